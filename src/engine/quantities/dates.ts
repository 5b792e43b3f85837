import type { SaidDate } from '../../schema/index.ts'
import { exact, type Span } from '../../text/index.ts'
import { type Days, dayOf, parseDay, partsOf, periodAround, toEdtf, weekdayOf } from './calendar.ts'
import { type NumberWords, numberIn } from './numbers.ts'

/** How a language writes dates, as a pack's `dates.tsv`. */
export interface DateTable {
  readonly rows: readonly DateRow[]
  readonly months: readonly string[]
  readonly weekdays: readonly string[]
  readonly numbers: NumberWords
  /** What before or behind a weekday makes it one to come. */
  readonly future: RegExp
  /** What right behind it does. */
  readonly futureAfter: RegExp
}

interface DateRow {
  readonly rule: Rule
  readonly name: string
  readonly shift: number
  readonly unit: Unit | undefined
  readonly pattern: RegExp
}

type Unit = 'day' | 'week' | 'month' | 'year'
const RULES = ['date', 'month', 'year', 'weekday', 'offset', 'period', 'ago', 'ahead', 'coming'] as const
type Rule = (typeof RULES)[number]

/**
 * Rows of rule, unit, shift, pattern. Patterns may have the groups y, m, d, w (weekday), n (number), part (a third of a
 * month: early, mid, late, 上旬 …), era (years before its first), until and since. Rows `months`, `weekdays`, `future` and `future-after`
 * hold lists or a pattern in their last column, rows `number` a value and a word.
 */
export function readDates(rows: readonly (readonly string[])[]): DateTable {
  const last = (kind: string) => rows.find(([rule]) => rule === kind)?.[3] ?? ''
  const numbers = rows.filter(([rule]) => rule === 'number').map(([, , value, word]) => [word, Number(value)] as const)
  return {
    rows: rows.flatMap(([rule, unit, shift, pattern], at) => {
      const known = RULES.find((each) => each === rule)
      const row = { name: `dates.tsv:${at + 1}`, shift: Number(shift || 0), unit: unitOf(unit) }
      return known ? [{ ...row, rule: known, pattern: new RegExp(pattern, 'gu') }] : []
    }),
    months: last('months').split('|'),
    weekdays: last('weekdays').split('|'),
    numbers: new Map(numbers),
    future: new RegExp(last('future') || '(?!)', 'u'),
    futureAfter: new RegExp(last('future-after') || '(?!)', 'u'),
  }
}

function unitOf(name: string): Unit | undefined {
  return name === 'day' || name === 'week' || name === 'month' || name === 'year' ? name : undefined
}

/** The day that "Tuesday" and "last week" count from, and how it is known. */
export interface Reference {
  readonly day?: number
  readonly known: 'published' | 'said' | 'unknown'
}

/** How far into a text a full date counts as its dateline. */
const DATELINE = 400

/** The reference date: the day of publication where it is given, else the first full date near the start. */
export function referenceOf(text: string, table: DateTable, published: string | undefined): Reference {
  const day = published === undefined ? undefined : parseDay(published)
  if (day !== undefined) return { day, known: 'published' }
  const head = matchesIn(text.slice(0, DATELINE), table)
  const said = head.find(({ row, groups }) => row.rule === 'date' && groups.y !== undefined)
  const days = said && daysOf(said, table, { known: 'unknown' }, text)
  return days?.from === undefined ? { known: 'unknown' } : { day: days.from, known: 'said' }
}

/**
 * The dates said in a text, in order, each with its characters. One that needs a reference date and has none keeps its
 * characters alone. Time grows with the text's length.
 */
export function findDates(text: string, table: DateTable, reference: Reference): SaidDate[] {
  return matchesIn(text, table).map((match) => {
    const days = daysOf(match, table, reference, text)
    const isRelative =
      NEEDS_REFERENCE.includes(match.row.rule) || (match.groups.y === undefined && match.row.rule !== 'year')
    const known = isRelative ? reference.known : 'said'
    const from =
      isRelative && reference.day !== undefined ? { date: toEdtf({ from: reference.day, to: reference.day }) } : {}
    return {
      ...exact(text, match.span),
      ...(days && { value: toEdtf(days) }),
      reference: { known, ...from },
      rule: match.row.name,
      probability: days ? (isRelative ? 0.85 : 0.95) : 0.5,
    }
  })
}

const NEEDS_REFERENCE: readonly Rule[] = ['weekday', 'offset', 'period', 'ago', 'ahead', 'coming']

interface Match {
  readonly row: DateRow
  readonly span: Span
  readonly groups: Readonly<Record<string, string | undefined>>
}

/** Where rows match, in order; of two that overlap the longer. */
function matchesIn(text: string, { rows }: DateTable): Match[] {
  const found = rows.flatMap((row) =>
    [...text.matchAll(row.pattern)].map(
      (match): Match => ({
        row,
        span: { start: match.index, end: match.index + match[0].length },
        groups: match.groups ?? {},
      }),
    ),
  )
  found.sort((a, b) => a.span.start - b.span.start || b.span.end - a.span.end)
  const kept: Match[] = []
  for (const match of found) {
    const before = kept.at(-1)
    if (match.span.start === match.span.end || (before && match.span.start < before.span.end)) continue
    kept.push(match)
  }
  return kept
}

function daysOf(match: Match, table: DateTable, reference: Reference, text: string): Days | undefined {
  const days = RESOLVE[match.row.rule](match, table, reference.day, text)
  if (!days) return undefined
  if (match.groups.until !== undefined && days.to !== undefined) return { to: days.to }
  if (match.groups.since !== undefined && days.from !== undefined) return { from: days.from }
  return days
}

