import type { Figure } from '../../schema/index.ts'
import { exact, overlaps, type Span } from '../../text/index.ts'
import { type NumberWords, numberIn } from './numbers.ts'

/** How a language writes quantities, as a pack's `figures.tsv`. */
export interface FigureTable {
  readonly rows: readonly { readonly unit: string; readonly name: string; readonly pattern: RegExp }[]
  readonly numbers: NumberWords
  readonly approximate: { readonly before: RegExp; readonly after: RegExp }
  /** What before or behind a figure makes it a bound. */
  readonly bounds: readonly { readonly bound: Bound; readonly before: RegExp; readonly after: RegExp }[]
}

type Bound = NonNullable<Figure['bound']>
const BOUNDS: readonly Bound[] = ['at-least', 'at-most', 'more-than', 'less-than']

/**
 * Rows of unit and pattern with the group n (the number); rows `number` of value and word; `approximate` and the bounds
 * hold a pattern of what stands before the figure and one of what stands behind.
 */
export function readFigures(rows: readonly (readonly string[])[]): FigureTable {
  const SPECIAL = ['number', 'approximate', ...BOUNDS]
  const edge = (pattern: string | undefined, side: 'before' | 'after') =>
    new RegExp(pattern ? (side === 'before' ? `(?:${pattern})$` : `^(?:${pattern})`) : '(?!)', 'iu')
  const [, before, after] = rows.find(([kind]) => kind === 'approximate') ?? []
  return {
    rows: rows.flatMap(([unit, pattern], at) =>
      SPECIAL.includes(unit) ? [] : [{ unit, name: `figures.tsv:${at + 1}`, pattern: new RegExp(pattern, 'dgu') }],
    ),
    numbers: new Map(rows.filter(([kind]) => kind === 'number').map(([, value, word]) => [word, Number(value)])),
    approximate: { before: edge(before, 'before'), after: edge(after, 'after') },
    bounds: BOUNDS.flatMap((bound) =>
      rows
        .filter(([kind]) => kind === bound)
        .map(([, first, second]) => ({ bound, before: edge(first, 'before'), after: edge(second, 'after') })),
    ),
  }
}

/** Characters before and behind a figure that may qualify it. */
const AROUND = 24

/**
 * The quantities said in a text, in order, without those that are part of a date. Each has its number, the unit by its
 * English name or ISO 4217 code, whether it is approximate, and of which kind a bound it is. Time grows with the length.
 */
export function findFigures(text: string, table: FigureTable, dates: readonly Span[]): Figure[] {
  const found = table.rows.flatMap(({ unit, name, pattern }) =>
    [...text.matchAll(pattern)].flatMap((match) => {
      const value = numberIn(match.groups?.n ?? '', table.numbers)
      const number = match.indices?.groups?.n?.[0] ?? match.index
      const end = match.index + match[0].length
      return value === undefined ? [] : [{ unit, name, value, number, start: match.index, end }]
    }),
  )
  found.sort((a, b) => a.start - b.start || b.end - a.end)
  const figures: Figure[] = []
  let date = 0
  for (const { unit, name, value, number, start, end } of found) {
    const last = figures.at(-1)
    while (date < dates.length && dates[date].end <= start) date++
    const isDate = date < dates.length && overlaps(dates[date], { start, end })
    if (isDate || (last && start < last.end)) continue
    figures.push(figureOf(text, table, { start, end }, number, { value, unit, rule: name }))
  }
  return figures
}

function figureOf(
  text: string,
  { approximate, bounds }: FigureTable,
  span: Span,
  number: number,
  said: Pick<Figure, 'value' | 'unit' | 'rule'>,
): Figure {
  const before = text.slice(Math.max(0, number - AROUND), number)
  const after = text.slice(span.end, span.end + AROUND)
  const bound = bounds.find((each) => each.before.test(before) || each.after.test(after))?.bound
  const isApproximate = approximate.before.test(before) || approximate.after.test(after)
  return {
    ...exact(text, span),
    ...said,
    ...(isApproximate && { approximate: true }),
    ...(bound && { bound }),
    probability: 0.9,
  }
}
