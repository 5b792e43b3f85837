import { factsOf, type RecordStore } from '../src/record/index.ts'
import type { Fact } from '../src/schema/index.ts'
import { type BaseReport, underOtherNames, type Words } from './corpus.ts'

/** How far a record was filled, and how long adding took so far, in seconds. */
export interface Step {
  readonly nStatements: number
  readonly cpu: number
  readonly wall: number
}

/** So many reports wait to be added together, as those of a bulk add do. */
const AT_ONCE = 256

/** Where filling starts and ends. */
export interface Stretch {
  /** Which of the endless reports is added first, from 0. */
  readonly first: number
  readonly nStatements: number
  /** How many steps are told of. */
  readonly nSteps: number
}

/** Adds reports under other names until there are so many statements more. */
export async function fill(
  store: RecordStore,
  reports: readonly BaseReport[],
  words: Words,
  { first, nStatements: nWanted, nSteps }: Stretch,
): Promise<Step[]> {
  const steps: Step[] = []
  const span = Math.max(1, nWanted / nSteps)
  let [n, cpu, wall] = [0, 0, 0]
  let batch: Fact[][] = []
  for (const { facts, nStatements } of variants(reports, words, first)) {
    batch.push(facts)
    n += nStatements
    if (batch.length < AT_ONCE && n < nWanted) continue
    const [cpuBefore, wallBefore] = [process.cpuUsage(), performance.now()]
    await Promise.all(batch.map((each) => store.add(each)))
    const used = process.cpuUsage(cpuBefore)
    cpu += (used.user + used.system) / 1e6
    wall += (performance.now() - wallBefore) / 1000
    batch = []
    if (n >= (steps.length + 1) * span || n >= nWanted) {
      steps.push({ nStatements: n, cpu, wall })
      process.stderr.write(
        `${n} statements, ${(n / cpu).toFixed(0)}/s of CPU, ${(n / wall).toFixed(0)}/s by the clock\n`,
      )
    }
    if (n >= nWanted) break
  }
  return steps
}

/** How many were added a second of CPU and by the clock in each step. */
export function ratesOf(
  steps: readonly Step[],
): { readonly nStatements: number; readonly cpu: number; readonly wall: number }[] {
  return steps.map(({ nStatements, cpu, wall }, at) => {
    const before = steps[at - 1] ?? { nStatements: 0, cpu: 0, wall: 0 }
    const n = nStatements - before.nStatements
    return { nStatements, cpu: n / (cpu - before.cpu), wall: n / (wall - before.wall) }
  })
}

/** The reports again and again, each time under other names; from the `first` on. */
function* variants(
  reports: readonly BaseReport[],
  words: Words,
  first: number,
): Generator<{ facts: Fact[]; nStatements: number }> {
  for (let n = first; ; n++) {
    const [variant, at] = [Math.floor(n / reports.length), n % reports.length]
    const report = reports[at]
    const { text, reading } = underOtherNames(report, variant, words)
    const facts = factsOf({
      text,
      reading,
      language: report.language,
      published: dayOfReport(n),
      outlet: `Outlet ${at % 97}`,
      url: `https://example.org/${variant}/${at}`,
      at: '2026-01-01T00:00:00.000Z',
    })
    yield { facts, nStatements: reading.statements.length }
  }
}

/** Reports come as time goes on: some 40 a day, from 2015 on. */
function dayOfReport(n: number): string {
  return new Date(Date.UTC(2015, 0, 1) + Math.floor(n / REPORTS_A_DAY) * 86_400_000).toISOString().slice(0, 10)
}

export const REPORTS_A_DAY = 40
