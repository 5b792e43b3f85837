import type { Act, Attribution } from '../../schema/index.ts'
import type { ExactSpan, Span } from '../../text/index.ts'
import type { Features } from '../attribute/features.ts'
import { HASH_SEED, hashText, mix } from '../model/hash.ts'
import type { ParsedSentence, ParsedWord } from '../sentence.ts'
import { actRowOf } from './acts.ts'
import { ACTS } from './lists.ts'
import type { Roles } from './roles.ts'
import { type Site, sentenceAt } from './site.ts'
import type { Tones } from './tones.ts'

/** How many words of what is said are looked at: bounds the time, and what an act is shows early and at the end. */
const MOST_FIRST = 40
const MOST_LAST = 12
/** How many sentences of what is said are looked at. */
const MOST_SENTENCES = 4

/** What models of roles see of a statement. */
export interface Saying {
  /** Its properties, each the running hash of its number and two values. */
  readonly properties: readonly number[]
  /** The act that the pack's table gives it, and that by its cue alone: whether an answer is theirs is a property too. */
  readonly byTable: Act
  readonly byCue: Act | undefined
  /** Of the row that gives the act. */
  readonly row: number
  /** Whether the tables say that it leaves something to come. */
  readonly isPending: boolean
}

/** A statement whose roles are judged. */
export interface Said {
  readonly attribution: Attribution
  /** What it says itself, without the statements within it. */
  readonly own: readonly ExactSpan[]
  readonly site: Site
  /** Its cue as patterns see it. */
  readonly cue: string
  /** Whether the pack's tables say that it leaves something to come. */
  readonly isPending: boolean
}

/** Describes a statement by its cue, by the words it says, by how they are put and by what the tables make of it. */
export function sayingOf(
  said: Said,
  sentences: readonly ParsedSentence[],
  { acts: rows, tones }: Pick<Roles, 'acts' | 'tones'>,
): Saying {
  const { attribution, own, site, cue: cueWords, isPending } = said
  const found = actRowOf({ content: own }, cueWords, rows)
  const byTable = found?.act ?? 'assert'
  const byCue = rows.find((row) => !isAny(row.cue) && isAny(row.content) && row.cue.test(cueWords))?.act
  // By its patterns and not by its line: tables grow.
  const row = found ? hashText(`${found.cue.source} ${found.content.source}`) : 0
  const properties: number[] = []
  const add = (property: number, one: string | number, other: string | number = 0) => {
    properties.push(runningHash(property, hashed(one), hashed(other)))
  }
  const cue = site.cue.map((at) => site.sentence.words[at])
  const content = wordsOf(own, sentences)
  const isTelling = byCue === undefined ? 0 : 1
  add(BIAS, 0)
  add(1, byTable)
  add(2, row)
  add(3, byCue ?? '')
  add(4, byTable, byCue ?? '')
  add(5, attribution.quotation, isTelling)
  add(6, cue.map(({ lemma }) => lemma.toLowerCase()).join(' '))
  for (const word of cue) add(7, word.lemma.toLowerCase(), word.class)
  if (site.head >= 0) add(8, site.sentence.words[site.head].lemma.toLowerCase())
  addOrder(content, isTelling, add)
  const roots = rootsOf(content)
  const persons = roots.map((root) => addRoot(content, root, isTelling, add))
  addTones(content, roots, persons[0] ?? '', isTelling, tones, add)
  return { properties, byTable, byCue, row, isPending }
}

function isAny({ source }: RegExp): boolean {
  return source === '(?:)'
}

type Add = (property: number, one: string | number, other?: string | number) => void

/** The words said, each and in pairs, and how they begin and end. */
function addOrder(content: readonly ContentWord[], isTelling: number, add: Add): void {
  const lemmas = content.map(({ word }) => word.lemma.toLowerCase())
  const shown =
    lemmas.length > MOST_FIRST + MOST_LAST ? [...lemmas.slice(0, MOST_FIRST), ...lemmas.slice(-MOST_LAST)] : lemmas
  for (const lemma of new Set(shown)) {
    add(20, lemma)
    add(21, lemma, isTelling)
  }
  for (let at = 0; at + 1 < shown.length; at++) add(22, shown[at], shown[at + 1])
  const letters = content.filter(({ word }) => word.class !== 'PUNCT').map(({ word }) => word)
  for (const [at, word] of letters.slice(0, 2).entries()) add(23, at, word.form.toLowerCase())
  for (const [at, word] of letters.slice(-5).entries())
    add(24, word.lemma.toLowerCase(), at + 5 - Math.min(5, letters.length))
  const last = letters.slice(-4).map(({ form }) => form)
  for (let n = 1; n <= 3 && n <= last.length; n++) add(25, last.slice(-n).join(' '), n)
  if (content.some(({ word }) => word.form === '?' || word.form === '？')) add(26, isTelling)
  add(27, lengthStep(content.length), isTelling)
}

