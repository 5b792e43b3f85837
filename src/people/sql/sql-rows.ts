import { type Kysely, type Selectable, sql } from 'kysely'
import type { AuditEntry } from '../../schema/index.ts'
import type { AccountRow, PeopleRows, ProgramKeyRow, SessionRow } from '../rows.ts'
import type { PeopleDatabase } from './columns.ts'

/** The rows of people in a database, over a connection that is within a transaction. */
export class SqlPeopleRows implements PeopleRows {
  private readonly db: Kysely<PeopleDatabase>

  constructor(db: Kysely<PeopleDatabase>) {
    this.db = db
  }

  async account(key: string): Promise<AccountRow | undefined> {
    const row = await this.db.selectFrom('account').selectAll().where('key', '=', key).executeTakeFirst()
    return row && accountRow(row)
  }

  async accounts(): Promise<readonly AccountRow[]> {
    return (await this.db.selectFrom('account').selectAll().orderBy('key').execute()).map(accountRow)
  }

  async putAccount({ key, name, role, password, addedAt, isDisabled }: AccountRow): Promise<void> {
    const values = { name, role, password, added_at: addedAt, is_disabled: Number(isDisabled) }
    const put = this.db.insertInto('account').values({ key, ...values })
    await put.onConflict((conflict) => conflict.column('key').doUpdateSet(values)).execute()
  }

  async session(id: string): Promise<SessionRow | undefined> {
    const row = await this.db.selectFrom('session').selectAll().where('id', '=', id).executeTakeFirst()
    return row && { id: row.id, account: row.account, openedAt: row.opened_at, usedAt: row.used_at }
  }

  async putSession({ id, account, openedAt, usedAt }: SessionRow): Promise<void> {
    const put = this.db.insertInto('session').values({ id, account, opened_at: openedAt, used_at: usedAt })
    await put.onConflict((conflict) => conflict.column('id').doUpdateSet({ used_at: usedAt })).execute()
  }

  async dropSession(id: string): Promise<void> {
    await this.db.deleteFrom('session').where('id', '=', id).execute()
  }

  async dropSessionsOf(account: string, but = ''): Promise<void> {
    await this.db.deleteFrom('session').where('account', '=', account).where('id', '!=', but).execute()
  }

  async dropSessionsBefore(opened: number, used: number): Promise<void> {
    const drop = this.db.deleteFrom('session')
    await drop.where(({ or, eb }) => or([eb('opened_at', '<=', opened), eb('used_at', '<=', used)])).execute()
  }

  async programKey(id: string): Promise<ProgramKeyRow | undefined> {
    const row = await this.db.selectFrom('program_key').selectAll().where('id', '=', id).executeTakeFirst()
    return row && programKeyRow(row)
  }

  async programKeysOf(account: string): Promise<readonly ProgramKeyRow[]> {
    const query = this.db.selectFrom('program_key').selectAll().where('account', '=', account)
    return (await query.orderBy('added_at').orderBy('id').execute()).map(programKeyRow)
  }

  async putProgramKey({ id, account, name, role, addedAt, until, usedAt }: ProgramKeyRow): Promise<void> {
    const values = { account, name, role, added_at: addedAt, until: until ?? null, used_at: usedAt ?? null }
    const put = this.db.insertInto('program_key').values({ id, ...values })
    await put.onConflict((conflict) => conflict.column('id').doUpdateSet(values)).execute()
  }

  async dropProgramKey(id: string): Promise<void> {
    await this.db.deleteFrom('program_key').where('id', '=', id).execute()
  }

  async append({ at, did, by, key, from, of, detail }: Omit<AuditEntry, 'no'>): Promise<void> {
    const doer = { done_by: by ?? null, done_with: key ?? null, done_from: from ?? null }
    const line = { ...doer, done_to: of ?? null, detail: detail ?? null }
    // Whoever writes does so alone: the line after the last is nobody else’s.
    const no = sql<number>`(SELECT coalesce(max(no), 0) + 1 FROM audit)`
    await this.db
      .insertInto('audit')
      .values({ no, at, did, ...line })
      .execute()
  }

  async lines(limit: number, before: number): Promise<readonly AuditEntry[]> {
    const newest = this.db.selectFrom('audit').selectAll().where('no', '<', before).orderBy('no', 'desc').limit(limit)
    return (await newest.execute()).map(lineOf)
  }
}

function accountRow({ added_at, is_disabled, ...row }: Selectable<PeopleDatabase['account']>): AccountRow {
  return { ...row, addedAt: added_at, isDisabled: is_disabled === 1 }
}

function programKeyRow({ added_at, until, used_at, ...row }: Selectable<PeopleDatabase['program_key']>): ProgramKeyRow {
  return { ...row, addedAt: added_at, ...(until !== null && { until }), ...(used_at !== null && { usedAt: used_at }) }
}

function lineOf(line: Selectable<PeopleDatabase['audit']>): AuditEntry {
  const { no, at, did, done_by, done_with, done_from, done_to, detail } = line
  return {
    no,
    at,
    did,
    ...(done_by !== null && { by: done_by }),
    ...(done_with !== null && { key: done_with }),
    ...(done_from !== null && { from: done_from }),
    ...(done_to !== null && { of: done_to }),
    ...(detail !== null && { detail }),
  }
}
