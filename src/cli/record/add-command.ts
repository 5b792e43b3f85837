import { availableParallelism } from 'node:os'
import { Piscina } from 'piscina'
import { diffStatements, type StatementChange } from '../../changes/index.ts'
import { type Added, factsOf, type RecordStore } from '../../record/index.ts'
import { oneLine } from '../terminal-text.ts'
import { now } from './now.ts'
import { openRecord, type RecordOptions } from './open-record.ts'
import { Progress } from './progress.ts'
import { type Answer, type Task, type Told, work } from './read-worker.ts'
import { countReports, type Input, reportsIn } from './reports-in.ts'

/** What `readout add` may be told. */
export interface AddOptions extends RecordOptions, Told {
  readonly jobs?: number
  readonly json?: boolean
}

/** What came of one report. */
interface Outcome {
  readonly name: string
  readonly change: 'added' | 'updated' | 'unchanged' | 'read again' | 'failed'
  readonly story?: string
  readonly nStatements?: number
  /** Of an updated report: how many statements of the version before and this one became what. */
  readonly statements?: Readonly<Record<StatementChange['kind'], number>>
  readonly message?: string
}

/** `readout add`: reads reports and puts them into the record. What is there already is not read again. */
export async function addCommand(places: readonly string[], options: AddOptions): Promise<void> {
  const stop = new AbortController()
  const onSignal = () => stop.abort()
  process.once('SIGINT', onSignal).once('SIGTERM', onSignal)
  const store = await openRecord(options.record, 'add')
  try {
    const outcomes = await addAll(places, options, store, stop.signal)
    report(outcomes, options, stop.signal.aborted)
  } finally {
    process.off('SIGINT', onSignal).off('SIGTERM', onSignal)
    await store.close()
  }
}

async function addAll(
  places: readonly string[],
  options: AddOptions,
  store: RecordStore,
  signal: AbortSignal,
): Promise<Outcome[]> {
  const total = await countReports(places)
  const readers = startReaders(total, options.jobs ?? availableParallelism())
  const progress = new Progress(total, 'reports')
  const outcomes: Outcome[] = []
  const underway = new Set<Promise<void>>()
  try {
    for await (const input of reportsIn(places)) {
      if (signal.aborted) break
      const one = addOne(input, options, store, readers.run).then((outcome) => {
        outcomes.push(outcome)
        progress.step()
      })
      const settled: Promise<void> = one.finally(() => underway.delete(settled))
      underway.add(settled)
      if (underway.size >= readers.nAtOnce) await Promise.race(underway)
    }
    await Promise.all(underway)
  } finally {
    progress.end()
    await readers.close()
  }
  return outcomes
}

/** Who takes reports in and reads them. */
interface Readers {
  readonly nAtOnce: number
  run(task: Task): Promise<Answer>
  close(): Promise<void>
}

/** A few reports are read here: a thread takes longer to start than they do. */
const FEW = 3

function startReaders(total: number, nThreads: number): Readers {
  if (total <= FEW || nThreads === 1) return { nAtOnce: 1, run: work, close: async () => undefined }
  const filename = new URL('./read-worker.js', import.meta.url).href
  const pool = new Piscina<Task, Answer>({
    filename,
    name: 'work',
    minThreads: nThreads,
    maxThreads: nThreads,
    idleTimeout: 60_000,
  })
  return { nAtOnce: nThreads * 3, run: (task) => pool.run(task), close: () => pool.destroy() }
}

async function addOne(input: Input, options: AddOptions, store: RecordStore, run: Readers['run']): Promise<Outcome> {
  const { language, published, outlet, url } = options
  const told: Told = { language, ...(published && { published }), ...(outlet && { outlet }), ...(url && { url }) }
  const taken = await run({ take: input, told })
  if (taken.kind !== 'taken') return failed(input, taken)
  const { report } = taken
  const isRead = await store.isRead(report.version, report.language, report.published, report.engine)
  const answer = isRead ? undefined : await run({ read: report })
  if (answer !== undefined && answer.kind !== 'reading') return failed(input, answer)
  const found = { ...report, at: now(), ...(answer && { reading: answer.reading }) }
  const added = await store.add(factsOf(found))
  return outcomeOf(input, added, store, answer?.reading.statements.length)
}

