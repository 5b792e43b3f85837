import Database from 'better-sqlite3'
import type { People } from '../../src/people/index.ts'
import { openMemoryPeople } from '../../src/people/memory/index.ts'
import { openSqlitePeople } from '../../src/people/sqlite/index.ts'

/** What a password of tests costs to try: little. */
export const CHEAP = { logN: 4, r: 8, p: 1 } as const

/** A clock that stands until it is moved on, and bytes that come in the same order each time. */
export class Moment {
  at = Date.parse('2022-03-05T12:00:00.000Z')
  private nDrawn = 0

  readonly clock = (): number => this.at
  readonly random = (size: number): Uint8Array => new Uint8Array(size).fill(++this.nDrawn)

  pass(milliseconds: number): void {
    this.at += milliseconds
  }
}

export const HOUR = 3_600_000

/** Every way that people are kept, by name. */
export const KEPT: Readonly<Record<string, (moment: Moment, cost?: typeof CHEAP) => Promise<People>>> = {
  memory: async ({ clock, random }, cost = CHEAP) => openMemoryPeople({ clock, random, cost }),
  sqlite: async ({ clock, random }, cost = CHEAP) =>
    openSqlitePeople(new Database(':memory:'), 'a test', { clock, random, cost }),
}
