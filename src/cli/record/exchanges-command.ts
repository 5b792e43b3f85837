import type { ExchangeFilter, Paging } from '../../record/index.ts'
import type { Channel } from '../../schema/index.ts'
import { exchanges, type MergedExchange } from '../../views/index.ts'
import type { Column } from '../table.ts'
import { sureness } from './link-lines.ts'
import { linkOptionsOf } from './link-options.ts'
import { printPage } from './list-commands.ts'
import { type PatientOptions, wholePage } from './page-parts.ts'
import { called } from './statement-filter.ts'
import { withViewed } from './viewed.ts'

/** What `readout exchanges` may be told. */
export interface ExchangesOptions extends PatientOptions {
  readonly kind?: readonly Channel[]
  readonly with?: readonly string[]
  readonly since?: string
  readonly until?: string
  readonly minProbability?: number
  readonly rejected?: boolean
}

/** `readout exchanges`: newest first, each once however many stories tell of it. */
export async function exchangesCommand(options: ExchangesOptions): Promise<void> {
  const { kind, since, until } = options
  await withViewed(options, async (viewed) => {
    const participants = (await called(options.with, viewed.reader)).map(({ id }) => id)
    const filter: ExchangeFilter = {
      ...(kind && { kinds: kind }),
      ...(participants.length > 0 && { participants }),
      ...(since && { since }),
      ...(until && { until }),
    }
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
