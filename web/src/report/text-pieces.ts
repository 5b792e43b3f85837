import type { Block, Damage, Statement } from '../../../src/schema/index.ts'
import type { Span } from '../../../src/text/index.ts'

/** The roles that are marked in a text. */
export const ROLES = ['source', 'cue', 'content', 'addressee', 'via'] as const

export type Role = (typeof ROLES)[number]

/** A stretch of a text over which the same statements play the same roles. */
export interface TextPiece extends Span {
  readonly roles: readonly Role[]
  /** Numbers of the statements of which it is a part, as a reader counts them from 1, in order. */
  readonly statements: readonly number[]
  /** Numbers of the statements that begin here: their first word is the first of this piece. */
  readonly begins: readonly number[]
  /** How many contents it lies in: a statement within another is 2 deep. */
  readonly depth: number
  /** Places, in the list of damage, of what is wrong here. */
  readonly damage: readonly number[]
}

/** A paragraph: a line of the text with the breaks behind it. */
export interface Paragraph extends Span {
  readonly kind: Block['kind']
  readonly pieces: readonly TextPiece[]
}

/** What is marked in a text. */
export interface Marked {
  readonly text: string
  readonly blocks: readonly Block[]
  readonly statements: readonly Statement[]
  readonly damage: readonly Damage[]
}

/**
 * A text as paragraphs, each cut wherever a span begins or ends. The pieces of all paragraphs rejoin to the text exactly and no cut
 * parts the two halves of a character; work grows with the length of the text and the number of spans.
 */
export function paragraphsOf(marked: Marked): Paragraph[] {
  const { text, blocks } = marked
  const marks = marksOf(marked)
  let next = 0
  let open: Mark[] = []
  let block = 0
  return linesOf(text).map(({ start, end }) => {
    while (block + 1 < blocks.length && blocks[block + 1].start <= start) block++
    open = open.filter((mark) => mark.end > start)
    for (; next < marks.length && marks[next].start < end; next++) open.push(marks[next])
    return { start, end, kind: blocks[block]?.kind ?? 'body', pieces: piecesOf(open, start, end) }
  })
}

/** In which paragraphs each statement stands, by its number. */
export function placesOf(paragraphs: readonly Paragraph[]): ReadonlyMap<number, readonly number[]> {
  const places = new Map<number, number[]>()
  for (const [at, { pieces }] of paragraphs.entries()) {
    for (const number of new Set(pieces.flatMap(({ statements }) => statements))) {
      const known = places.get(number)
      if (known === undefined) places.set(number, [at])
      else known.push(at)
    }
  }
  return places
}

/** A span with what it is: of a statement in a role, or of damage. */
interface Mark extends Span {
  readonly role: Role | undefined
  /** The statement’s number, or the damage’s place. */
  readonly number: number
  readonly isFirst: boolean
}

function marksOf({ text, statements, damage }: Marked): Mark[] {
  const ofStatements = statements.flatMap((statement, at) => {
    const first = beginningOf(statement)
    return ROLES.flatMap((role) =>
      statement[role].map((span) => ({ ...whole(text, span), role, number: at + 1, isFirst: span === first })),
    )
  })
  const ofDamage = damage.map((span, at) => ({ ...whole(text, span), role: undefined, number: at, isFirst: false }))
  return [...ofStatements, ...ofDamage]
    .filter(({ start, end }) => start < end)
    .sort((one, other) => one.start - other.start || other.end - one.end || one.number - other.number)
}

/** The span that a statement begins with in the text; of a statement in several places, where its own words or those for its source first stand. */
export function beginningOf({ source, cue, content, via }: Statement): Statement['content'][number] | undefined {
  const spans = [...source, ...cue, ...content, ...via]
  return spans.reduce<(typeof spans)[number] | undefined>(
    (first, span) => (first === undefined || span.start < first.start ? span : first),
    undefined,
  )
}

/** A span within the text that takes both halves of a character. */
function whole(text: string, { start, end }: Span): Span {
  const from = Math.max(0, Math.min(start, text.length))
  const to = Math.max(from, Math.min(end, text.length))
  return { start: isInCharacter(text, from) ? from - 1 : from, end: isInCharacter(text, to) ? to + 1 : to }
}

function isInCharacter(text: string, at: number): boolean {
  return at > 0 && at < text.length && /^[\ud800-\udbff][\udc00-\udfff]$/.test(text.slice(at - 1, at + 1))
}

/** The lines of a text, each with the line breaks behind it; white space before the first belongs to the first. */
function linesOf(text: string): Span[] {
  const lines: Span[] = []
  let start = 0
  for (const { index, 0: breaks } of text.matchAll(/[\n\r\u2028\u2029]\s*/g)) {
    let end = index + breaks.length
    while (!LINE_BREAKS.has(text[end - 1])) end--
    const isBlank = lines.length === 0 && text.slice(start, index).trim() === ''
    if (isBlank && end < text.length) continue
    lines.push({ start, end })
    start = end
  }
  if (start < text.length) lines.push({ start, end: text.length })
  return lines
}

const LINE_BREAKS: ReadonlySet<string> = new Set(['\n', '\r', '\u2028', '\u2029'])

/** The stretch from `start` to `end` cut by the marks that touch it, which are in order. */
function piecesOf(marks: readonly Mark[], start: number, end: number): TextPiece[] {
  const cuts = new Set([start, end])
  for (const mark of marks) {
    cuts.add(Math.max(start, mark.start))
    cuts.add(Math.min(end, mark.end))
  }
  const places = [...cuts].sort((a, b) => a - b)
  let next = 0
  let open: Mark[] = []
  return places.slice(0, -1).map((from, at) => {
    open = open.filter((mark) => mark.end > from)
    for (; next < marks.length && marks[next].start <= from; next++) if (marks[next].end > from) open.push(marks[next])
    return pieceOf(open, from, places[at + 1])
  })
}

function pieceOf(open: readonly Mark[], start: number, end: number): TextPiece {
  const ofStatements = open.filter(({ role }) => role !== undefined)
  const numbers = (marks: readonly Mark[]) => [...new Set(marks.map(({ number }) => number))].sort((a, b) => a - b)
  return {
    start,
    end,
    roles: ROLES.filter((role) => open.some((mark) => mark.role === role)),
    statements: numbers(ofStatements),
    begins: numbers(ofStatements.filter((mark) => mark.isFirst && mark.start === start)),
    depth: open.filter(({ role }) => role === 'content').length,
    damage: numbers(open.filter(({ role }) => role === undefined)),
  }
}
