import {
  type Account,
  AccountNameSchema,
  KeyNameSchema,
  PasswordSchema,
  type ProgramKey,
  type Role,
} from '../schema/index.ts'
import { accountKey } from './account-key.ts'
import { AccountConflictError, UnknownAccountError, UnknownKeyError } from './errors.ts'
import { csrfOf, hashOf, isProgramKey, newKey, newProgramKey } from './keys.ts'
import { COST, Passwords, type ScryptCost } from './passwords.ts'
import type {
  AccountChange,
  AddedKey,
  Doer,
  KeyHolder,
  NewAccount,
  NewDeed,
  NewKey,
  People,
  Session,
} from './people.ts'
import { isKeyOver, knownKey, programKeyId, programKeyOf } from './program-key.ts'
import { lesserOf, mayAs } from './roles.ts'
import type { AccountRow, PeopleRows, PeopleTables, SessionRow } from './rows.ts'

/** What people are kept with. */
export interface PeopleOptions {
  /** The moment, in milliseconds since 1970. */
  readonly clock: () => number
  /** So many bytes that nobody can guess. */
  readonly random: (size: number) => Uint8Array
  /** What it costs to try a password; `COST` where absent. */
  readonly cost?: ScryptCost
}

const MINUTE = 60_000
const HOUR = 60 * MINUTE
/** A session is over when it was not used for so long, and when it is so old. */
const IDLE = 12 * HOUR
const OLDEST = 14 * 24 * HOUR
/** That a session or a key was used is written down once a minute, not at every request. */
const USED_EVERY = MINUTE
/** So many keys an account may have. */
const MOST_KEYS = 100

/** People over the rows that they are kept in. */
export function keepPeople(tables: PeopleTables, options: PeopleOptions): People {
  return new KeptPeople(tables, options)
}

class KeptPeople implements People {
  private readonly tables: PeopleTables
  private readonly options: PeopleOptions
  private readonly passwords: Passwords

  constructor(tables: PeopleTables, options: PeopleOptions) {
    this.tables = tables
    this.options = options
    this.passwords = new Passwords(options.random, options.cost ?? COST)
  }

  async account(name: string): Promise<Account | undefined> {
    const row = await this.row(name)
    return row && accountOf(row)
  }

  async accounts(): Promise<readonly Account[]> {
    return (await this.tables.read((rows) => rows.accounts())).map(accountOf)
  }

  async add({ name: given, role, password: chosen }: NewAccount, doer: Doer): Promise<Account> {
    const name = checked(AccountNameSchema, given)
    const password = await this.passwords.keep(checked(PasswordSchema, chosen))
    const row = { key: accountKey(name), name, role, password, addedAt: this.now(), isDisabled: false }
    await this.tables.write(async (rows) => {
      const taken = await rows.account(row.key)
      if (taken) throw new AccountConflictError(`There is an account ${taken.name} already`)
      await rows.putAccount(row)
      await this.append(rows, { ...doer, did: 'account-added', of: name, detail: role })
    })
    return accountOf(row)
  }

  async change(name: string, change: AccountChange, doer: Doer): Promise<Account> {
    const password =
      change.password === undefined ? undefined : await this.passwords.keep(checked(PasswordSchema, change.password))
    return await this.tables.write(async (rows) => {
      const before = await accountOrThrow(rows, name)
      const { role = before.role, isDisabled = before.isDisabled } = change
      const after = { ...before, role, isDisabled, password: password ?? before.password }
      await rows.putAccount(after)
      if (!(await rows.accounts()).some(isActiveAdmin) && isActiveAdmin(before)) {
        throw new AccountConflictError(`${before.name} is the last admin: make somebody else one first`)
      }
      await this.appendChanges(rows, before, after, doer)
      if (password !== undefined) await this.append(rows, { ...doer, did: 'password-changed', of: before.name })
      if (password !== undefined || isDisabled) {
        await rows.dropSessionsOf(before.key, change.keep === undefined ? undefined : hashOf(change.keep))
      }
      return accountOf(after)
    })
  }

  async verify(name: string, password: string): Promise<Account | undefined> {
    const row = await this.row(name)
    const isRight = await this.passwords.isKept(password, row?.password)
    if (row === undefined || !isRight || row.isDisabled) return undefined
    if (this.passwords.isOutdated(row.password)) await this.keepAnew(row, password)
    return accountOf(row)
  }

