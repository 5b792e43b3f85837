import { type People, UnknownKeyError } from '../../people/index.ts'
import type { ProgramKey, Role } from '../../schema/index.ts'
import { type Column, tableLines } from '../table.ts'
import { commandDoer, type PeopleOptions, withPeople } from './with-people.ts'

/** What `readout key add` may be told. */
export interface AddKeyOptions extends PeopleOptions {
  readonly role: Role
  /** The last day on which it opens anything. */
  readonly until?: string
}

/** `readout key add`: makes a key of an account, and prints it: alone on standard output, so that a script can take it. */
export async function addKeyCommand(account: string, name: string, options: AddKeyOptions): Promise<void> {
  await withPeople(options, 'read', async (people) => {
    const until = options.until === undefined ? {} : { until: endOf(options.until) }
    const added = await people.addKey(account, { name, role: options.role, ...until }, commandDoer())
    process.stdout.write(`${options.json ? JSON.stringify(added) : added.key}\n`)
    if (!options.json)
      process.stderr.write('This is the only time that the key is shown. Keep it as you keep a password.\n')
  })
}

/** `readout key list`: prints the keys of an account, without what opens. */
export async function listKeysCommand(account: string, options: PeopleOptions): Promise<void> {
  await withPeople(options, 'read', async (people) => print(await people.keys(account), options))
}

/** `readout key revoke`: revokes a key of an account, by its name or id; prints those that are left. */
export async function revokeKeyCommand(account: string, key: string, options: PeopleOptions): Promise<void> {
  await withPeople(options, 'read', async (people) => {
    await people.revokeKey(account, await idOf(people, account, key), commandDoer())
    print(await people.keys(account), options)
  })
}

async function idOf(people: People, account: string, key: string): Promise<string> {
  const found = (await people.keys(account)).find(({ id, name }) => key === id || key === name)
  if (found === undefined) throw new UnknownKeyError(`${account} has no key ${key}`)
  return found.id
}

const DAY = 86_400_000

/** The moment at which a day of UTC ends. */
function endOf(day: string): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + DAY).toISOString()
}

function print(keys: readonly ProgramKey[], { json }: PeopleOptions): void {
  if (json) {
    process.stdout.write(`${JSON.stringify(keys)}\n`)
    return
  }
  const rows = keys.map(({ id, name, role, addedAt, until, usedAt }) => [
    id,
    name,
    role,
    addedAt.slice(0, 10),
    usedAt?.slice(0, 10) ?? 'never',
    until === undefined ? '' : endShown(until),
  ])
  const lines = rows.length === 0 ? ['no keys'] : tableLines(COLUMNS, rows, process.stdout.columns ?? 100)
  process.stdout.write(`${lines.join('\n')}\n`)
}

const COLUMNS: readonly Column[] = [
  { heading: 'id', width: 16 },
  { heading: 'name' },
  { heading: 'role', width: 8 },
  { heading: 'made', width: 10, isOptional: true },
  { heading: 'used', width: 10 },
  { heading: 'ends', width: 24 },
]

/** When a key ends, in UTC, to the minute. */
function endShown(until: string): string {
  return `${until.slice(0, 16).replace('T', ' ')}Z${Date.parse(until) <= Date.now() ? ' (over)' : ''}`
}
