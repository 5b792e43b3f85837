import { once } from 'node:events'
import { createReadStream } from 'node:fs'
import { createInterface } from 'node:readline'
import { createGunzip } from 'node:zlib'
import { type Exported, FORMATS, type Link, parseJsonl } from '../../export/index.ts'
import type { Page, Paging, RecordReader, RecordStore } from '../../record/index.ts'
import type { Appearance, Fact } from '../../schema/index.ts'
import { answers, type DisputeSide, disputes, type Viewed } from '../../views/index.ts'
import { OutputError } from '../output-error.ts'
import { oneLine } from '../terminal-text.ts'
import { openRecord, type RecordOptions } from './open-record.ts'
import { Progress } from './progress.ts'
import { withViewed } from './viewed.ts'

/** What `readout export` may be told. */
export interface ExportCommandOptions extends RecordOptions {
  readonly format: string
  readonly times?: boolean
  readonly bom?: boolean
}

/** `readout export`: writes the whole record to standard output in an open format. */
export async function exportCommand(options: ExportCommandOptions): Promise<void> {
  const format = FORMATS.find(({ name }) => name === options.format)
  if (format === undefined) {
    throw new OutputError(
      `There is no format ${options.format}; there are ${FORMATS.map(({ name }) => name).join(', ')}`,
    )
  }
  await withViewed(options, async (viewed) => {
    const wanted = { ...(options.times && { times: true }), ...(options.bom && { bom: true }) }
    for await (const piece of format.write(exported(viewed), wanted)) {
      if (!process.stdout.write(piece)) await once(process.stdout, 'drain')
    }
  })
}

const PAGE = 500

/** A record as the formats take it. */
function exported(viewed: Viewed): Exported {
  const { reader } = viewed
  return {
    links: () => linksOf(viewed),
    statements: () => every((paging) => reader.statements({ isUnlisted: true }, paging)),
    stories: () => every((paging) => reader.stories({}, paging)),
    exchanges: () => every((paging) => reader.exchanges({}, paging)),
    actors: () => every((paging) => reader.actors({}, paging)),
    appearances: () => appearancesOf(reader),
    facts: () => reader.facts(),
    textOf: (version) => reader.textOf(version),
  }
}

async function* every<T>(find: (paging: Paging) => Promise<Page<T>>): AsyncGenerator<T> {
  let after: string | undefined
  do {
    const page = await find({ limit: PAGE, isOldestFirst: true, ...(after && { after }) })
    yield* page.items
    after = page.next
  } while (after !== undefined)
}

/** Who answers whom, and which statements cannot both hold; disputes with anything but a statement have no place here. */
async function* linksOf(viewed: Viewed): AsyncGenerator<Link> {
  for await (const { id, asked, answer, rule, probability } of every((paging) => answers(viewed, {}, paging))) {
    yield { kind: 'answer', id, from: answer.id, to: asked.id, rule, probability }
  }
  for await (const { id, sides, rule, probability } of every((paging) => disputes(viewed, {}, paging))) {
    const [to, from] = sides.map(statementOf)
    if (from !== undefined && to !== undefined) yield { kind: 'dispute', id, from, to, rule, probability }
  }
}

function statementOf(side: DisputeSide): string | undefined {
  return side.kind === 'statement' ? side.statement.id : undefined
}

async function* appearancesOf(reader: RecordReader): AsyncGenerator<Appearance> {
  for await (const fact of reader.facts()) if (fact.kind === 'appearance') yield fact
}

/** `readout import FILE`: adds what an export in our own format holds. */
export async function importCommand(path: string, options: RecordOptions & { readonly json?: boolean }): Promise<void> {
  const store = await openRecord(options.record, 'add')
  try {
    const nFacts = await importFrom(path, store)
    process.stdout.write(
      options.json
        ? `${JSON.stringify({ facts: nFacts })}\n`
        : `${nFacts} facts from ${oneLine(path)} in ${oneLine(options.record)}\n`,
    )
  } finally {
    await store.close()
  }
}

/** So many facts are added at once: some hundred reports. */
const BATCH = 768

async function importFrom(path: string, store: RecordStore): Promise<number> {
  const progress = new Progress(0, 'facts')
  let batch: Fact[] = []
  let n = 0
  for await (const fact of parseJsonl(linesOf(path))) {
    batch.push(fact)
    progress.step()
    if (batch.length >= BATCH) {
      await store.add(batch)
      n += batch.length
      batch = []
    }
  }
  if (batch.length > 0) await store.add(batch)
  progress.end()
  return n + batch.length
}

async function* linesOf(path: string): AsyncGenerator<string> {
  const file = path === '-' ? process.stdin : createReadStream(path)
  const bytes = /\.gz$/i.test(path) ? file.pipe(createGunzip()) : file
  try {
    yield* createInterface({ input: bytes, crlfDelay: Number.POSITIVE_INFINITY })
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException
    throw new OutputError(code === 'ENOENT' ? `There is no file ${path}` : `${path} cannot be read: ${message}`)
  }
}
