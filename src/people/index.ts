export { accountKey } from './account-key.ts'
export { AccountConflictError, PeopleFormatError, UnknownAccountError, UnknownKeyError } from './errors.ts'
export type { PeopleOptions } from './keep-people.ts'
export { isSameKey } from './keys.ts'
export type { ScryptCost } from './passwords.ts'
export type {
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
export { mayAs } from './roles.ts'
