import type { Actor, Statement } from '../schema/index.ts'
import { type ExactSpan, type Span, type Term, terms } from '../text/index.ts'

/** A text and the statements that were read in it. */
export interface ReadVersion {
  readonly text: string
  readonly statements: readonly Statement[]
  /** Whom the statements are laid to; absent where nobody knows. Tells whom a pronoun means. */
  readonly actors?: readonly Actor[]
}

/** A statement, laid out for comparing with others. */
export interface Said {
  readonly statement: Statement
  /** The text it stands in. */
  readonly text: string
  /** From its first character to its last. */
  readonly extent: Span
  readonly content: Words
  readonly source: Words
  readonly cue: Words
  /** The fullest name the report gives its actor; absent where that is not known. */
  readonly name: string | undefined
}

/** The words of some spans. */
export interface Words {
  /** The spans' characters, a line break between spans. */
  readonly exact: string
  /** The words in small letters, without marks: equal where only the style of marks or letters differs. */
  readonly plain: string
  /** How often each term stands there; of long words the start alone, so that "rebuild" is like "rebuilt". */
  readonly counts: ReadonlyMap<string, number>
}

/** What the statements of a version say, for comparing. */
export function saidIn({ text, statements, actors = [] }: ReadVersion): Said[] {
  const names = new Map(actors.map(({ id, name }) => [id, name]))
  return statements.map((statement) => ({
    statement,
    text,
    extent: extentOf(statement),
    content: wordsOf(statement.content),
    source: wordsOf(statement.source),
    cue: wordsOf(statement.cue),
    name: statement.actor && names.get(statement.actor.value),
  }))
}

function extentOf({ source, cue, content }: Statement): Span {
  const all = [...source, ...cue, ...content]
  if (all.length === 0) return { start: 0, end: 0 }
  return { start: Math.min(...all.map(({ start }) => start)), end: Math.max(...all.map(({ end }) => end)) }
}

/** The words of the spans. */
export function wordsOf(spans: readonly ExactSpan[]): Words {
  const exact = spans.map((at) => at.exact).join('\n')
  const found = terms(exact)
  const counts = new Map<string, number>()
  for (const { term } of found) {
    const start = term.slice(0, STEM)
    counts.set(start, (counts.get(start) ?? 0) + 1)
  }
  return { exact, plain: plainOf(found), counts }
}

/** Letters of a word that tell it from others, whatever its ending. */
const STEM = 6

/** The terms in a row, without the "that" which only joins a content to its cue. */
function plainOf(found: readonly Term[]): string {
  return found
    .map(({ term }) => term)
    .join(' ')
    .replace(/^that (?=.* )/, '')
}

/** Where offset `at` of the spans' joined characters (see `Words`) stands in their text. */
export function placeOf(spans: readonly ExactSpan[], at: number): number {
  let offset = at
  for (const { start, exact } of spans) {
    if (offset <= exact.length) return start + offset
    offset -= exact.length + 1
  }
  return spans.at(-1)?.end ?? 0
}
