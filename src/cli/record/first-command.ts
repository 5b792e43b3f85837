import type { RecordReader } from '../../record/index.ts'
import type { StatementEntry } from '../../schema/index.ts'
import { type FirstSaid, firstSaid, type Voice } from '../../views/index.ts'
import { OutputError } from '../output-error.ts'
import { type Column, tableLines } from '../table.ts'
import { lineOf, saidLine, sureness, wordsOf } from './link-lines.ts'
import { namesIn } from './list-commands.ts'
import type { RecordOptions } from './open-record.ts'
import { withViewed } from './viewed.ts'

/** `readout first ID`: who said first what a statement says, and on whose word it is had. */
export async function firstCommand(id: string, options: RecordOptions & { readonly json?: boolean }): Promise<void> {
  await withViewed(options, async (viewed) => {
    const entry = await statementOf(id, viewed.reader)
    const found = await firstSaid(viewed, entry)
    const lines = options.json ? [JSON.stringify(found, undefined, 2)] : linesOf(entry, found)
    process.stdout.write(`${lines.join('\n')}\n`)
  })
}

/**
 * A statement by its id.
 *
 * @throws OutputError when the record has none of that id.
 */
export async function statementOf(id: string, reader: RecordReader): Promise<StatementEntry> {
  const { items } = await reader.statements({ ids: [id], isUnlisted: true }, { limit: 1 })
  if (items.length === 0) throw new OutputError(`The record has no statement ${id}`)
  return items[0]
}

const COLUMNS: readonly Column[] = [
  { heading: 'said', width: 10 },
  { heading: 'source', width: 20 },
  { heading: 'content' },
  { heading: 'outlet', width: 16, isOptional: true },
  { heading: 'alike by', width: 11 },
  { heading: 'sure', width: 5 },
  { heading: 'id', width: 21 },
]

function linesOf(entry: StatementEntry, { first, sayings, chain }: FirstSaid): string[] {
  const width = process.stdout.columns ?? 120
  const isFirst = first.id === entry.id && first.story === entry.story
  const rows = sayings.map(({ entry: each, rule, probability }) => cells(each, rule, probability))
  return [
    saidLine('', entry, width),
    isFirst ? 'said first here, as far as the record knows' : saidLine('said first: ', first, width),
    ...(sayings.length > 1 ? ['', ...tableLines(COLUMNS, rows, width)] : []),
    '',
    ...chainLines(entry, chain, width),
  ]
}

function cells(entry: StatementEntry, rule: string, probability: number): string[] {
  const { said = '', statement, outlet = '', id } = entry
  const who = namesIn(entry, 'source') || wordsOf(statement.source)
  return [said, who, wordsOf(statement.content), outlet, rule, sureness({ probability }), id]
}

/** From the outlet inwards, each a step further. */
function chainLines({ outlet }: StatementEntry, chain: readonly Voice[], width: number): string[] {
  const steps = [
    outlet ?? 'the report',
    ...chain.map((voice) => `${nameOf(voice)}${voice.kind === 'source' ? '' : ' told of'}`),
  ]
  return ['on whose word:', ...steps.map((step, at) => lineOf('  '.repeat(at + 1), step, width))]
}

function nameOf({ spans, actors }: Voice): string {
  const [words, names] = [wordsOf(spans), actors.map(({ name }) => name).join(', ')]
  if (words === '') return names || 'nobody named'
  return names === '' || words.includes(names) ? words : `${words} = ${names}`
}
