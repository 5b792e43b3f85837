import { issueOf } from '../../queries/index.ts'
import type { StatementFilter } from '../../record/index.ts'
import { type Holder, type IssuePositions, type Position, positions, type Trend } from '../../views/index.ts'
import { type Column, tableLines } from '../table.ts'
import { oneLine } from '../terminal-text.ts'
import { readDossier } from './dossier-file.ts'
import { sureness, wordsOf } from './link-lines.ts'
import type { RecordOptions } from './open-record.ts'
import { withViewed } from './viewed.ts'

/** What `readout positions` may be told. */
export interface PositionsOptions extends RecordOptions {
  readonly dossier: string
  readonly issue?: string
  readonly side?: boolean
  readonly since?: string
  readonly until?: string
  readonly minProbability?: number
  readonly limit: number
  readonly json?: boolean
}

/** `readout positions`: for each issue of a dossier what each actor, or each side, did on it, the latest first. */
export async function positionsCommand(options: PositionsOptions): Promise<void> {
  const whole = await readDossier(options.dossier)
  const dossier = options.issue === undefined ? whole : { ...whole, issues: [issueOf(whole, options.issue)] }
  await withViewed(options, async (viewed) => {
    const found = await positions(viewed, dossier, filterOf(options))
    if (options.json) process.stdout.write(`${JSON.stringify(found, undefined, 2)}\n`)
    else process.stdout.write(`${found.map((issue) => issueLines(issue, options).join('\n')).join('\n\n')}\n`)
  })
}

function filterOf({ since, until, minProbability }: PositionsOptions): StatementFilter {
  return {
    ...(since !== undefined && { since }),
    ...(until !== undefined && { until }),
    ...(minProbability !== undefined && { minProbability }),
  }
}

const COLUMNS: readonly Column[] = [
  { heading: '', width: 20 },
  { heading: 'trend', width: 26, isOptional: true },
  { heading: 'said', width: 10 },
  { heading: 'act', width: 11 },
  { heading: 'sure', width: 5 },
  { heading: 'content' },
  { heading: 'outlet', width: 14, isOptional: true },
  { heading: 'id', width: 21 },
]

function issueLines({ issue, actors, sides, isCut }: IssuePositions, { side, limit }: PositionsOptions): string[] {
  const holders = side ? sides : actors
  const heading = oneLine(`${issue.name} (${issue.id})`)
  if (holders.length === 0) return [heading, 'no statements']
  const rows = holders.flatMap((holder) => rowsOf(holder, limit))
  const cut = isCut ? ['only the newest 400 statements were looked at'] : []
  return [heading, ...tableLines(COLUMNS, rows, process.stdout.columns ?? 120), ...cut]
}

function rowsOf({ name, positions: own, trend }: Holder, limit: number): string[][] {
  const rows = own
    .slice(0, limit)
    .map((position, at) => [at === 0 ? name : '', at === 0 ? trendOf(trend) : '', ...cells(position)])
  const nMore = own.length - limit
  return nMore > 0 ? [...rows, ['', '', '', '', '', `and ${nMore} more`, '', '']] : rows
}

function cells({ day = '', act, probability, statement: entry }: Position): string[] {
  const { statement, outlet = '', id } = entry
  const did = statement.negated ? `not ${act}` : act
  return [day, did, sureness({ probability }), wordsOf(statement.content), outlet, id]
}

function trendOf(trend: Trend | undefined): string {
  if (trend === undefined) return ''
  const { from, to, direction } = trend
  return direction === 'steady' ? `steady: ${to}` : `${direction}: ${from} → ${to}`
}
