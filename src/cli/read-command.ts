import { read } from '../engine/index.ts'
import { limitedBytes, type Report, readReport, reportOf } from '../intake/index.ts'
import type { Reading } from '../schema/index.ts'
import { atLeast } from './at-least.ts'
import { identify, packOf } from './packs.ts'
import { oneLine } from './terminal-text.ts'
import { writeWhole } from './write-whole.ts'

/** What `readout read` may be told. */
export interface ReadOptions {
  readonly language: string
  readonly published?: string
  readonly json?: boolean
  readonly jsonl?: boolean
  readonly html?: string
  readonly minProbability?: number
  readonly color: boolean
}

/** `readout read`: reads one report and prints its statements. */
export async function readCommand(from: string, options: ReadOptions): Promise<void> {
  const came =
    from === '-'
      ? await reportOf(await limitedBytes(process.stdin, 'standard input'), 'standard input')
      : await readReport(from)
  const report = options.published ? { ...came, published: options.published } : came
  const language = options.language === 'auto' ? await identify(report.text) : options.language
  const whole = read(report.text, await packOf(language), report.published ? { published: report.published } : {})
  const reading = options.minProbability === undefined ? whole : atLeast(whole, options.minProbability)
  if (options.html !== undefined) await writePage(options.html, report, reading)
  if (options.json) process.stdout.write(`${JSON.stringify({ ...report, ...reading }, undefined, 2)}\n`)
  else if (options.jsonl)
    process.stdout.write(reading.statements.map((statement) => `${JSON.stringify(statement)}\n`).join(''))
  else if (options.html === undefined) await print(report, reading, options.color)
  else process.stderr.write(`${oneLine(options.html)}: ${reading.statements.length} statements\n`)
}

async function print(report: Report, reading: Reading, mayColor: boolean): Promise<void> {
  const { printReading } = await import('./print-reading.ts')
  const forced = process.env.FORCE_COLOR !== undefined && process.env.FORCE_COLOR !== '0'
  const color = mayColor && !process.env.NO_COLOR && (forced || process.stdout.isTTY === true)
  process.stdout.write(printReading(report.text, reading, { color, width: process.stdout.columns ?? 100 }))
}

async function writePage(path: string, report: Report, reading: Reading): Promise<void> {
  const { htmlPage } = await import('./html-page.ts')
  await writeWhole(path, htmlPage(report, reading))
}