function failed({ name }: Input, answer: Answer): Outcome {
  const message = answer.kind === 'failed' ? answer.message : 'was not read'
  process.stderr.write(`readout: ${oneLine(message.includes(name) ? message : `${name}: ${message}`)}\n`)
  return { name, change: 'failed', message }
}

async function outcomeOf(
  { name }: Input,
  added: Added,
  store: RecordStore,
  nStatements: number | undefined,
): Promise<Outcome> {
  const [story] = added.stories
  const change = changeOf(added)
  const statements = change === 'updated' ? await changesIn(store, story) : undefined
  const known = { ...(nStatements !== undefined && { nStatements }), ...(statements && { statements }) }
  return { name, change, ...(story && { story }), ...known }
}

/** What became of the statements from a story’s last version but one to its last. */
async function changesIn(store: RecordStore, story: string): Promise<Outcome['statements']> {
  const [before, after] = (await store.story(story)).versions.slice(-2)
  if (before?.reading === undefined || after?.reading === undefined) return undefined
  const sideOf = ({ text, reading }: typeof before) => ({
    text,
    statements: reading?.reading.statements ?? [],
    actors: reading?.reading.actors ?? [],
  })
  const counts = { same: 0, moved: 0, altered: 0, dropped: 0, added: 0 }
  for (const { kind } of diffStatements(sideOf(before), sideOf(after))) counts[kind]++
  return counts
}

function changeOf({ nVersions, nAppearances, nReadings, isUpdate }: Added): Outcome['change'] {
  if (nVersions > 0) return isUpdate ? 'updated' : 'added'
  if (nAppearances > 0) return isUpdate ? 'updated' : 'added'
  return nReadings > 0 ? 'read again' : 'unchanged'
}

/** So many reports are told of one by one. */
const TOLD_APART = 20

function report(outcomes: readonly Outcome[], { json, record }: AddOptions, isStopped: boolean): void {
  if (json) process.stdout.write(`${JSON.stringify(outcomes, undefined, 2)}\n`)
  else {
    if (outcomes.length <= TOLD_APART) for (const outcome of outcomes) process.stdout.write(`${lineOf(outcome)}\n`)
    process.stdout.write(`${summary(outcomes)} in ${oneLine(record)}\n`)
  }
  if (isStopped) process.stderr.write('readout: stopped; run it again to go on\n')
  if (isStopped) process.exitCode = 130
  else if (outcomes.some(({ change }) => change === 'failed')) process.exitCode = 1
}

function lineOf({ name, change, story, nStatements, statements: changes }: Outcome): string {
  const kinds = ['added', 'dropped', 'altered', 'moved'] as const
  const counts = changes && kinds.filter((kind) => changes[kind] > 0).map((kind) => `${changes[kind]} ${kind}`)
  const became = counts === undefined ? '' : `: ${counts.join(', ') || 'all as they were'}`
  const statements = nStatements === undefined ? '' : `, ${nStatements} statements${became}`
  return `${change.padEnd(10)} ${oneLine(name)}${story ? `  story ${story}` : ''}${statements}`
}

function summary(outcomes: readonly Outcome[]): string {
  const count = (change: Outcome['change']) => outcomes.filter((outcome) => outcome.change === change).length
  const changes = ['added', 'updated', 'read again', 'unchanged', 'failed'] as const
  const told = changes.filter((change) => count(change) > 0).map((change) => `${count(change)} ${change}`)
  const nStatements = outcomes.reduce((sum, outcome) => sum + (outcome.nStatements ?? 0), 0)
  return `${told.join(', ') || 'nothing to add'}; ${nStatements.toLocaleString('en')} statements read`
}
