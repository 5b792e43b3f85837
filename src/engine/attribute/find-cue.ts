import { HASH_SEED, hashText, mix } from '../model/hash.ts'
import { type Features, pair } from './features.ts'
import { STRONG, type Trees } from './trees.ts'
import {
  ADVCL,
  CCOMP,
  childBy,
  marker,
  NMOD,
  OBJ,
  OBL,
  PARATAXIS,
  PUNCTUATION,
  sentenceEnd,
  sentenceFirst,
  XCOMP,
} from './walk.ts'

const CORE: ReadonlyMap<number, number> = new Map(
  ['nsubj', 'ccomp', 'xcomp', 'obj', 'iobj', 'advcl', 'parataxis', 'aux', 'cop', 'csubj', 'acl', 'dep'].map(
    (relation, bit): [number, number] => [hashText(relation), 1 << bit],
  ),
)
const PASSIVE = hashText('aux:pass')
const SUBJECT_PASSIVE = hashText('nsubj:pass')
const COLON_LIKE = new Set([':', '―', '—', '–', '-', '--', '…'].map((mark) => hashText(mark)))

/** Classes of words that are cues only where the lexicon says so. */
const CLOSED = new Set(
  ['DET', 'PRON', 'PART', 'CCONJ', 'SCONJ', 'NUM', 'ADP', 'ADV', 'AUX'].map((name) => hashText(name)),
)

/** Whether a word may be a cue's head at all: punctuation and small words only where they can introduce speech. */
export function mayBeCue(trees: Trees, word: number): boolean {
  if (trees.wordClass[word] === PUNCTUATION) return COLON_LIKE.has(trees.form[word])
  return trees.step[word] > 0 || !CLOSED.has(trees.wordClass[word])
}

/** Which core arguments a word has, as a set of bits. */
export function signature(trees: Trees, word: number): number {
  let bits = 0
  for (let child = trees.firstChild[word]; child >= 0; child = trees.nextSibling[child]) {
    bits |= CORE.get(trees.relation[child]) ?? 0
    const full = trees.fullRelation[child]
    if (full === PASSIVE || full === SUBJECT_PASSIVE) bits |= 1 << 20
  }
  return bits
}

/** Describes a word as the possible head of a cue. */
export function describeCue(trees: Trees, word: number, features: Features): void {
  const { form, lemma, wordClass, tag, relation, fullRelation, head, step, quote } = trees
  const first = sentenceFirst(trees, word)
  const end = sentenceEnd(trees, word)
  const own = lemma[word]
  const kind = pair(step[word], wordClass[word])
  const arguments_ = signature(trees, word)
  const around = trees.sinceClosing[word] * 8 + trees.toOpening[word]
  features.add(1, form[word])
  features.add(2, own)
  features.add(3, trees.suffix[word])
  features.add(4, wordClass[word])
  features.add(5, tag[word])
  features.add(6, fullRelation[word])
  features.add(7, kind)
  features.add(8, arguments_)
  features.add2(9, own, arguments_)
  features.add2(10, kind, arguments_)
  features.add2(11, own, relation[word])
  features.add2(12, kind, fullRelation[word])
  features.add2(13, own, quote[word])
  features.add2(14, kind, quote[word])
  features.add2(15, own, trees.sinceClosing[word])
  features.add2(16, kind, trees.sinceClosing[word])
  features.add2(17, own, trees.toOpening[word])
  features.add2(18, kind, trees.toOpening[word])
  features.add2(19, kind, around)
  features.add2(20, own, tag[word])
  features.add(21, around)
  const reporting = othersStrong(trees, word)
  features.add2(22, reporting, kind)
  features.add2(23, reporting, own)
  features.add2(24, reporting, trees.sentenceStart.length > 2 ? 1 : 0)
  features.add3(25, reporting, kind, arguments_)
  const cluster = trees.cluster[word]
  features.add(26, cluster)
  features.add2(27, cluster, arguments_)
  features.add2(28, cluster, fullRelation[word])
  features.add3(29, cluster, quote[word], trees.sinceClosing[word])
  describeHead(trees, word, kind, features)
  describeChildren(trees, word, kind, features)
  for (let offset = -2; offset <= 2; offset++) {
    const at = word + offset
    if (offset === 0) continue
    const inside = first <= at && at < end
    const near = inside ? form[at] : offset
    const nearClass = inside ? wordClass[at] : offset
    features.add2(60, offset, near)
    features.add2(61, offset, nearClass)
    features.add3(62, offset, nearClass, kind)
    if (offset === 1 || offset === -1) features.add3(63, offset, own, near)
  }
  features.add2(70, word === first ? 1 : 0, word === end - 1 ? 1 : 0)
  if (wordClass[word] === PUNCTUATION) describeMark(trees, word, first, end, features)
  let above = head[word]
  for (let depth = 1; depth <= 3 && above >= 0; depth++) {
    features.add3(71, depth, step[above], wordClass[above])
    features.add3(72, depth, kind, pair(step[above], wordClass[above]))
    above = head[above]
  }
}

