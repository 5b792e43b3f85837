import type { AuditEntry, Role } from '../schema/index.ts'

/** Where accounts, sessions and the audit log are kept. */
export interface PeopleTables {
  /** Looks things up in the rows; nothing may be put. */
  read<T>(work: (rows: PeopleRows) => Promise<T>): Promise<T>
  /** Does a piece of work on the rows: wholly, or not at all where it throws; one after another. */
  write<T>(work: (rows: PeopleRows) => Promise<T>): Promise<T>
  close(): Promise<void>
}

/** Rows, as they are looked up and put. */
export interface PeopleRows {
  account(key: string): Promise<AccountRow | undefined>
  /** All of them, by key. */
  accounts(): Promise<readonly AccountRow[]>
  putAccount(row: AccountRow): Promise<void>
  session(id: string): Promise<SessionRow | undefined>
  putSession(row: SessionRow): Promise<void>
  dropSession(id: string): Promise<void>
  /** All of an account but one. */
  dropSessionsOf(account: string, but?: string): Promise<void>
  /** Those opened, or used last, before these moments. */
  dropSessionsBefore(opened: number, used: number): Promise<void>
  /** By what its key comes to. */
  programKey(id: string): Promise<ProgramKeyRow | undefined>
  /** All of an account, in the order in which they were made. */
  programKeysOf(account: string): Promise<readonly ProgramKeyRow[]>
  putProgramKey(row: ProgramKeyRow): Promise<void>
  dropProgramKey(id: string): Promise<void>
  /** Numbers a line and adds it. */
  append(line: Omit<AuditEntry, 'no'>): Promise<void>
  /** The newest lines first, of those numbered below `before`. */
  lines(limit: number, before: number): Promise<readonly AuditEntry[]>
}

/** An account as it is kept. */
export interface AccountRow {
  /** What its name comes to when case and width are left aside. */
  readonly key: string
  readonly name: string
  readonly role: Role
  readonly password: string
  readonly addedAt: string
  readonly isDisabled: boolean
}

/** A session as it is kept: by what its key comes to, so that who reads the rows can open none. Moments in milliseconds since 1970. */
export interface SessionRow {
  readonly id: string
  readonly account: string
  readonly openedAt: number
  readonly usedAt: number
}

/** A key for a program as it is kept, in the same way: by what it comes to. */
export interface ProgramKeyRow {
  readonly id: string
  readonly account: string
  readonly name: string
  readonly role: Role
  readonly addedAt: string
  /** In milliseconds since 1970. */
  readonly until?: number
  readonly usedAt?: number
}
