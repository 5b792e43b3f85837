import { Piscina } from 'piscina'
import type { AddedReport, AddReport, ToldReport } from '../../api/index.ts'
import { factsOf, type RecordStore } from '../../record/index.ts'
import type { StoryEntry } from '../../schema/index.ts'
import { now } from './now.ts'
import type { Answer, TakenIn, Task, Told } from './read-worker.ts'

/** Adds the reports that people hand over, while they wait. */
export interface ReportAdding {
  readonly add: AddReport
  /** Stops reading: what is underway is not added. */
  close(): Promise<void>
}

/** How many are read at once, how many wait at most, and after how many milliseconds one is given up. */
export interface AddingLimits {
  readonly atOnce: number
  readonly waiting: number
  readonly longest: number
}

const LIMITS: AddingLimits = { atOnce: 2, waiting: 20, longest: 120_000 }

/** Whoever finds too many waiting comes again after so many seconds. */
const LATER = 10

/** Reports are read in threads of their own, so that whoever asks meanwhile is answered. */
export function startAdding(store: RecordStore, limits: AddingLimits = LIMITS): ReportAdding {
  const pool = new Piscina<Task, Answer>({
    filename: new URL('./read-worker.js', import.meta.url).href,
    name: 'work',
    minThreads: 0,
    maxThreads: limits.atOnce,
    idleTimeout: 60_000,
    resourceLimits: { maxOldGenerationSizeMb: 2048 },
  })
  const run = (task: Task) => pool.run(task, { signal: AbortSignal.timeout(limits.longest) })
  return { add: adderOf(store, run, limits), close: () => pool.destroy() }
}

/** @param run does a task somewhere; what it throws is told as if the report could not be read. */
export function adderOf(
  store: RecordStore,
  run: (task: Task) => Promise<Answer>,
  limits: AddingLimits = LIMITS,
): AddReport {
  const turns = new Turns(limits)
  return async (bytes, told) => {
    const turn = turns.take()
    if (turn === undefined) return { kind: 'busy', seconds: LATER }
    await turn
    try {
      return await addOne(bytes, told, store, (task) => run(task).catch((error) => failure(error, limits)))
    } finally {
      turns.giveBack()
    }
  }
}

/** Who is at it, and who waits. */
class Turns {
  private readonly limits: AddingLimits
  private readonly waiting: (() => void)[] = []
  private nTaken = 0

  constructor(limits: AddingLimits) {
    this.limits = limits
  }

  /** Settles when it is one’s turn; absent where too many wait. */
  take(): Promise<void> | undefined {
    if (this.nTaken < this.limits.atOnce) {
      this.nTaken++
      return Promise.resolve()
    }
    if (this.waiting.length >= this.limits.waiting) return undefined
    return new Promise((resolve) => this.waiting.push(resolve))
  }

  giveBack(): void {
    const next = this.waiting.shift()
    if (next === undefined) this.nTaken--
    else next()
  }
}

function failure(error: unknown, { longest }: AddingLimits): Answer {
  const { name, code, message } = error as NodeJS.ErrnoException
  if (name === 'AbortError' || name === 'TimeoutError') {
    return { kind: 'failed', message: `It was given up: reading takes longer than ${longest / 1000} seconds` }
  }
  if (code === 'ERR_WORKER_OUT_OF_MEMORY')
    return { kind: 'failed', message: 'It was given up: reading takes too much memory' }
  throw error instanceof Error ? error : new Error(message)
}

async function addOne(
  bytes: Uint8Array,
  told: ToldReport,
  store: RecordStore,
  run: (task: Task) => Promise<Answer>,
): Promise<AddedReport> {
  const { name, encoding, isPage, ...said } = told
  const declared = { ...(encoding && { encoding }), ...(isPage && { isPage }) }
  const taken = await run({ take: { kind: 'bytes', name, bytes, declared }, told: said satisfies Told })
  if (taken.kind !== 'taken') return unreadable(taken)
  const { report } = taken
  const isRead = await store.isRead(report.version, report.language, report.published, report.engine)
  const answer = isRead ? undefined : await run({ read: report })
  if (answer !== undefined && answer.kind !== 'reading') return unreadable(answer)
  const found = { ...report, at: now(), ...(answer && { reading: answer.reading }) }
  const added = await store.add(factsOf(found))
  const story = await storyOf(report, store)
  return {
    kind: 'added',
    story: story.id,
    version: report.version,
    nStatements: answer?.reading.statements.length ?? (await nStatementsOf(report.version, story, store)),
    isUpdate: added.isUpdate,
    wasThere: added.nVersions + added.nAppearances + added.nReadings === 0,
  }
}

function unreadable(answer: Answer): AddedReport {
  const why = answer.kind === 'failed' ? answer.message : 'It was not read'
  return { kind: 'unreadable', why: why.replace('name it with --language', 'say it as `language`') }
}

/** Most copies among which the story of a report is looked for. */
const MOST_COPIES = 1000

/** The story that a report is a version of: one text may stand at several addresses. */
async function storyOf({ version, url, outlet }: TakenIn, store: RecordStore): Promise<StoryEntry> {
  const { story } = await store.story(version)
  const { items } = await store.stories({ origin: story.origin }, { limit: MOST_COPIES })
  const own = items.filter(({ versions }) => versions.includes(version))
  return own.find((each) => each.url === url && each.outlet === outlet) ?? own.find((each) => each.url === url) ?? story
}

async function nStatementsOf(version: string, { id }: StoryEntry, store: RecordStore): Promise<number> {
  const { versions } = await store.story(id)
  return versions.find(({ appearance }) => appearance.version === version)?.reading?.reading.statements.length ?? 0
}
