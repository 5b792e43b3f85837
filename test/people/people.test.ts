import assert from 'node:assert/strict'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, describe, test } from 'node:test'
import Database from 'better-sqlite3'
import fc from 'fast-check'
import type pg from 'pg'
import { postgresPool } from '../../src/cli/postgres-pool.ts'
import {
  AccountConflictError,
  mayAs,
  type People,
  PeopleFormatError,
  UnknownAccountError,
  UnknownKeyError,
} from '../../src/people/index.ts'
import { openMemoryPeople } from '../../src/people/memory/index.ts'
import { hasPostgresPeople, openPostgresPeople } from '../../src/people/postgres/index.ts'
import { openSqlitePeople } from '../../src/people/sqlite/index.ts'
import { openPostgres } from '../../src/record/postgres/index.ts'
import { openSqlite } from '../../src/record/sqlite/index.ts'
import {
  AccountNameSchema,
  AccountSchema,
  AuditEntrySchema,
  ProgramKeySchema,
  RoleSchema,
} from '../../src/schema/index.ts'
import { BRIDGE, facts, plainNames } from '../record/reports.ts'
import { emptyDatabase, KEPT, noPostgres } from './kept.ts'
import { CHEAP, HOUR, Moment } from './people-of.ts'

const IDA = { name: 'Ida', role: 'admin', password: 'a long password' } as const
const OLE = { name: 'Ole', role: 'reviewer', password: 'another password' } as const
const BY = { by: 'Ida', from: '192.0.2.1' } as const

