import type { Figure, SaidDate } from '../../schema/index.ts'
import { covers, type Span } from '../../text/index.ts'
import type { LanguagePack } from '../pack.ts'
import { tableRows } from '../table.ts'
import { type DateTable, findDates, readDates, referenceOf } from './dates.ts'
import { type FigureTable, findFigures, readFigures } from './figures.ts'

/** How a pack's language writes times and quantities. */
export interface QuantityTables {
  readonly dates: DateTable
  readonly figures: FigureTable
}

/** Reads a pack's `dates.tsv` and `figures.tsv`. A pack without one of them finds none of that kind. */
export function loadQuantities({ tables }: LanguagePack): QuantityTables {
  return { dates: readDates(tableRows(tables['dates.tsv'])), figures: readFigures(tableRows(tables['figures.tsv'])) }
}

/** The times and quantities of a text, in order. */
export interface Quantities {
  readonly dates: readonly SaidDate[]
  readonly figures: readonly Figure[]
}

/** Every time and quantity said in a text; `published` (2022-02-01) is what relative times count from. */
export function findQuantities(text: string, tables: QuantityTables, published: string | undefined): Quantities {
  const dates = findDates(text, tables.dates, referenceOf(text, tables.dates, published))
  return { dates, figures: findFigures(text, tables.figures, dates) }
}

/** Those of a list in order that lie within any of some spans. */
export function within<T extends Span>(list: readonly T[], spans: readonly Span[]): T[] {
  return spans.flatMap((span) => {
    const found: T[] = []
    for (let at = firstFrom(list, span.start); at < list.length && list[at].start < span.end; at++) {
      if (covers(span, list[at])) found.push(list[at])
    }
    return found
  })
}

/** Index, in a list in order, of the first that starts at or behind an offset. */
export function firstFrom(list: readonly Span[], offset: number): number {
  let low = 0
  let high = list.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (list[middle].start < offset) low = middle + 1
    else high = middle
  }
  return low
}
