import { userInfo } from 'node:os'
import type { Doer, People } from '../../people/index.ts'
import { openPeople } from './open-people.ts'

/** What every command on people may be told. */
export interface PeopleOptions {
  readonly people: string
  readonly json?: boolean
}

/** Opens the accounts for a piece of work, and lets go of them after it. */
export async function withPeople(
  { people: place }: PeopleOptions,
  mode: 'read' | 'add',
  work: (people: People) => Promise<void>,
): Promise<void> {
  const people = await openPeople(place, mode)
  try {
    await work(people)
  } finally {
    await people.end()
  }
}

/** The user of the machine, who needs no account. */
export function commandDoer(): Doer {
  return { by: userInfo().username, from: 'command line' }
}