for (const [kind, { open, skip }] of Object.entries(KEPT)) {
  const opened: People[] = []
  const withIda = async () => {
    const moment = new Moment()
    const people = await open(moment)
    opened.push(people)
    await people.add(IDA, { from: 'command line' })
    return { moment, people }
  }

  describe(`people in ${kind}`, { skip }, () => {
    after(async () => {
      for (const people of opened) await people.end()
    })

    test('an account is found by its name, in whatever case or width', async () => {
      const { people } = await withIda()
      const account = { name: 'Ida', role: 'admin', addedAt: '2022-03-05T12:00:00.000Z' }
      for (const name of ['Ida', 'ida', 'IDA', 'Ｉｄａ']) assert.deepEqual(await people.account(name), account)
      assert.equal(await people.account('Ole'), undefined)
      await people.add(OLE, BY)
      assert.deepEqual(
        (await people.accounts()).map(({ name }) => name),
        ['Ida', 'Ole'],
      )
      for (const each of await people.accounts()) AccountSchema.strict().parse(each)
    })

    test('a name that is taken is refused, and changes nothing', async () => {
      const { people } = await withIda()
      await assert.rejects(people.add({ ...OLE, name: 'IDA' }, BY), AccountConflictError)
      assert.equal((await people.account('ida'))?.role, 'admin')
      assert.equal((await people.audit(10)).length, 1)
    })

    test('names and passwords that are none are refused', async () => {
      const { people } = await withIda()
      for (const name of [
        '',
        ' ',
        'a  b',
        'a\nb',
        'a\u202eb',
        'a/b',
        '-a',
        'a\u0000',
        'x'.repeat(65),
        '<b>',
        '\u3164',
      ]) {
        await assert.rejects(people.add({ ...OLE, name }, BY), RangeError, JSON.stringify(name))
      }
      await assert.rejects(people.add({ ...OLE, name: 'Idа' }, BY), /one alphabet/)
      for (const password of ['', 'short', 'x'.repeat(257)]) {
        await assert.rejects(people.add({ ...OLE, password }, BY), RangeError)
        await assert.rejects(people.change('Ida', { password }, BY), RangeError)
      }
      for (const name of ['constructor', 'toString', '田中 花子', 'Зоя', "O'Hara", 'Jean-Luc', 'a.b_c', 'Zoe\u0308']) {
        assert.equal((await people.add({ ...OLE, name }, BY)).name, name.normalize('NFC'))
        assert.ok(await people.verify(name, OLE.password))
      }
    })

    test('a password is its account’s alone', async () => {
      const { people } = await withIda()
      await people.add(OLE, BY)
      assert.equal((await people.verify('ida', IDA.password))?.name, 'Ida')
      for (const wrong of ['', 'a long passworD', `${IDA.password} `, OLE.password, 'x'.repeat(10_000)]) {
        assert.equal(await people.verify('Ida', wrong), undefined)
      }
      assert.equal(await people.verify('Nobody', IDA.password), undefined)
      for (const name of ['__proto__', 'Ida\u0000', '\ud800', '', "' OR 1=1 --"]) {
        assert.equal(await people.account(name), undefined)
        assert.equal(await people.verify(name, IDA.password), undefined)
        assert.equal(await people.open(name, BY), undefined)
      }
    })

    test('a session lasts while it is used, and two weeks at most', async () => {
      const { moment, people } = await withIda()
      const session = await people.open('ida', BY)
      assert.ok(session)
      assert.notEqual(session.csrf, session.key)
      moment.pass(11 * HOUR)
      assert.deepEqual(await people.session(session.key), session)
      moment.pass(11 * HOUR)
      assert.equal((await people.session(session.key))?.account.name, 'Ida')
      moment.pass(12 * HOUR)
      assert.equal(await people.session(session.key), undefined)
      const other = await people.open('Ida', BY)
      assert.ok(other)
      for (let hours = 0; hours < 14 * 24 - 6; hours += 6) {
        moment.pass(6 * HOUR)
        assert.ok(await people.session(other.key), `after ${hours + 6} hours`)
      }
      moment.pass(6 * HOUR)
      assert.equal(await people.session(other.key), undefined)
    })

    test('a session that was closed, or never was, opens nothing', async () => {
      const { people } = await withIda()
      const [one, other] = [await people.open('Ida', BY), await people.open('Ida', BY)]
      assert.ok(one && other)
      await people.close(one.key, BY)
      await people.close('none', BY)
      assert.equal(await people.session(one.key), undefined)
      assert.ok(await people.session(other.key))
      for (const key of ['', 'none', one.csrf, `${other.key} `]) assert.equal(await people.session(key), undefined)
      assert.equal(await people.open('Nobody', BY), undefined)
    })

    test('who is disabled is out at once, and comes back when enabled', async () => {
      const { people } = await withIda()
      await people.add(OLE, BY)
      const session = await people.open('Ole', BY)
      assert.equal((await people.change('ole', { isDisabled: true }, BY)).isDisabled, true)
      assert.equal(await people.session(session?.key ?? ''), undefined)
      assert.equal(await people.verify('Ole', OLE.password), undefined)
      assert.equal(await people.open('Ole', BY), undefined)
      await people.change('Ole', { isDisabled: false }, BY)
      assert.equal(await people.session(session?.key ?? ''), undefined)
      assert.ok(await people.verify('Ole', OLE.password))
    })

    test('a role that is changed holds at once', async () => {
      const { people } = await withIda()
      await people.add(OLE, BY)
      const session = await people.open('Ole', BY)
      await people.change('Ole', { role: 'reader' }, BY)
      assert.equal((await people.session(session?.key ?? ''))?.account.role, 'reader')
      await assert.rejects(people.change('Nobody', { role: 'reader' }, BY), UnknownAccountError)
    })

    test('a new password ends all sessions but the one it was made in', async () => {
      const { people } = await withIda()
      const [one, other] = [await people.open('Ida', BY), await people.open('Ida', BY)]
      assert.ok(one && other)
      await people.change('Ida', { password: 'quite another one', keep: one.key }, BY)
      assert.ok(await people.session(one.key))
      assert.equal(await people.session(other.key), undefined)
      assert.equal(await people.verify('Ida', IDA.password), undefined)
      assert.ok(await people.verify('Ida', 'quite another one'))
      await people.change('Ida', { password: 'and yet another one' }, BY)
      assert.equal(await people.session(one.key), undefined)
    })

    test('somebody is left to administer', async () => {
      const { people } = await withIda()
      for (const change of [{ role: 'editor' }, { isDisabled: true }] as const) {
        await assert.rejects(people.change('Ida', change, BY), AccountConflictError)
      }
      assert.deepEqual(await people.account('Ida'), (await people.accounts())[0])
      assert.equal((await people.account('Ida'))?.role, 'admin')
      await people.add({ ...OLE, role: 'admin' }, BY)
      await people.change('Ida', { isDisabled: true }, BY)
      await assert.rejects(people.change('Ole', { role: 'reader' }, BY), /last admin/)
      const both = await Promise.allSettled([
        people.change('Ida', { isDisabled: false }, BY),
        people.change('Ole', { role: 'reader' }, BY),
      ])
      // Whichever comes first: where Ole’s does, it is refused.
      assert.equal(both[0].status, 'fulfilled')
      assert.ok((await people.accounts()).some(({ role, isDisabled }) => role === 'admin' && !isDisabled))
    })

    test('a key opens its account to a program, and is told once', async () => {
      const { moment, people } = await withIda()
      const made = await people.addKey('ida', { name: 'nightly export', role: 'reader' }, BY)
      const { key, ...shown } = made
      assert.match(key, /^readout_[\w-]{43}$/)
      assert.deepEqual(await people.keys('IDA'), [shown])
      ProgramKeySchema.strict().parse(shown)
      moment.pass(5_000)
      const account = await people.account('Ida')
      assert.deepEqual(await people.keyHolder(key), { key, of: shown, account, role: 'reader' })
      const usedAt = new Date(moment.at).toISOString()
      assert.deepEqual(await people.keys('Ida'), [{ ...shown, usedAt }])
      moment.pass(59_999)
      await people.keyHolder(key)
      assert.equal((await people.keys('Ida'))[0].usedAt, usedAt)
      moment.pass(1)
      await people.keyHolder(key)
      assert.equal((await people.keys('Ida'))[0].usedAt, new Date(moment.at).toISOString())
    })

    test('what is no key opens nothing, and a key is no session', async () => {
      const { people } = await withIda()
      const { key, id } = await people.addKey('Ida', { name: 'one', role: 'admin' }, BY)
      const session = await people.open('Ida', BY)
      assert.ok(session)
      const none = [
        '',
        'readout_',
        id,
        key.slice(8),
        `${key} `,
        key.slice(0, -1),
        session.key,
        `readout_${session.key}`,
      ]
      for (const each of [...none, 'readout_\u0000', 'x'.repeat(10_000)]) {
        assert.equal(await people.keyHolder(each), undefined, each.slice(0, 60))
      }
      assert.equal(await people.session(key), undefined)
      assert.deepEqual(await people.openAmong([key, session.key, id, 'none']), new Set([key, session.key]))
    })

    test('a key may no more than its account may today', async () => {
      const { people } = await withIda()
      await people.add(OLE, BY)
      for (const role of ['editor', 'admin'] as const) {
        await assert.rejects(people.addKey('Ole', { name: 'k', role }, BY), /expected reviewer at most/)
      }
      const { key } = await people.addKey('Ole', { name: 'k', role: 'reviewer' }, BY)
      for (const [role, may] of [
        ['reader', 'reader'],
        ['admin', 'reviewer'],
      ] as const) {
        await people.change('Ole', { role }, BY)
        assert.equal((await people.keyHolder(key))?.role, may)
      }
      await people.change('Ole', { isDisabled: true }, BY)
      assert.equal((await people.keyHolder(key))?.role, undefined)
      assert.deepEqual(await people.openAmong([key]), new Set())
      await people.change('Ole', { isDisabled: false }, BY)
      assert.equal((await people.keyHolder(key))?.role, 'reviewer')
      await people.change('Ole', { password: 'and yet another one' }, BY)
      assert.equal((await people.keyHolder(key))?.role, 'reviewer')
    })

    test('a key opens nothing once its time is over, or it was revoked', async () => {
      const { moment, people } = await withIda()
      const until = new Date(moment.at + HOUR).toISOString()
      const brief = await people.addKey('Ida', { name: 'brief', role: 'reader', until }, BY)
      const lasting = await people.addKey('Ida', { name: 'lasting', role: 'reader' }, BY)
      assert.equal(brief.until, until)
      moment.pass(HOUR - 1)
      assert.equal((await people.keyHolder(brief.key))?.role, 'reader')
      moment.pass(1)
      const over = await people.keyHolder(brief.key)
      assert.deepEqual([over?.role, over?.of.name, over?.account.name], [undefined, 'brief', 'Ida'])
      assert.deepEqual(await people.openAmong([brief.key, lasting.key]), new Set([lasting.key]))
      await people.add(OLE, BY)
      for (const [name, id] of [
        ['Ole', lasting.id],
        ['Ida', 'none'],
        ['Ida', ''],
        ['Ida', '\u0000'],
        ['Ida', `${lasting.id}0`],
      ]) {
        await assert.rejects(people.revokeKey(name, id, BY), UnknownKeyError)
      }
      await people.revokeKey('ida', lasting.id, BY)
      assert.equal(await people.keyHolder(lasting.key), undefined)
      await assert.rejects(people.revokeKey('Ida', lasting.id, BY), UnknownKeyError)
      assert.deepEqual(
        (await people.keys('Ida')).map(({ name }) => name),
        ['brief'],
      )
      const lines = await people.audit(4)
      assert.deepEqual(
        lines.map(({ did, by, of, detail }) => [did, by, of, detail]),
        [
          ['key-revoked', 'Ida', 'Ida', 'lasting'],
          ['account-added', 'Ida', 'Ole', 'reviewer'],
          ['key-added', 'Ida', 'Ida', 'reader: lasting'],
          ['key-added', 'Ida', 'Ida', 'reader: brief'],
        ],
      )
      for (const line of lines) AuditEntrySchema.strict().parse(line)
    })

    test('keys that cannot be are refused, and change nothing', async () => {
      const { moment, people } = await withIda()
      await people.addKey('Ida', { name: 'Export', role: 'reader' }, BY)
      const nLines = (await people.audit(10)).length
      for (const name of ['', ' ', 'a  b', ' a', 'a\n', 'a\u202eb', 'a\u0000', 'x'.repeat(65), '\u3164', '\ud800']) {
        await assert.rejects(people.addKey('Ida', { name, role: 'reader' }, BY), RangeError, JSON.stringify(name))
      }
      for (const until of ['', 'tomorrow', new Date(moment.at).toISOString(), '1970-01-01T00:00:00Z']) {
        await assert.rejects(
          people.addKey('Ida', { name: 'k', role: 'reader', until }, BY),
          /Expected a moment to come/,
        )
      }
      await assert.rejects(people.addKey('Ida', { name: 'EXPORT', role: 'reader' }, BY), AccountConflictError)
      for (const name of ['Nobody', 'Ida\u0000', '']) {
        await assert.rejects(people.addKey(name, { name: 'k', role: 'reader' }, BY), UnknownAccountError)
        await assert.rejects(people.keys(name), UnknownAccountError)
        await assert.rejects(people.revokeKey(name, 'x', BY), UnknownAccountError)
      }
      assert.equal((await people.audit(10)).length, nLines)
      for (const name of ['夜間エクスポート（毎日）', 'CI: <export> & "more"', "'; DROP TABLE --"]) {
        assert.equal((await people.addKey('Ida', { name, role: 'reader' }, BY)).name, name)
      }
      for (let n = (await people.keys('Ida')).length; n < 100; n++) {
        moment.pass(1)
        await people.addKey('Ida', { name: `key ${n}`, role: 'reader' }, BY)
      }
      assert.equal((await people.keys('Ida')).at(-1)?.name, 'key 99')
      await assert.rejects(people.addKey('Ida', { name: 'one more', role: 'reader' }, BY), /has 100 keys already/)
    })

    test('what was done is written down, newest first', async () => {
      const { people } = await withIda()
      await people.add(OLE, BY)
      await people.change('Ole', { role: 'editor', isDisabled: true, password: 'one more password' }, BY)
      await people.change('Ole', { role: 'editor' }, BY)
      await people.note({ did: 'reviewed', ...BY, key: 'nightly export', of: 's1', detail: 'rejected' })
      await people.note({ did: 'log-in-failed', from: '192.0.2.7' })
      const lines = await people.audit(100)
      assert.deepEqual(
        lines.map(({ key }) => key),
        [undefined, 'nightly export', ...Array(5).fill(undefined)],
      )
      for (const line of lines) AuditEntrySchema.strict().parse(line)
      assert.deepEqual(
        lines.map(({ did, by, of, detail }) => [did, by, of, detail]),
        [
          ['log-in-failed', undefined, undefined, undefined],
          ['reviewed', 'Ida', 's1', 'rejected'],
          ['password-changed', 'Ida', 'Ole', undefined],
          ['account-disabled', 'Ida', 'Ole', undefined],
          ['role-changed', 'Ida', 'Ole', 'editor'],
          ['account-added', 'Ida', 'Ole', 'reviewer'],
          ['account-added', undefined, 'Ida', 'admin'],
        ],
      )
      assert.deepEqual(await people.audit(2), lines.slice(0, 2))
      assert.deepEqual(await people.audit(2, lines[1].no), lines.slice(2, 4))
      assert.deepEqual(await people.audit(2, 1), [])
    })
  })
}

