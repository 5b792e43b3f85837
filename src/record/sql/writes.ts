import { type Kysely, sql } from 'kysely'
import type { Rows } from '../tables.ts'
import type { Database } from './columns.ts'
import { Deferred } from './deferred.ts'
import type { Dialect } from './dialect.ts'
import { SqlRows } from './sql-rows.ts'
import { ask } from './target.ts'
import { writeDeferred } from './write-deferred.ts'

/** Statements after which it may be worth while to put the database in order, and as which share of all there are. */
const MUCH = 10_000
const SHARE = 0.05

/** Most works that share a commit. */
const AT_ONCE = 256

interface Waiting {
  run(rows: Rows): Promise<() => void>
  fail(error: unknown): void
}

/**
 * Writes, one after another. Those that wait while another is underway share the next commit, each behind a savepoint of
 * its own: it is kept wholly or not at all, whatever becomes of the others, and is told done once the commit is.
 */
export class Writes {
  readonly db: Kysely<Database>
  readonly dialect: Dialect
  private readonly waiting: Waiting[] = []
  private underway: Promise<void> | undefined
  private nWritten = 0

  constructor(db: Kysely<Database>, dialect: Dialect) {
    this.db = db
    this.dialect = dialect
  }

  /** What `work` gives, once what it wrote is kept. */
  run<T>(work: (rows: Rows) => Promise<T>): Promise<T> {
    return new Promise<T>((resolve, reject) => {
      const run = async (rows: Rows) => {
        const result = await work(rows)
        return () => resolve(result)
      }
      this.waiting.push({ run, fail: reject })
      this.underway ??= this.drain()
    })
  }

  /** Ends: when nothing is underway any more, the database is put in order where that is worth while. */
  async end(): Promise<void> {
    await this.underway
    if (!(await this.isUntidy())) return
    try {
      for (const query of this.dialect.tidy) await sql.raw(query).execute(this.db)
    } catch {
      // Another writer is busy: all is kept, and searches are as quick as they were.
    }
  }

  /** Whether so much was added that searches have become slower by it. */
  private async isUntidy(): Promise<boolean> {
    if (this.nWritten < MUCH) return false
    const [{ n }] = await ask<{ n: number }>(this, 'SELECT COUNT(*) AS n FROM statement')
    return this.nWritten >= SHARE * Number(n)
  }

  private async drain(): Promise<void> {
    // Those who ask in the same turn share the first commit too.
    await Promise.resolve()
    while (this.waiting.length > 0) {
      const batch = this.waiting.splice(0, AT_ONCE)
      try {
        await this.db.connection().execute((connection) => this.commit(connection, batch))
      } catch (error) {
        for (const { fail } of batch) fail(error)
      }
    }
    this.underway = undefined
  }

  private async commit(db: Kysely<Database>, batch: readonly Waiting[]): Promise<void> {
    for (const query of this.dialect.begin) await sql.raw(query).execute(db)
    try {
      const deferred = new Deferred()
      const done: (() => void)[] = []
      for (const each of batch) done.push(await this.apart(db, each, deferred))
      const nWritten = await writeDeferred({ db, dialect: this.dialect, deferred })
      await sql.raw('COMMIT').execute(db)
      this.nWritten += nWritten
      for (const tell of done) tell()
    } catch (error) {
      // The first error is what went wrong; a connection that broke has nothing to roll back.
      await sql
        .raw('ROLLBACK')
        .execute(db)
        .catch(() => undefined)
      throw error
    }
  }

  /** Runs one work behind its savepoint. Gives what tells its caller, once the commit is done. */
  private async apart(db: Kysely<Database>, { run, fail }: Waiting, deferred: Deferred): Promise<() => void> {
    const mark = deferred.mark()
    await sql.raw('SAVEPOINT one').execute(db)
    try {
      const tell = await run(new SqlRows(db, this.dialect, deferred))
      await sql.raw('RELEASE SAVEPOINT one').execute(db)
      return tell
    } catch (error) {
      deferred.takeBack(mark)
      await sql.raw('ROLLBACK TO SAVEPOINT one').execute(db)
      await sql.raw('RELEASE SAVEPOINT one').execute(db)
      return () => fail(error)
    }
  }
}
