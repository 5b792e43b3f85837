import type { Attribution } from '../../schema/index.ts'
import { overlaps, type Span } from '../../text/index.ts'
import type { ParsedWord } from '../sentence.ts'
import { childrenOf, plain, type Site, subtreeOf } from './site.ts'

/** How a language marks to whom something is said, as the rows of a pack's `addressees.tsv`. */
export interface AddresseeRow {
  /** The cue's words and lemmas, in small letters. */
  readonly cue: RegExp
  /** Relation of the addressee to the cue, without subtype. */
  readonly relation: RegExp
  /** Lemma of its case marker; empty where it has none. */
  readonly case: RegExp
  /** What it may not be. */
  readonly but: RegExp
  /** What stands between source and content, with a group `addressee`; absent where the tree is asked. */
  readonly gap: RegExp | undefined
  /** What must follow it in the text. */
  readonly next: RegExp
}

/**
 * Rows of patterns: `gap` and what stands between source and content, or relation, lemma of the case marker, cue, what it is not, what must follow; the last two may lack.
 */
export function readAddressees(rows: readonly (readonly string[])[]): AddresseeRow[] {
  return rows.map(([relation, marker, cue, but = '', next = '']) => ({
    gap: relation === 'gap' ? new RegExp(marker, 'du') : undefined,
    relation: new RegExp(`^(?:${relation})$`, 'u'),
    case: new RegExp(relation === 'gap' ? '(?!)' : `^(?:${marker})$`, 'u'),
    cue: new RegExp(cue, 'u'),
    but: but === '' ? /^$/ : new RegExp(but, 'u'),
    next: new RegExp(next, 'u'),
  }))
}

/** To whom a statement is said: the first child of its cue that a row describes. */
export function addresseeOf(
  text: string,
  statement: Attribution,
  site: Site,
  cue: string,
  rows: readonly AddresseeRow[],
): Span[] {
  const { words } = site.sentence
  const fitting = rows.filter((row) => row.cue.test(cue))
  if (fitting.length === 0) return []
  const between = betweenSourceAndContent(text, statement, fitting)
  if (between) return [between]
  for (const head of site.cue) {
    for (const child of childrenOf(words, head)) {
      if (site.cue.includes(child) || statement.source.some((span) => overlaps(span, words[child]))) continue
      const span = addresseeAt(text, statement, words, child, fitting)
      if (span) return [span]
    }
  }
  return []
}

/** To whom it is said where that stands between source and content: 首相は記者団に「…」と述べた. */
function betweenSourceAndContent(
  text: string,
  { source, content }: Attribution,
  rows: readonly AddresseeRow[],
): Span | undefined {
  const from = source.at(-1)?.end ?? -1
  const to = content[0]?.start ?? -1
  if (from < 0 || to <= from || to - from > LOOKED_AT) return undefined
  const gap = text.slice(from, to)
  for (const { gap: pattern, but } of rows) {
    const [start, end] = pattern?.exec(gap)?.indices?.groups?.addressee ?? []
    if (start !== undefined && end !== undefined && !but.test(gap.slice(start, end))) {
      return { start: from + start, end: from + end }
    }
  }
  return undefined
}

/** The span of a child of the cue, where a row describes it and what was said leaves it out or opens with it. */
function addresseeAt(
  text: string,
  { source, content }: Attribution,
  words: readonly ParsedWord[],
  child: number,
  rows: readonly AddresseeRow[],
): Span | undefined {
  const marker = markerOf(words, child)
  const relation = plain(words[child].relation)
  const described = rows.filter((row) => row.relation.test(relation) && row.case.test(marker))
  if (described.length === 0) return undefined
  const around = content.filter((span) => overlaps(span, words[child]))
  const span = spanOf(words, child, around.length > 0 ? source : [...source, ...content])
  // "urged the ministry to wait": whom it was said to opens what was said; anywhere else in it is no addressee.
  if (!span || (around.length > 0 && !around.some(({ start }) => start === span.start))) return undefined
  const after = text.slice(span.end, span.end + LOOKED_AT)
  const said = text.slice(span.start, span.end)
  return described.some(({ but, next }) => !but.test(said) && next.test(after)) ? span : undefined
}

/** Characters after an addressee, or between source and content, that a row may ask for. */
const LOOKED_AT = 40

/** Lemmas of a word's case markers, in order, without a space; empty where it has none. */
function markerOf(words: readonly ParsedWord[], child: number): string {
  return childrenOf(words, child)
    .filter((word) => plain(words[word].relation) === 'case' || words[word].relation === 'fixed')
    .map((word) => words[word].lemma)
    .join('')
}

/** The words of a child's subtree without its case markers and marks at its edges, up to what is taken. */
function spanOf(words: readonly ParsedWord[], child: number, taken: readonly Span[]): Span | undefined {
  let { first, last } = subtreeOf(words, child)
  const isEdge = (word: number) =>
    word !== child &&
    (words[word].class === 'PUNCT' ||
      (words[word].head === child && plain(words[word].relation) === 'case') ||
      (words[word].relation === 'fixed' && word > child))
  const opensNothing = (word: number) => isEdge(word) || /^(?:ADP|SCONJ|CCONJ)$/.test(words[word].class)
  while (first < child && (opensNothing(first) || taken.some((span) => overlaps(span, words[first])))) first++
  const stop = words.findIndex(
    (word, at) =>
      at > child && at <= last && (taken.some((span) => overlaps(span, word)) || /^acl|^appos/.test(word.relation)),
  )
  if (stop > 0) last = Math.max(child, stop - 1)
  while (last > child && isEdge(last)) last--
  return { start: words[first].start, end: words[last].end }
}
