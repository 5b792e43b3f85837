import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { openRecord } from '../src/cli/record/open-record.ts'
import { baseReports, Words } from './corpus.ts'
import { fill } from './fill.ts'

// A process of its own that `adding.ts` starts: adds to one record each time it is told to.

const root = dirname(dirname(fileURLToPath(import.meta.url)))
const [path, nVersions] = [process.argv[2], Number(process.argv[3])]

/** What adding all reports once under other names took. */
export interface AddedOnce {
  readonly nStatements: number
  /** Seconds of processor time. */
  readonly cpu: number
}

async function main(): Promise<void> {
  const store = await openRecord(path, 'add')
  const reports = baseReports(join(root, '..', 'shared', 'data'), 840, 1200)
  const words = Words.of(reports)
  const nStatements = reports.reduce((n, { reading }) => n + reading.statements.length, 0)
  let first = nVersions
  process.on('message', async (word) => {
    if (word === 'end') {
      await store.close()
      process.exit()
    }
    const steps = await fill(store, reports, words, { first, nStatements, nSteps: 1 })
    first += reports.length
    process.send?.(steps[steps.length - 1] satisfies AddedOnce)
  })
  process.send?.('ready')
}

await main()
