import type { Account, AuditEntry, Deed, Role } from '../schema/index.ts'

/** Who may do what, who is there, and what they did. */
export interface People {
  /** The account of that name, in whatever case; absent where there is none. */
  account(name: string): Promise<Account | undefined>
  /** All accounts, by name. */
  accounts(): Promise<readonly Account[]>
  /**
   * Makes an account.
   *
   * @throws AccountConflictError when the name is taken.
   * @throws RangeError when name or password is none.
   */
  add(account: NewAccount, doer: Doer): Promise<Account>
  /**
   * Changes an account. A password that is changed, or an account disabled, ends its sessions.
   *
   * @throws UnknownAccountError when nobody has that name.
   * @throws AccountConflictError when no admin would be left.
   */
  change(name: string, change: AccountChange, doer: Doer): Promise<Account>
  /** The account, where the password is its own and it may log in. Takes as long where nobody has the name. */
  verify(name: string, password: string): Promise<Account | undefined>
  /** Opens a session of an account; absent where it may not log in. */
  open(name: string, doer: Doer): Promise<Session | undefined>
  /** The session that a key opens, which is thereby used; absent where it is over, or never was. */
  session(key: string): Promise<Session | undefined>
  /** Of the keys of sessions, those that are open; that one is looked at is no use of it. */
  openAmong(keys: readonly string[]): Promise<ReadonlySet<string>>
  /** Ends a session. */
  close(key: string, doer: Doer): Promise<void>
  /** Writes down what was done. */
  note(deed: NewDeed): Promise<void>
  /** What was done, newest first: at most `limit` lines, below the line with the number `before` where one is given. */
  audit(limit: number, before?: number): Promise<readonly AuditEntry[]>
  /** Lets go of what the accounts are kept in. */
  end(): Promise<void>
}

/** An account as it is made. */
export interface NewAccount {
  readonly name: string
  readonly role: Role
  readonly password: string
}

/** What becomes of an account; what is absent stays as it is. */
export interface AccountChange {
  readonly role?: Role | undefined
  readonly isDisabled?: boolean | undefined
  readonly password?: string | undefined
  /** The key of a session that a new password leaves open: its owner’s. */
  readonly keep?: string | undefined
}

/** Who does a thing, and from where. */
export interface Doer {
  readonly by?: string | undefined
  readonly from?: string | undefined
}

/** What was done, as it is written down. */
export interface NewDeed extends Doer {
  readonly did: Deed
  readonly of?: string | undefined
  readonly detail?: string | undefined
}

/** Somebody who is logged in. */
export interface Session {
  /** What opens it: for its owner’s browser alone, kept nowhere else. */
  readonly key: string
  /** What a request that changes something says beside, which no other site’s page can know. */
  readonly csrf: string
  readonly account: Account
  /** When it ends at the latest, in milliseconds since 1970. */
  readonly until: number
}