/** How much reporting the rest of the text does: a text with none of it rarely starts to. */
function othersStrong(trees: Trees, word: number): number {
  const others = trees.nStrong - (trees.step[word] >= STRONG ? 1 : 0)
  return others < 2 ? others : others < 5 ? 2 : 3
}

function describeHead(trees: Trees, word: number, kind: number, features: Features): void {
  const head = trees.head[word]
  if (head < 0) {
    features.add(30, kind)
    return
  }
  features.add(31, trees.lemma[head])
  features.add2(32, trees.relation[word], trees.lemma[head])
  features.add2(33, trees.wordClass[head], trees.relation[word])
  features.add3(34, kind, trees.relation[word], trees.step[head])
  features.add2(35, kind, head < word ? 0 : 1)
  features.add3(36, trees.relation[word], trees.cluster[head], kind)
}

function describeChildren(trees: Trees, word: number, kind: number, features: Features): void {
  const { relation, wordClass, lemma } = trees
  let relations = HASH_SEED
  for (let child = trees.firstChild[word]; child >= 0; child = trees.nextSibling[child]) {
    const side = child < word ? 0 : 1
    const tie = relation[child]
    relations = mix(relations, tie)
    features.add2(40, tie, side)
    features.add3(41, tie, side, kind)
    features.add2(42, tie, wordClass[child])
    features.add2(43, tie, lemma[child])
    features.add3(44, tie, lemma[word], side)
    if (tie === NMOD || tie === OBL || tie === CCOMP || tie === ADVCL || tie === XCOMP) {
      const tied = marker(trees, child)
      features.add2(45, tie, tied)
      features.add3(46, tie, tied, lemma[word])
      features.add3(47, tie, tied, kind)
    }
    if (tie === CCOMP || tie === PARATAXIS || tie === OBJ) {
      features.add3(48, tie, side, pair(trees.quote[child], kind))
      features.add3(49, tie, wordClass[child], kind)
    }
  }
  features.add2(50, relations, kind)
  const object = childBy(trees, word, OBJ)
  if (object < 0) return
  features.add2(51, lemma[word], lemma[object])
  features.add2(52, lemma[word], trees.cluster[object])
  features.add2(53, kind, trees.cluster[object])
  features.add3(54, kind, lemma[object], trees.cluster[word])
}

/** A colon or dash: what stands around it, and how far into its sentence it is. */
function describeMark(trees: Trees, word: number, first: number, end: number, features: Features): void {
  const mark = trees.form[word]
  const place = Math.min(4, word - first) * 8 + Math.min(4, end - 1 - word)
  features.add2(80, mark, place)
  features.add3(81, mark, trees.sinceClosing[word], trees.toOpening[word])
  features.add2(82, mark, trees.quote[word])
  const before = word > first ? trees.isCapital[word - 1] : 2
  const after = word + 1 < end ? trees.isCapital[word + 1] * 4 + trees.quote[word + 1] : 9
  features.add3(83, mark, before, after)
}