  async open(name: string, doer: Doer): Promise<Session | undefined> {
    const key = newKey(this.options.random)
    const at = this.options.clock()
    return await this.tables.write(async (rows) => {
      const account = await accountCalled(rows, name)
      if (account === undefined || account.isDisabled) return undefined
      const row = { id: hashOf(key), account: account.key, openedAt: at, usedAt: at }
      await rows.dropSessionsBefore(at - OLDEST, at - IDLE)
      await rows.putSession(row)
      await this.append(rows, { ...doer, by: account.name, did: 'logged-in' })
      return sessionOf(key, row, account)
    })
  }

  async session(key: string): Promise<Session | undefined> {
    const at = this.options.clock()
    const found = await this.tables.read((rows) => openSession(rows, key, at))
    if (found === undefined) return undefined
    if (at - found.row.usedAt >= USED_EVERY) await this.useSession(key, at)
    return sessionOf(key, found.row, found.account)
  }

  /** Writes down that a session was used; it may have been closed meanwhile. */
  private async useSession(key: string, at: number): Promise<void> {
    await this.tables.write(async (rows) => {
      const row = await rows.session(hashOf(key))
      if (row !== undefined) await rows.putSession({ ...row, usedAt: Math.max(row.usedAt, at) })
    })
  }

  openAmong(keys: readonly string[]): Promise<ReadonlySet<string>> {
    const at = this.options.clock()
    return this.tables.read(async (rows) => {
      const open = new Set<string>()
      for (const key of keys) if (await isOpen(rows, key, at)) open.add(key)
      return open
    })
  }

  async addKey(account: string, { name: given, role, until }: NewKey, doer: Doer): Promise<AddedKey> {
    const name = checked(KeyNameSchema, given)
    const at = this.options.clock()
    const over = until === undefined ? undefined : Date.parse(until)
    if (over !== undefined && !(over > at)) throw new RangeError(`Expected a moment to come, got ${until}`)
    const key = newProgramKey(this.options.random)
    return await this.tables.write(async (rows) => {
      const owner = await accountOrThrow(rows, account)
      if (!mayAs(owner.role, role)) {
        throw new RangeError(`A key may no more than its account: expected ${owner.role} at most, got ${role}`)
      }
      const others = await rows.programKeysOf(owner.key)
      const taken = others.find((other) => accountKey(other.name) === accountKey(name))
      if (taken) throw new AccountConflictError(`${owner.name} has a key ${taken.name} already`)
      if (others.length >= MOST_KEYS) throw new AccountConflictError(`${owner.name} has ${MOST_KEYS} keys already`)
      const kept = { id: hashOf(key), account: owner.key, name, role, addedAt: this.now() }
      const row = { ...kept, ...(over !== undefined && { until: over }) }
      await rows.putProgramKey(row)
      await this.append(rows, { ...doer, did: 'key-added', of: owner.name, detail: `${role}: ${name}` })
      return { ...programKeyOf(row), key }
    })
  }

  keys(account: string): Promise<readonly ProgramKey[]> {
    return this.tables.read(async (rows) => {
      const { key } = await accountOrThrow(rows, account)
      return (await rows.programKeysOf(key)).map(programKeyOf)
    })
  }

  async revokeKey(account: string, id: string, doer: Doer): Promise<void> {
    await this.tables.write(async (rows) => {
      const owner = await accountOrThrow(rows, account)
      const row = (await rows.programKeysOf(owner.key)).find((each) => programKeyId(each) === id)
      if (row === undefined) throw new UnknownKeyError(`${owner.name} has no key ${id}`)
      await rows.dropProgramKey(row.id)
      await this.append(rows, { ...doer, did: 'key-revoked', of: owner.name, detail: row.name })
    })
  }

  async keyHolder(key: string): Promise<KeyHolder | undefined> {
    const at = this.options.clock()
    const found = await this.tables.read((rows) => knownKey(rows, key))
    if (found === undefined) return undefined
    const { row, account } = found
    const holder = { key, of: programKeyOf(row), account: accountOf(account) }
    if (isKeyOver(row, account, at)) return holder
    if (at - (row.usedAt ?? 0) >= USED_EVERY) await this.useKey(row.id, at)
    return { ...holder, role: lesserOf(row.role, account.role) }
  }

  /** Writes down that a key was used; it may have been revoked meanwhile. */
  private async useKey(id: string, at: number): Promise<void> {
    await this.tables.write(async (rows) => {
      const row = await rows.programKey(id)
      if (row !== undefined) await rows.putProgramKey({ ...row, usedAt: Math.max(row.usedAt ?? 0, at) })
    })
  }

