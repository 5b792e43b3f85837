import type { Attribution } from '../../schema/index.ts'
import { overlaps, type Span } from '../../text/index.ts'
import { isQuotationMark } from '../attribute/quotes.ts'
import type { ParsedWord } from '../sentence.ts'
import { matchesOf } from './matches.ts'
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
  /** What ends an addressee that follows the cue; absent where the tree is asked. */
  readonly stop: RegExp | undefined
  /** What tells of it anywhere beside what is said, with a group `addressee`; absent where the tree is asked. */
  readonly beside: RegExp | undefined
  /** Whether it is whose answer follows: "Asked about …, she said". */
  readonly isAnswering: boolean
  /** What must follow it in the text. */
  readonly next: RegExp
}

/**
 * Rows of patterns: relation, lemma of the case marker, cue, what it is not, what must follow; the last two may lack. In
 * place of a relation, `gap` has what stands between source and content behind it, `behind` what ends what follows the cue,
 * `beside` what stands anywhere in the sentence outside what is said, and `answering` nothing: the one whose answer follows.
 */
export function readAddressees(rows: readonly (readonly string[])[]): AddresseeRow[] {
  return rows.map(([relation, marker, cue, but = '', next = '']) => ({
    gap: relation === 'gap' ? new RegExp(marker, 'du') : undefined,
    stop: relation === 'behind' ? new RegExp(marker, 'u') : undefined,
    beside: relation === 'beside' ? new RegExp(marker, 'dgu') : undefined,
    isAnswering: relation === 'answering',
    relation: new RegExp(`^(?:${relation})$`, 'u'),
    case: new RegExp(/^(?:gap|behind|beside|answering)$/.test(relation) ? '(?!)' : `^(?:${marker})$`, 'u'),
    cue: new RegExp(cue, 'u'),
    but: but === '' ? /^$/ : new RegExp(but, 'u'),
    next: new RegExp(next, 'u'),
  }))
}

/** To whom a statement is said, by the words between its parts, else the first child of its cue that a row describes. */
export function addresseeOf(
  text: string,
  statement: Attribution,
  site: Site,
  cue: string,
  rows: readonly AddresseeRow[],
  window: readonly Span[],
  next: Attribution | undefined,
): Span[] {
  const { words } = site.sentence
  const fitting = rows.filter((row) => row.cue.test(cue))
  if (fitting.length === 0) return []
  const between = betweenSourceAndContent(text, statement, fitting)
  if (between) return [between]
  const behind = behindCue(text, statement, site, fitting)
  if (behind) return [behind]
  const isAsked = statement.source.length === 0 && fitting.some(({ isAnswering }) => isAnswering)
  if (isAsked && next && answersIn(site.sentence, statement, next)) return [...next.source]
  for (const head of site.cue) {
    for (const child of childrenOf(words, head)) {
      if (site.cue.includes(child) || statement.source.some((span) => overlaps(span, words[child]))) continue
      const span = addresseeAt(text, statement, words, child, fitting)
      if (span) return [span]
    }
  }
  const beside = besideContent(text, statement, window, fitting)
  return beside ? [beside] : []
}

/** To whom it is said by what stands outside what is said, or opens it: "in an interview with the paper", 同紙の取材に. */
function besideContent(
  text: string,
  { source, cue, content }: Attribution,
  window: readonly Span[],
  rows: readonly AddresseeRow[],
): Span | undefined {
  const [said] = content
  const opening = said ? [{ start: said.start, end: said.start + quotedFrom(said.exact) }] : []
  for (const { beside, but } of rows) {
    if (!beside) continue
    for (const part of [...window, ...opening]) {
      for (const { indices } of matchesOf(text.slice(part.start, part.end), beside)) {
        const [from, to] = indices?.groups?.addressee ?? [0, 0]
        const span = { start: part.start + from, end: part.start + to }
        if (from === to || but.test(text.slice(span.start, span.end))) continue
        // "Officials contacted by the agency said": who is asked may stand in the words for who answers.
        const isTaken = source.some((each) => overlaps(each, span) && span.start <= each.start)
        if (!isTaken && !cue.some((each) => overlaps(each, span))) return span
      }
    }
  }
  return undefined
}

