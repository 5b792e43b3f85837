/** How long a question took, in milliseconds, over so many runs. */
export interface Timed {
  readonly name: string
  readonly median: number
  readonly p99: number
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
  const end = performance.now() + 6000
  for (let i = 0; i < 100 && (i < 12 || performance.now() < end); i++) {
    const start = performance.now()
    await query(i)
    times.push(performance.now() - start)
  }
  times.sort((a, b) => a - b)
  const result = {
    name,
    median: times[times.length >> 1],
    p99: times[Math.ceil(times.length * 0.99) - 1],
    n: times.length,
  }
  process.stderr.write(`${name}: ${result.median.toFixed(1)} / ${result.p99.toFixed(1)} ms (${result.n})\n`)
  return result
}

/** A table of a score card. */
export function timesTable(heading: string, rows: readonly Timed[]): string {
  const lines = rows.map(({ name, median, p99, n }) => `| ${name} | ${median.toFixed(1)} | ${p99.toFixed(1)} | ${n} |`)
  return `| ${heading} | median, ms | 99th percentile, ms | runs |
|---|---|---|---|
${lines.join('\n')}
`
}