  async close(key: string, doer: Doer): Promise<void> {
    await this.tables.write(async (rows) => {
      const row = await rows.session(hashOf(key))
      if (row === undefined) return
      await rows.dropSession(row.id)
      await this.append(rows, { ...doer, did: 'logged-out' })
    })
  }

  async note(deed: NewDeed): Promise<void> {
    await this.tables.write((rows) => this.append(rows, deed))
  }

  audit(limit: number, before = Number.MAX_SAFE_INTEGER) {
    return this.tables.read((rows) => rows.lines(limit, before))
  }

  end(): Promise<void> {
    return this.tables.close()
  }

  private row(name: string): Promise<AccountRow | undefined> {
    return this.tables.read((rows) => accountCalled(rows, name))
  }

  /** A password as it is kept today; somebody may have changed it meanwhile. */
  private async keepAnew({ key, password: before }: AccountRow, chosen: string): Promise<void> {
    const password = await this.passwords.keep(chosen)
    await this.tables.write(async (rows) => {
      const row = await rows.account(key)
      if (row?.password === before) await rows.putAccount({ ...row, password })
    })
  }

  private async appendChanges(rows: PeopleRows, before: AccountRow, after: AccountRow, doer: Doer): Promise<void> {
    const of = before.name
    if (before.role !== after.role) await this.append(rows, { ...doer, did: 'role-changed', of, detail: after.role })
    if (before.isDisabled !== after.isDisabled) {
      await this.append(rows, { ...doer, did: after.isDisabled ? 'account-disabled' : 'account-enabled', of })
    }
  }

  private append(rows: PeopleRows, { did, by, key, from, of, detail }: NewDeed): Promise<void> {
    return rows.append({
      at: this.now(),
      did,
      ...(by !== undefined && { by }),
      ...(key !== undefined && { key }),
      ...(from !== undefined && { from }),
      ...(of !== undefined && { of }),
      ...(detail !== undefined && { detail }),
    })
  }

  private now(): string {
    return new Date(this.options.clock()).toISOString()
  }
}

/** Nobody is called what cannot be a name: databases differ in what they can be asked for. */
async function accountCalled(rows: PeopleRows, name: string): Promise<AccountRow | undefined> {
  return AccountNameSchema.safeParse(name).success ? await rows.account(accountKey(name)) : undefined
}

async function accountOrThrow(rows: PeopleRows, name: string): Promise<AccountRow> {
  const row = await accountCalled(rows, name)
  if (row === undefined) throw new UnknownAccountError(`There is no account ${name}`)
  return row
}

/** Whether a key of a session, or for a program, opens anything. */
async function isOpen(rows: PeopleRows, key: string, at: number): Promise<boolean> {
  if (!isProgramKey(key)) return (await openSession(rows, key, at)) !== undefined
  const found = await knownKey(rows, key)
  return found !== undefined && !isKeyOver(found.row, found.account, at)
}

/** A session that is not over, with its account; absent where there is none. */
async function openSession(
  rows: PeopleRows,
  key: string,
  at: number,
): Promise<{ readonly row: SessionRow; readonly account: AccountRow } | undefined> {
  const row = await rows.session(hashOf(key))
  if (row === undefined || isOver(row, at)) return undefined
  const account = await rows.account(row.account)
  return account === undefined || account.isDisabled ? undefined : { row, account }
}

function accountOf({ name, role, addedAt, isDisabled }: AccountRow): Account {
  return { name, role, addedAt, ...(isDisabled && { isDisabled: true as const }) }
}

function sessionOf(key: string, { openedAt }: SessionRow, account: AccountRow): Session {
  return { key, csrf: csrfOf(key), account: accountOf(account), until: openedAt + OLDEST }
}

function isOver({ openedAt, usedAt }: SessionRow, at: number): boolean {
  return openedAt + OLDEST <= at || usedAt + IDLE <= at
}

function isActiveAdmin({ role, isDisabled }: { readonly role: Role; readonly isDisabled: boolean }): boolean {
  return role === 'admin' && !isDisabled
}

function checked(
  schema: typeof AccountNameSchema | typeof KeyNameSchema | typeof PasswordSchema,
  given: string,
): string {
  const { data, error } = schema.safeParse(given)
  if (data === undefined) throw new RangeError(error?.issues[0]?.message)
  return data
}