test('any name is either taken as it is written or refused, and means nobody else', async () => {
  await fc.assert(
    fc.asyncProperty(fc.string({ unit: 'binary', maxLength: 70 }), async (name) => {
      const { clock, random } = new Moment()
      const people = openMemoryPeople({ clock, random, cost: CHEAP })
      const added = await people.add({ ...IDA, name }, {}).catch((error) => {
        assert.ok(error instanceof RangeError)
      })
      if (added === undefined) return assert.deepEqual(await people.accounts(), [])
      assert.deepEqual(await people.account(name), added)
      assert.equal(AccountNameSchema.parse(added.name), added.name)
    }),
  )
})

test('passwords are kept by scrypt at full cost, and anew when the cost has grown', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'readout-people-'))
  try {
    const file = join(folder, 'people.db')
    const { clock, random } = new Moment()
    const cheap = await openSqlitePeople(new Database(file), file, { clock, random, cost: CHEAP })
    await cheap.add(IDA, {})
    await cheap.end()
    const kept = () => {
      const database = new Database(file, { readonly: true })
      const { password } = database.prepare('SELECT password FROM account').get() as { password: string }
      database.close()
      return password
    }
    assert.match(kept(), /^scrypt\$4\$8\$1\$[\w-]{22}\$[\w-]{43}$/)
    const people = await openSqlitePeople(new Database(file), file, { clock, random })
    assert.equal(await people.verify('Ida', 'a wrong password'), undefined)
    assert.match(kept(), /^scrypt\$4\$/)
    assert.ok(await people.verify('Ida', IDA.password))
    assert.match(kept(), /^scrypt\$17\$8\$1\$/)
    assert.ok(await people.verify('Ida', IDA.password))
    await people.end()
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
})

