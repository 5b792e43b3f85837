import { exchangeFilterOf, linkOptionsOf } from '../../queries/index.ts'
import type { Paging } from '../../record/index.ts'
import type { ExchangeQuery } from '../../schema/index.ts'
import { exchanges, type MergedExchange } from '../../views/index.ts'
import type { Column } from '../table.ts'
import { sureness } from './link-lines.ts'
import { printPage } from './list-commands.ts'
import { type PatientOptions, wholePage } from './page-parts.ts'
import { told, understanding } from './statement-filter.ts'
import { withViewed } from './viewed.ts'

/** What `readout exchanges` may be told. */
export type ExchangesOptions = PatientOptions & ExchangeQuery

/** `readout exchanges`: newest first, each once however many stories tell of it. */
export async function exchangesCommand(options: ExchangesOptions): Promise<void> {
  await withViewed(options, async (viewed) => {
    const filter = await told(exchangeFilterOf(options, understanding(viewed.reader)))
    const find = (paging: Paging) => exchanges(viewed, filter, paging, linkOptionsOf(options))
    printPage(options, await wholePage(options, find), COLUMNS, cells, 'exchanges')
  })
}

const COLUMNS: readonly Column[] = [
  { heading: 'day', width: 21 },
  { heading: 'kind', width: 16 },
  { heading: 'between' },
  { heading: 'read from', width: 24, isOptional: true },
  { heading: 'statements', width: 10, isOptional: true },
  { heading: 'stories', width: 7 },
  { heading: 'sure', width: 6 },
  { heading: '', width: 9 },
  { heading: 'id', width: 21 },
]

function cells(exchange: MergedExchange): string[] {
  const { id, date, day, channel, participants, told, statements } = exchange
  const words = [...new Set(told.flatMap(({ evidence }) => evidence.map(({ exact }) => exact)))]
  return [
    date ?? (day === undefined ? '' : `(${day})`),
    channel,
    participants.map(({ name }) => name).join(', '),
    words.join(' … '),
    statements.length === 0 ? '' : String(statements.length),
    String(told.length),
    sureness(exchange),
    exchange.review?.decision ?? '',
    id,
  ]
}
