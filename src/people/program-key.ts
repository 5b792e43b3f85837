import type { ProgramKey } from '../schema/index.ts'
import { hashOf, isProgramKey } from './keys.ts'
import type { AccountRow, PeopleRows, ProgramKeyRow } from './rows.ts'

/** A key for a program, with its account; absent where there is none. */
export async function knownKey(
  rows: PeopleRows,
  key: string,
): Promise<{ readonly row: ProgramKeyRow; readonly account: AccountRow } | undefined> {
  const row = isProgramKey(key) ? await rows.programKey(hashOf(key)) : undefined
  const account = row && (await rows.account(row.account))
  return row && account && { row, account }
}

/** So much of what a key comes to tells it from others. */
const ID_LENGTH = 16

/** What a key is told by where nobody is to know it. */
export function programKeyId({ id }: ProgramKeyRow): string {
  return id.slice(0, ID_LENGTH)
}

/** A key as it is shown. */
export function programKeyOf(row: ProgramKeyRow): ProgramKey {
  const { name, role, addedAt, until, usedAt } = row
  return {
    id: programKeyId(row),
    name,
    role,
    addedAt,
    ...(until !== undefined && { until: new Date(until).toISOString() }),
    ...(usedAt !== undefined && { usedAt: new Date(usedAt).toISOString() }),
  }
}

/** Whether a key opens nothing now. */
export function isKeyOver({ until }: ProgramKeyRow, { isDisabled }: AccountRow, at: number): boolean {
  return isDisabled || (until !== undefined && until <= at)
}
