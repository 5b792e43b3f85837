import type { Attribution } from '../../schema/index.ts'
import { overlaps, type Span } from '../../text/index.ts'
import type { ParsedWord } from '../sentence.ts'
import { childrenOf, plain, type Site, subtreeOf } from './site.ts'

/** How a language marks to whom something is said, as the rows of a pack's `addressees.tsv`. */
export interface AddresseeRow {
  /** The cue's words and lemmas, in small letters. */
  readonly cue: RegExp
  /** Relation of the addressee to the cue, without subtype. */
  readonly relation: string
  /** Lemma of its case marker; empty where it has none. */
  readonly case: RegExp
  /** What it may not be. */
  readonly but: RegExp
}

/** Rows of relation, pattern of the case marker's lemma, pattern of the cue, pattern of what it is not. */
export function readAddressees(rows: readonly (readonly string[])[]): AddresseeRow[] {
  return rows.map(([relation, marker, cue, but = '']) => ({
    relation,
    case: new RegExp(`^(?:${marker})$`, 'u'),
    cue: new RegExp(cue, 'u'),
    but: but === '' ? /^$/ : new RegExp(but, 'u'),
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
  const taken = [...statement.source, ...statement.content]
  for (const head of site.cue) {
    for (const child of childrenOf(words, head)) {
      if (site.cue.includes(child) || taken.some((span) => overlaps(span, words[child]))) continue
      const marker = markerOf(words, child)
      const row = fitting.find((each) => each.relation === plain(words[child].relation) && each.case.test(marker))
      if (!row) continue
      const span = spanOf(words, child, taken)
      if (span && !row.but.test(text.slice(span.start, span.end))) return [span]
    }
  }
  return []
}

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
  while (first < child && (isEdge(first) || taken.some((span) => overlaps(span, words[first])))) first++
  const stop = words.findIndex(
    (word, at) =>
      at > child && at <= last && (taken.some((span) => overlaps(span, word)) || /^acl|^appos/.test(word.relation)),
  )
  if (stop > 0) last = Math.max(child, stop - 1)
  while (last > child && isEdge(last)) last--
  return { start: words[first].start, end: words[last].end }
}