type Resolve = (match: Match, table: DateTable, reference: number | undefined, text: string) => Days | undefined

const RESOLVE: Readonly<Record<Rule, Resolve>> = {
  date: ({ groups }, table, reference) => {
    const month = monthOf(groups.m, table)
    const day = numberOf(groups.d, table)
    const year = yearOf(groups, table)
    if (day === undefined || day < 1 || day > 31) return undefined
    if (groups.m === undefined) return reference === undefined ? undefined : on(lastSuchDay(reference, day))
    if (month === undefined) return undefined
    if (year !== undefined) return on(dayOf(year, month, day))
    return reference === undefined ? undefined : on(nearest(reference, month, day))
  },
  month: ({ groups, row }, table, reference) => {
    const month = monthOf(groups.m, table)
    const given = yearOf(groups, table)
    if (month === undefined || (given === undefined && reference === undefined)) return undefined
    const year = given ?? partsOf(nearest(reference ?? 0, month, 15)).year + row.shift
    return thirdOf(dayOf(year, month, 1), dayOf(year, month + 1, 0), groups.part)
  },
  year: ({ groups }, table) => {
    const year = yearOf(groups, table)
    return year === undefined ? undefined : { from: dayOf(year, 1, 1), to: dayOf(year, 12, 31) }
  },
  weekday: ({ groups, row, span }, table, reference, text) => {
    const weekday = table.weekdays.findIndex((day) => groups.w?.toLowerCase().startsWith(day))
    if (weekday < 0 || reference === undefined) return undefined
    if (row.unit === 'week') return on((periodAround(reference, 'week', row.shift).from ?? 0) + weekday)
    const before = text.slice(Math.max(0, span.start - 50), span.start)
    const after = text.slice(span.end, span.end + 30)
    const ahead = (weekday - weekdayOf(reference) + 7) % 7
    const isToCome = row.shift > 0 || (row.shift === 0 && (table.future.test(before) || table.futureAfter.test(after)))
    return on(
      isToCome
        ? reference + (ahead === 0 ? 7 : ahead)
        : reference - ((7 - ahead) % 7) + (row.shift < 0 && ahead === 0 ? -7 : 0),
    )
  },
  offset: ({ row }, _, reference) => (reference === undefined ? undefined : on(reference + row.shift)),
  period: ({ row, groups }, _, reference) => {
    if (reference === undefined || row.unit === undefined || row.unit === 'day') return undefined
    const { from = 0, to = 0 } = periodAround(reference, row.unit, row.shift)
    return thirdOf(from, to, groups.part)
  },
  ago: (match, table, reference) => shifted(match, table, reference, -1),
  ahead: (match, table, reference) => shifted(match, table, reference, 1),
  coming: (_, __, reference) => (reference === undefined ? undefined : { from: reference }),
}

function on(day: number): Days {
  return { from: day, to: day }
}

/** n days, weeks, months or years before or after; months and years as whole periods. */
function shifted(
  { groups, row }: Match,
  table: DateTable,
  reference: number | undefined,
  sign: number,
): Days | undefined {
  const number = numberOf(groups.n, table)
  if (number === undefined || reference === undefined || number > 10_000) return undefined
  if (row.unit === 'day') return on(reference + sign * number)
  if (row.unit === 'week') return on(reference + sign * 7 * number)
  return row.unit && periodAround(reference, row.unit, sign * number)
}

function numberOf(written: string | undefined, { numbers }: DateTable): number | undefined {
  return written === undefined ? undefined : numberIn(written.replace(/(?:st|nd|rd|th)$/, ''), numbers)
}

function yearOf({ y, era }: Match['groups'], table: DateTable): number | undefined {
  const number = y === '元' ? 1 : numberOf(y, table)
  return number === undefined ? undefined : number + (era === undefined ? 0 : (ERAS[era] ?? 0))
}

/** The year before each Japanese era's first. */
const ERAS: Readonly<Record<string, number>> = { 令和: 2018, 平成: 1988, 昭和: 1925, 大正: 1911, 明治: 1867 }

function monthOf(written: string | undefined, table: DateTable): number | undefined {
  if (written === undefined) return undefined
  const named = table.months.findIndex((name) => name !== '' && written.toLowerCase().startsWith(name))
  const month = named >= 0 ? named + 1 : numberOf(written, table)
  return month !== undefined && month >= 1 && month <= 12 ? month : undefined
}

/** That day of the year nearest to the reference. */
function nearest(reference: number, month: number, day: number): number {
  const { year } = partsOf(reference)
  const years = [year - 1, year, year + 1].map((each) => dayOf(each, month, day))
  return years.reduce((best, each) => (Math.abs(each - reference) < Math.abs(best - reference) ? each : best))
}

/** The last day of that number on or before the day after the reference. */
function lastSuchDay(reference: number, day: number): number {
  const { year, month } = partsOf(reference)
  const same = dayOf(year, month, day)
  return same <= reference + 1 ? same : dayOf(year, month - 1, day)
}

/** The first, second or last third of a period (ten days of a month), or all of it. */
function thirdOf(from: number, to: number, part: string | undefined): Days {
  if (part === undefined) return { from, to }
  const third = to - from <= 31 ? 10 : Math.round((to - from + 1) / 3)
  if (/^(?:early|上旬|初|初め|はじめ|頭|start|beginning)/.test(part)) return { from, to: from + third - 1 }
  if (/^(?:mid|中旬|半ば|なかば)/.test(part)) return { from: from + third, to: from + 2 * third - 1 }
  return { from: from + 2 * third, to }
}
