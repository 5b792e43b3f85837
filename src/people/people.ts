import type { Account, AuditEntry, Deed, ProgramKey, Role } from '../schema/index.ts'

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
  /**
   * Makes a key by which a program asks in the name of an account.
   *
   * @throws UnknownAccountError when nobody has that name.
   * @throws AccountConflictError when the account has a key of that name, or as many as may be.
   * @throws RangeError when its name is none, it would be over already, or it may more than the account.
   */
  addKey(account: string, key: NewKey, doer: Doer): Promise<AddedKey>
  /**
   * The keys of an account, in the order in which they were made; those that are over too.
   *
   * @throws UnknownAccountError when nobody has that name.
   */
  keys(account: string): Promise<readonly ProgramKey[]>
  /**
   * Revokes a key, for good.
   *
   * @throws UnknownAccountError when nobody has that name.
   * @throws UnknownKeyError when the account has no such key.
   */
  revokeKey(account: string, id: string, doer: Doer): Promise<void>
  /** Whose key it is, which is thereby used; absent where it never was one, or was revoked. */
  keyHolder(key: string): Promise<KeyHolder | undefined>
  /** Of the keys of sessions and programs, those that are open; that one is looked at is no use of it. */
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

/** A key as it is made. */
export interface NewKey {
  readonly name: string
  readonly role: Role
  /** From when on it opens nothing, in ISO 8601; it lasts until it is revoked where absent. */
  readonly until?: string | undefined
}

/** A key that was made, with what opens: told this once. */
export interface AddedKey extends ProgramKey {
  readonly key: string
}

/** Whose key a program has. */
export interface KeyHolder {
  /** What opens: for the program alone, kept nowhere else. */
  readonly key: string
  readonly of: ProgramKey
  readonly account: Account
  /** What the program may: the least of what the key may and what the account may today; absent where the key is over, or the account disabled. */
  readonly role?: Role
}

/** Who does a thing, and from where. */
export interface Doer {
  readonly by?: string | undefined
  /** The key by which a program does it, by name. */
  readonly key?: string | undefined
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