test('no key and no password is in the file; the log cannot be changed', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'readout-people-'))
  try {
    const file = join(folder, 'people.db')
    const { clock, random } = new Moment()
    const people = await openSqlitePeople(new Database(file), file, { clock, random, cost: CHEAP })
    await people.add(IDA, {})
    const session = await people.open('Ida', {})
    assert.ok(session)
    const { key } = await people.addKey('Ida', { name: 'export', role: 'reader' }, {})
    await people.end()
    const bytes = readFileSync(file, 'latin1')
    for (const secret of [session.key, session.csrf, key, IDA.password]) assert.ok(!bytes.includes(secret))
    const database = new Database(file)
    assert.throws(() => database.exec('DELETE FROM audit'), /only added to/)
    assert.throws(() => database.exec("UPDATE audit SET done_by = 'Ole'"), /only added to/)
    database.close()
    const again = await openSqlitePeople(new Database(file), file, { clock, random, cost: CHEAP })
    assert.deepEqual(await again.session(session.key), session)
    await again.end()
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
})

test('a file that holds something else is left alone', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'readout-people-'))
  const { clock, random } = new Moment()
  const opened = (file: string) => openSqlitePeople(new Database(file), file, { clock, random })
  try {
    const record = join(folder, 'record.db')
    await (await openSqlite(new Database(record), plainNames, record)).close()
    await assert.rejects(opened(record), PeopleFormatError)
    await (await openSqlite(new Database(record), plainNames, record)).close()
    const other = join(folder, 'other.db')
    const database = new Database(other)
    database.exec('CREATE TABLE account (name TEXT)')
    database.close()
    const before = readFileSync(other)
    await assert.rejects(opened(other), PeopleFormatError)
    assert.deepEqual(readFileSync(other), before)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
})

