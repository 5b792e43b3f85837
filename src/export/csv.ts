import type { StatementActor, StatementEntry } from '../schema/index.ts'
import { csvCell } from './csv-cell.ts'
import { actorsIn, type Role, words } from './entry.ts'
import type { Exported, ExportOptions } from './exported.ts'

type Cell = string | number | undefined

/** A column: its heading and what it holds of a statement. */
type Column = readonly [string, (entry: StatementEntry) => Cell]

const COLUMNS: readonly Column[] = [
  ['id', (entry) => entry.id],
  ['story', (entry) => entry.story],
  ['version', (entry) => entry.version],
  ['date', (entry) => entry.said],
  ['published', (entry) => entry.published],
  ['source', rolesWords('source')],
  ['actor', names('source')],
  ['actor_id', ids('source')],
  ['addressee', rolesWords('addressee')],
  ['addressee_actor', names('addressee')],
  ['addressee_actor_id', ids('addressee')],
  ['via', rolesWords('via')],
  ['via_actor', names('via')],
  ['via_actor_id', ids('via')],
  ['cue', rolesWords('cue')],
  ['act', ({ statement }) => statement.act.value],
  ['quotation', ({ statement }) => statement.quotation],
  ['content', rolesWords('content')],
  ['channel', ({ statement }) => statement.channel?.value],
  ['sourcing', ({ statement }) => statement.sourcing?.value],
  ['event', ({ statement }) => statement.event?.value],
  ['said_when', ({ statement }) => statement.when?.value],
  ['modality', modality],
  ['pending', ({ statement }) => statement.pending && words(statement.pending.value)],
  ['deadline', ({ statement }) => statement.pending?.deadline],
  ['within', ({ statement }) => statement.within],
  ['continues', ({ statement }) => statement.continues],
  ['repeats', (entry) => entry.repeats],
  ['outlet', (entry) => entry.outlet],
  ['title', (entry) => entry.title],
  ['url', (entry) => entry.url],
  ['language', (entry) => entry.language],
  ['probability', ({ statement }) => statement.probability],
  ['state', (entry) => entry.state],
  ['review', (entry) => entry.review?.decision],
  ['reviewed_by', (entry) => entry.review?.by],
  ['reviewed_at', (entry) => entry.review?.at],
  ['finder', ({ statement }) => `${statement.finder.kind} ${statement.finder.name}`],
  ['reading', (entry) => entry.reading],
  ['engine', (entry) => entry.engine],
  ['source_spans', spans('source')],
  ['cue_spans', spans('cue')],
  ['content_spans', spans('content')],
  ['addressee_spans', spans('addressee')],
  ['via_spans', spans('via')],
]

/** The headings of the table, in order. */
export const CSV_COLUMNS: readonly string[] = COLUMNS.map(([heading]) => heading)

/**
 * The statements as a table: CSV as RFC 4180 has it (commas, CRLF, quotation marks doubled), UTF-8, a heading, one row a
 * statement. Several spans of one role are joined by “ … ”, several actors by “; ”. Spans are `start-end` in UTF-16 units of
 * the version, joined by a space. Cells that a spreadsheet might run get an apostrophe before them (see `csvCell`).
 */
export async function* writeCsv(exported: Exported, options: ExportOptions = {}): AsyncGenerator<string> {
  yield `${options.bom ? '\ufeff' : ''}${row(CSV_COLUMNS)}`
  for await (const entry of exported.statements()) yield row(COLUMNS.map(([, cell]) => cell(entry)))
}

function row(cells: readonly Cell[]): string {
  return `${cells.map(csvCell).join(',')}\r\n`
}

function rolesWords(role: Role): Column[1] {
  return ({ statement }) => words(statement[role])
}

function spans(role: Role): Column[1] {
  return ({ statement }) =>
    joined(
      statement[role].map(({ start, end }) => `${start}-${end}`),
      ' ',
    )
}

function names(role: StatementActor['role']): Column[1] {
  return (entry) =>
    joined(
      actorsIn(entry, role).map(({ name }) => name),
      '; ',
    )
}

function ids(role: StatementActor['role']): Column[1] {
  return (entry) =>
    joined(
      actorsIn(entry, role).map(({ actor }) => actor),
      '; ',
    )
}

function modality({ statement }: StatementEntry): Cell {
  const held = (['negated', 'conditional', 'hedged', 'future'] as const).filter((name) => statement[name])
  return joined(held, ' ')
}

function joined(parts: readonly string[], by: string): Cell {
  return parts.length ? parts.join(by) : undefined
}
