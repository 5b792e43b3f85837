/** How long a question took, in milliseconds, over so many runs. */
export interface Timed {
  readonly name: string
  readonly median: number
  /** The median of its processor time: what else runs on the machine counts less there. */
  readonly cpu: number
  readonly p99: number
  /** How many entries an answer held, on average. */
  readonly entries: number
  readonly n: number
}

/** Asks questions again and again, each with another value: a hundred times or for six seconds, twelve times at least. */
export async function timed(questions: Readonly<Record<string, (i: number) => Promise<unknown>>>): Promise<Timed[]> {
  const all: Timed[] = []
  for (const [name, question] of Object.entries(questions)) all.push(await time(name, question))
  return all
}

async function time(name: string, query: (i: number) => Promise<unknown>): Promise<Timed> {
  const times: number[] = []
  const cpus: number[] = []
  let entries = 0
  const end = performance.now() + 6000
  for (let i = 0; i < 100 && (i < 12 || performance.now() < end); i++) {
    const [start, used] = [performance.now(), process.cpuUsage()]
    const answer = await query(i)
    const { user, system } = process.cpuUsage(used)
    times.push(performance.now() - start)
    cpus.push((user + system) / 1000)
    entries += entriesIn(answer)
  }
  times.sort((a, b) => a - b)
  cpus.sort((a, b) => a - b)
  const result = {
    name,
    median: times[times.length >> 1],
    cpu: cpus[cpus.length >> 1],
    p99: times[Math.ceil(times.length * 0.99) - 1],
    entries: entries / times.length,
    n: times.length,
  }
  process.stderr.write(
    `${name}: ${result.median.toFixed(1)} / ${result.p99.toFixed(1)} ms, ${result.cpu.toFixed(1)} of CPU (${result.n}, ${result.entries.toFixed(1)} entries)\n`,
  )
  return result
}

function entriesIn(answer: unknown): number {
  if (Array.isArray(answer)) return answer.length
  return typeof answer === 'object' && answer !== null && 'items' in answer ? entriesIn(answer.items) : 1
}

/** A table of a score card. */
export function timesTable(heading: string, rows: readonly Timed[]): string {
  const lines = rows.map(
    ({ name, median, p99, entries, n }) =>
      `| ${name} | ${median.toFixed(1)} | ${p99.toFixed(1)} | ${entries.toFixed(1)} | ${n} |`,
  )
  return `| ${heading} | median, ms | 99th percentile, ms | entries | runs |
|---|---|---|---|---|
${lines.join('\n')}
`
}
