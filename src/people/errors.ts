/** Nobody has an account of that name. */
export class UnknownAccountError extends Error {
  override readonly name = 'UnknownAccountError'
}

/** An account has no such key. */
export class UnknownKeyError extends Error {
  override readonly name = 'UnknownKeyError'
}

/** A change to accounts that cannot be: the name is taken, or nobody would be left to administer. */
export class AccountConflictError extends Error {
  override readonly name = 'AccountConflictError'
}

/** A file holds no accounts, or those of a later release. */
export class PeopleFormatError extends Error {
  override readonly name = 'PeopleFormatError'
}