test('two who write the file wait for each other', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'readout-people-'))
  try {
    const file = join(folder, 'people.db')
    const { clock, random } = new Moment()
    const open = () => openSqlitePeople(new Database(file), file, { clock, random, cost: CHEAP })
    const [one, other] = [await open(), await open()]
    await one.add(IDA, {})
    await other.add(OLE, {})
    for (let n = 0; n < 20; n++) await (n % 2 ? one : other).note({ did: 'reviewed', of: `s${n}` })
    assert.deepEqual(await one.audit(100), await other.audit(100))
    assert.equal((await one.accounts()).length, 2)
    await one.end()
    await other.end()
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
})

describe('people in a database of PostgreSQL that others use too', { skip: noPostgres }, () => {
  const opened = (pool: pg.Pool, cost: typeof CHEAP = CHEAP) => {
    const { clock, random } = new Moment()
    return openPostgresPeople(pool, 'a test', { clock, random, cost })
  }

  test('they stand beside a record, and neither sees the other', async () => {
    const database = emptyDatabase()
    const store = await openPostgres(await postgresPool(database), plainNames, 'a test')
    const pool = await postgresPool(database)
    assert.equal(await hasPostgresPeople(pool), false)
    const people = await opened(pool)
    assert.equal(await hasPostgresPeople(pool), true)
    await people.add(IDA, {})
    await store.add(facts({ text: BRIDGE, published: '2022-03-01' }))
    await store.close()
    await people.end()
    const [again, record] = [
      await opened(await postgresPool(database)),
      await openPostgres(await postgresPool(database), plainNames, 'a test'),
    ]
    assert.equal((await again.account('ida'))?.role, 'admin')
    assert.equal((await record.stories({}, { limit: 10 })).items.length, 1)
    await again.end()
    await record.close()
  })

  test('no key and no password is in the tables; the log cannot be changed', async () => {
    const database = emptyDatabase()
    const people = await opened(await postgresPool(database))
    await people.add(IDA, {})
    const session = await people.open('Ida', {})
    assert.ok(session)
    const { key } = await people.addKey('Ida', { name: 'export', role: 'reader' }, {})
    await people.end()
    const pool = await postgresPool(database)
    const { rows } = await pool.query("SELECT schema_to_xml('readout_people', true, false, '')::text AS all")
    const [{ all }] = rows as { all: string }[]
    assert.match(all, /scrypt\$/)
    for (const secret of [session.key, session.csrf, key, IDA.password]) assert.ok(!all.includes(secret))
    for (const change of ['DELETE FROM', 'TRUNCATE']) {
      await assert.rejects(pool.query(`${change} readout_people.audit`), /only added to/)
    }
    await assert.rejects(pool.query("UPDATE readout_people.audit SET done_by = 'Ole'"), /only added to/)
    await pool.end()
  })

  test('tables of somebody else by that name are left alone', async () => {
    const database = emptyDatabase()
    const pool = await postgresPool(database)
    await pool.query('CREATE SCHEMA readout_people CREATE TABLE account (name text)')
    await assert.rejects(opened(pool), PeopleFormatError)
    const { rows } = await pool.query(
      "SELECT relname FROM pg_class WHERE relnamespace = 'readout_people'::regnamespace",
    )
    assert.deepEqual(rows, [{ relname: 'account' }])
    await pool.query('CREATE TABLE readout_people.migration (name text)')
    await pool.query("INSERT INTO readout_people.migration VALUES ('people_9999')")
    await assert.rejects(opened(pool), /no accounts of this release of Readout: it has had people_9999/)
    await pool.end()
  })

  test('servers that share them write one after another, and what is refused leaves no gap in the log', async () => {
    const database = emptyDatabase()
    const [one, other] = await Promise.all([opened(await postgresPool(database)), opened(await postgresPool(database))])
    await one.add(IDA, {})
    await assert.rejects(other.add({ ...OLE, name: 'IDA' }, {}), AccountConflictError)
    await other.add({ ...OLE, role: 'admin' }, {})
    const changes = [one.change('Ida', { role: 'reader' }, {}), other.change('Ole', { role: 'reader' }, {})]
    const settled = await Promise.allSettled(changes)
    assert.deepEqual(settled.map(({ status }) => status).sort(), ['fulfilled', 'rejected'])
    const notes = Array.from({ length: 20 }, (_, n) => (n % 2 ? one : other).note({ did: 'reviewed', of: `s${n}` }))
    await Promise.all(notes)
    const lines = await one.audit(100)
    assert.deepEqual(lines, await other.audit(100))
    assert.deepEqual(
      lines.map(({ no }) => no),
      Array.from({ length: 23 }, (_, n) => 23 - n),
    )
    await Promise.all([one.end(), other.end()])
  })

  test('a connection that breaks is told, and then questions have another', async () => {
    const database = emptyDatabase()
    const people = await opened(await postgresPool(database))
    await people.add(IDA, {})
    const pool = await postgresPool(database)
    const others = 'FROM pg_stat_activity WHERE pid <> pg_backend_pid() AND datname = current_database()'
    // They end some time after they are told to.
    for (;;) if ((await pool.query(`SELECT pg_terminate_backend(pid) ${others}`)).rowCount === 0) break
    await pool.end()
    // A broken connection may fail twice: with what the server said last, and as one that is no more.
    const mostFailures = 2 * pool.options.max
    let told: string | undefined
    for (let n = 0; n < mostFailures && told === undefined; n++) {
      told = await people.account('Ida').then(
        (account) => account?.name ?? 'nobody',
        () => undefined,
      )
    }
    assert.equal(told ?? (await people.account('Ida'))?.name, 'Ida')
    await people.end()
  })

  test('a connection that breaks while it is asked ends its question, and not the program', async () => {
    const pool = await postgresPool(emptyDatabase())
    const client = await pool.connect()
    const ended = new Promise((resolve) => client.once('end', resolve))
    await assert.rejects(client.query('SELECT pg_terminate_backend(pg_backend_pid())'), /terminating connection/)
    await ended
    client.release()
    assert.deepEqual((await pool.query('SELECT 1 AS one')).rows, [{ one: 1 }])
    await pool.end()
  })
})

test('a role may what those before it may', () => {
  for (const [at, role] of RoleSchema.options.entries()) {
    for (const [needed, other] of RoleSchema.options.entries()) assert.equal(mayAs(role, other), at >= needed)
  }
})
