import { z } from 'zod'
import { engineOf, read } from '../../engine/index.ts'
import { IntakeError, limitedBytes, type Report, readReport, reportOf } from '../../intake/index.ts'
import type { Reading } from '../../schema/index.ts'
import { version } from '../../text/index.ts'
import { identify, packOf } from '../packs.ts'
import type { Input } from './reports-in.ts'

/** What a user says of the reports, where they do not say it themselves. */
export interface Told {
  readonly language: string
  readonly title?: string
  readonly published?: string
  readonly outlet?: string
  readonly url?: string
}

/** A report taken in, before it is read. */
export interface TakenIn extends Report {
  readonly language: string
  readonly version: string
  /** What would read it. */
  readonly engine: string
}

/** What a worker is asked: to take a report in, or to read one. */
export type Task = { readonly take: Input; readonly told: Told } | { readonly read: TakenIn }

/** What a worker answers; errors as words, for errors lose their class between threads. */
export type Answer =
  | { readonly kind: 'taken'; readonly report: TakenIn }
  | { readonly kind: 'reading'; readonly reading: Reading }
  | { readonly kind: 'failed'; readonly message: string }

/** Does one task. Run in a worker thread, or in the main one where there is but one report. */
export async function work(task: Task): Promise<Answer> {
  try {
    if ('take' in task) return { kind: 'taken', report: await takeIn(task.take, task.told) }
    const { text, language, published } = task.read
    const reading = read(text, await packOf(language), published === undefined ? {} : { published })
    return { kind: 'reading', reading }
  } catch (error) {
    return { kind: 'failed', message: error instanceof Error ? error.message : String(error) }
  }
}

async function takeIn(input: Input, told: Told): Promise<TakenIn> {
  const report = await takenFrom(input)
  const { language: own, ...rest } = report
  const language = told.language !== 'auto' ? told.language : (own ?? (await identify(report.text)))
  const { language: _, ...said } = told
  const pack = await packOf(language)
  return { ...said, ...rest, language, version: version(report.text).id, engine: engineOf(pack) }
}

async function takenFrom(input: Input): Promise<Taken> {
  if (input.kind === 'line') return parseLine(input.json, input.name)
  return input.kind === 'bytes' ? reportOf(input.bytes, input.name, input.declared) : reportAt(input.name)
}

type Taken = Report & { readonly language?: string }

async function reportAt(name: string): Promise<Taken> {
  if (name !== '-') return readReport(name)
  return reportOf(await limitedBytes(process.stdin, 'standard input'), 'standard input')
}

const LineSchema = z.object({
  text: z.string(),
  language: z.string().min(2).optional(),
  url: z.string().min(1).optional(),
  outlet: z.string().min(1).optional(),
  title: z.string().min(1).optional(),
  published: z.iso.date().optional(),
})

function parseLine(json: string, place: string): Taken {
  let value: unknown
  try {
    value = JSON.parse(json)
  } catch {
    throw new IntakeError(
      `${place} is no JSON: expected {"text", "language"?, "url"?, "outlet"?, "title"?, "published"?}`,
    )
  }
  const parsed = LineSchema.safeParse(value)
  if (parsed.success) return parsed.data as Taken
  const [issue] = parsed.error.issues
  throw new IntakeError(`${place}: ${issue.path.join('.') || 'the line'}: ${issue.message}`)
}