/** A clause's head with its subject, its auxiliaries and what denies it; gives the subject if it is a pronoun or a name. */
function addRoot(
  content: readonly ContentWord[],
  { word, at, sentence }: ContentWord,
  isTelling: number,
  add: Add,
): string {
  const lemma = word.lemma.toLowerCase()
  add(40, lemma)
  add(41, lemma, isTelling)
  add(42, word.class, word.tag)
  let helpers = ''
  let subject = ''
  let person = ''
  for (const other of content) {
    if (other.sentence !== sentence || other.word.head !== at) continue
    const relation = other.word.relation
    const tied = other.word.lemma.toLowerCase()
    if (/^(?:aux|cop|mark|advmod|obl|fixed)/.test(relation)) add(43, relation, tied)
    if (/^(?:aux|cop)/.test(relation)) helpers += `${tied} `
    if (/^(?:nsubj|dislocated)/.test(relation)) {
      subject = other.word.class === 'PROPN' ? 'PROPN' : tied
      person = /^(?:PRON|PROPN)$/.test(other.word.class) ? subject : ''
    }
    add(44, relation, isTelling)
  }
  add(45, helpers, subject)
  add(46, helpers)
  add(47, subject)
  add(48, helpers, lemma)
  add(49, subject, lemma)
  return person
}

/** What its words blame, praise, fear or plan, and of whom. */
function addTones(
  content: readonly ContentWord[],
  roots: readonly ContentWord[],
  person: string,
  isTelling: number,
  tones: Tones,
  add: Add,
): void {
  const counts = new Map<number, number>()
  for (const { word } of content.slice(0, MOST_FIRST)) {
    const set = tones.get(word.lemma.toLowerCase()) ?? 0
    for (let bit = 0; bit < 30; bit++) if (set & (1 << bit)) counts.set(bit, (counts.get(bit) ?? 0) + 1)
  }
  for (const [bit, count] of counts) {
    add(51, bit, isTelling)
    add(52, bit, Math.min(3, count))
    add(54, bit, person)
    for (const other of counts.keys()) if (other > bit) add(53, bit, other)
  }
  for (const { word } of roots.slice(0, 2)) {
    const set = tones.get(word.lemma.toLowerCase()) ?? 0
    add(55, set, isTelling)
    add(56, set, person)
  }
}

interface ContentWord {
  readonly word: ParsedWord
  readonly at: number
  readonly sentence: ParsedSentence
}

function wordsOf(spans: readonly Span[], sentences: readonly ParsedSentence[]): ContentWord[] {
  const found: ContentWord[] = []
  let seen = 0
  for (const { start, end } of spans) {
    for (let at = sentenceAt(sentences, start); at < sentences.length && seen < MOST_SENTENCES; at++) {
      const sentence = sentences[at]
      if (sentence.start >= end) break
      seen++
      sentence.words.forEach((word, index) => {
        if (start <= word.start && word.end <= end) found.push({ word, at: index, sentence })
      })
    }
  }
  return found
}

/** The words of what is said that hang from none of it. */
function rootsOf(content: readonly ContentWord[]): ContentWord[] {
  const inside = new Map<ParsedSentence, Set<number>>()
  for (const { sentence, at } of content) inside.set(sentence, (inside.get(sentence) ?? new Set()).add(at))
  return content
    .filter(({ word, sentence }) => word.class !== 'PUNCT' && !inside.get(sentence)?.has(word.head))
    .slice(0, MOST_SENTENCES)
}

function lengthStep(length: number): number {
  if (length < 4) return length
  return length < 8 ? 4 : length < 16 ? 5 : length < 32 ? 6 : 7
}

/** The property that every statement has. */
const BIAS = 0

function runningHash(property: number, one: number, other: number): number {
  return mix(mix(mix(HASH_SEED, property), one), other)
}

function hashed(value: string | number): number {
  return typeof value === 'number' ? value : hashText(value)
}

/** The features of a statement for one act that a model may give it. */
export function describeAct(saying: Saying, act: Act, features: Features): void {
  const isTables = act === saying.byTable ? 1 : 0
  features.add2(4000, isTables, act === saying.byCue ? 1 : 0)
  if (isTables) features.add(4001, saying.row)
  describeAnswer(saying, ACTS.indexOf(act), features)
}

/** The feature that every statement has for an act. */
export function describeBias(act: Act, features: Features): void {
  features.addTo(runningHash(BIAS, 0, 0), ACTS.indexOf(act))
}

/** The features of a statement for leaving something to come. */
export function describePending(saying: Saying, features: Features): void {
  features.add(4010, saying.isPending ? 1 : 0)
  describeAnswer(saying, ACTS.length, features)
}

function describeAnswer({ properties }: Saying, answer: number, features: Features): void {
  for (const property of properties) features.addTo(property, answer)
}
