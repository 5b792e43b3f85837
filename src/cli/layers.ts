import type { Reading, Statement } from '../schema/index.ts'

/** The roles that are marked in a text. */
export const ROLES = ['source', 'cue', 'content'] as const
export type Role = (typeof ROLES)[number]

/** A role of a statement: one span of it, with the statement's number as a reader sees it (from 1). */
export interface Mark {
  readonly number: number
  readonly role: Role
  readonly start: number
  readonly end: number
}

/** A stretch of text over which the same marks are open. */
export interface Stretch {
  readonly start: number
  readonly end: number
  /** Outermost first. */
  readonly marks: readonly Mark[]
  readonly opens: readonly Mark[]
  readonly closes: readonly Mark[]
}

/** All marks of a reading, longer ones first where they start together. */
function marksOf(reading: Reading): Mark[] {
  return reading.statements
    .flatMap((statement, i) => ROLES.flatMap((role) => marksOfRole(statement, i + 1, role)))
    .sort((a, b) => a.start - b.start || b.end - a.end || a.number - b.number)
}

function marksOfRole(statement: Statement, number: number, role: Role): Mark[] {
  return statement[role].map(({ start, end }) => ({ number, role, start, end }))
}

/** The text of each block of a reading cut wherever a mark opens or closes; linear in the number of marks. */
export function stretchesOf(reading: Reading): Stretch[][] {
  const marks = marksOf(reading)
  let next = 0
  let open: Mark[] = []
  return reading.blocks.map(({ start, end }) => {
    open = open.filter((mark) => mark.end > start)
    for (; next < marks.length && marks[next].start < end; next++) open.push(marks[next])
    return stretches(open, start, end)
  })
}

/** A block's text cut by the marks that touch it, given in the order of `marksOf`. */
function stretches(marks: readonly Mark[], start: number, end: number): Stretch[] {
  const cuts = new Set([start, end])
  for (const mark of marks) {
    cuts.add(Math.max(start, mark.start))
    cuts.add(Math.min(end, mark.end))
  }
  const places = [...cuts].sort((a, b) => a - b)
  let next = 0
  let open: Mark[] = []
  return places.slice(0, -1).map((from, i) => {
    const to = places[i + 1]
    open = open.filter((mark) => mark.end > from)
    for (; next < marks.length && marks[next].start <= from; next++) if (marks[next].end > from) open.push(marks[next])
    return {
      start: from,
      end: to,
      marks: open,
      opens: open.filter((mark) => mark.start === from),
      closes: open.filter((mark) => mark.end === to).reverse(),
    }
  })
}