/** Whether what a question is followed by in its sentence is laid to somebody outside it. */
function answersIn(sentence: Span, { content }: Attribution, { source }: Attribution): boolean {
  return (
    source.length > 0 &&
    source.every((span) => span.end <= sentence.end && !content.some((said) => overlaps(said, span)))
  )
}

/**
 * To whom it is said where that stands between source and content, or what was taken for the first of it, before a
 * quotation: 首相は記者団に「…」と述べた.
 */
function betweenSourceAndContent(
  text: string,
  { source, content }: Attribution,
  rows: readonly AddresseeRow[],
): Span | undefined {
  const from = source.at(-1)?.end ?? -1
  const said = content[0]
  if (from < 0 || !said) return undefined
  const opening = said.exact.slice(0, LOOKED_AT)
  const pauses = matchesOf(opening, PAUSE).map(({ index }) => said.start + index + 1)
  const ends = [said.start, said.start + quotedFrom(said.exact), ...pauses.slice(0, 3)].filter(
    (to) => from < to && to - from <= LOOKED_AT,
  )
  for (const to of ends) {
    const gap = text.slice(from, to)
    for (const { gap: pattern, but } of rows) {
      const [start, end] = pattern?.exec(gap)?.indices?.groups?.addressee ?? []
      if (start !== undefined && end !== undefined && !but.test(gap.slice(start, end))) {
        return { start: from + start, end: from + end }
      }
    }
  }
  return undefined
}

const PAUSE = /[、，]/gu

/** Where in what is said a quotation opens near its start, for words before it are not quoted; 0 where none does. */
function quotedFrom(content: string): number {
  return Math.max(
    0,
    [...content.slice(0, LOOKED_AT)].findIndex((mark) => isQuotationMark(mark)),
  )
}

/** To whom it is said where that follows the cue's word itself, up to what is said: "told the crowd that …". */
function behindCue(
  text: string,
  { content }: Attribution,
  { sentence, head, cue }: Site,
  rows: readonly AddresseeRow[],
): Span | undefined {
  const verb = cue.find((word) => sentence.words[word].class === 'VERB') ?? head
  const start = sentence.words[verb]?.end
  if (start === undefined) return undefined
  const said = content.find((span) => span.start >= start && span.start < start + BEHIND)
  const isWithin = said && /^[^\p{L}]*$/u.test(text.slice(start, said.start))
  const end = isWithin || !said ? Math.min(sentence.end, start + BEHIND) : said.start
  const words = text.slice(start, end)
  const rest = text.slice(start, Math.min(sentence.end, start + BEHIND))
  for (const { stop, but, next } of rows) {
    if (!stop) continue
    const found = stop.exec(words)
    // "told a [news conference they …": what opens what is said may be the rest of the hearer's name.
    const isCut = !found && said !== undefined && but.test(words.trim())
    const after = (isCut ? stop.exec(rest)?.index : found?.index) ?? (said || sentence.end <= end ? words.length : 0)
    const named = /^\s(.*?)[\s,]*$/su.exec(rest.slice(0, after))?.[1]
    if (named && !but.test(named) && next.test(text.slice(start + after, start + after + LOOKED_AT)))
      return { start: start + 1, end: start + 1 + named.length }
  }
  return undefined
}

/** Characters behind a cue's word that are looked through. */
const BEHIND = 120

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
  if (!described.some(({ but, next }) => !but.test(said) && next.test(after))) return undefined
  // "Fox News’ Megyn Kelly": whose name it is that stands behind.
  const rest = /^['’]s?(?: \p{Lu}[\p{L}.'’-]*)+/u.exec(after)?.[0] ?? ''
  return { start: span.start, end: span.end + rest.length }
}

/** Characters after an addressee, or between source and content, that a row may ask for. */
const LOOKED_AT = 60

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
