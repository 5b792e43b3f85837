import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import type { AddedOnce } from './adder.ts'

/** Rounds in each of which all reports are added once to each record; the first ones are not counted: names are met in them. */
const ROUNDS = 5
const UNCOUNTED = 2

/** Of a record that is added to: how many versions it has. */
export interface AddedTo {
  readonly path: string
  readonly nVersions: number
}

/**
 * How many statements are added to each of some records a second of processor time. They take turns, each in a process of its own, so that
 * whatever else runs on the machine slows all of them; a turn is all reports once, of which some take many times as long as others.
 */
export async function ratesBeside(records: readonly AddedTo[]): Promise<number[]> {
  const adders = records.map(({ path, nVersions }) =>
    fork(join(import.meta.dirname, 'adder.ts'), [path, String(nVersions)], {
      stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    }),
  )
  for (const adder of adders) await told(adder)
  const sums = records.map(() => ({ nStatements: 0, cpu: 0 }))
  for (let round = 0; round < ROUNDS; round++) {
    for (const [at, adder] of adders.entries()) {
      adder.send('add')
      const { nStatements, cpu } = (await told(adder)) as AddedOnce
      process.stderr.write(`${records[at].path}: ${(nStatements / cpu).toFixed(0)}/s of CPU\n`)
      if (round < UNCOUNTED) continue
      sums[at].nStatements += nStatements
      sums[at].cpu += cpu
    }
  }
  for (const adder of adders) adder.send('end')
  await Promise.all(adders.map((adder) => once(adder, 'exit')))
  return sums.map(({ nStatements, cpu }) => nStatements / cpu)
}

/** What an adder says next. */
async function told(adder: ChildProcess): Promise<unknown> {
  const ended = new AbortController()
  const end = once(adder, 'exit', { signal: ended.signal }).then(([code]) => {
    throw new Error(`Adding ended with ${code}`)
  })
  const [said] = await Promise.race([once(adder, 'message'), end])
  ended.abort()
  end.catch(() => undefined)
  return said
}
