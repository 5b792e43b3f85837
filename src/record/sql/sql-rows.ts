import type { Kysely } from 'kysely'
import type { ActorName, Appearance, ReadingFact, Review, VersionFact } from '../../schema/index.ts'
import { UnknownVersionError } from '../errors.ts'
import type { ActorFilter, ExchangeFilter, Paging, QueueFilter, StatementFilter, StoryFilter } from '../filter.ts'
import type { Progress } from '../mark.ts'
import type { FormerNames } from '../names.ts'
import { byTime } from '../reviewed.ts'
import type { OriginFacts, OriginRows } from '../rows.ts'
import type { AssignedDesignation, AssignedRow, Rows, VersionFacts } from '../tables.ts'
import type { Database } from './columns.ts'
import { countDays } from './count-days.ts'
import { Deferred } from './deferred.ts'
import * as designations from './designations.ts'
import type { Dialect } from './dialect.ts'
import { findActors } from './find-actors.ts'
import { findExchanges } from './find-exchanges.ts'
import { findQueue } from './find-queue.ts'
import { findStatements } from './find-statements.ts'
import { findStories } from './find-stories.ts'
import { namesIn } from './names-in.ts'
import * as origins from './origins.ts'
import { decideOwn } from './own-actors.ts'
import { putAppearance, putReading, putReview, putVersion, versionNo } from './put-facts.ts'
import { factsOfVersions, originFacts, parseReview } from './read-facts.ts'
import { replaceOrigin } from './replace.ts'
import { ask, askAll, change, type WriteTarget } from './target.ts'

/** The rows of a record in a database, as one connection or transaction sees them. */
export class SqlRows implements Rows {
  private readonly to: WriteTarget
  /** Numbers of the versions that were asked for, by id. */
  private readonly versionNos = new Map<string, number>()

  /** @param deferred where what is written at the end of the transaction waits; whoever only reads makes none. */
  constructor(db: Kysely<Database>, dialect: Dialect, deferred = new Deferred()) {
    this.to = { db, dialect, deferred }
  }

  async putVersion(fact: VersionFact, bands: readonly number[]): Promise<boolean> {
    const no = await putVersion(this.to, fact, bands)
    if (no !== undefined) this.versionNos.set(fact.id, no)
    return no !== undefined
  }

  async putAppearance(fact: Appearance, address: string | undefined): Promise<boolean> {
    return putAppearance(this.to, await this.versionNo(fact.version), fact, address)
  }

  async putReading(fact: ReadingFact): Promise<boolean> {
    return putReading(this.to, await this.versionNo(fact.version), fact)
  }

  private async versionNo(id: string): Promise<number> {
    const no = this.versionNos.get(id) ?? (await versionNo(this.to, id))
    if (no === undefined) throw new UnknownVersionError(`The record has no version ${id}`)
    this.versionNos.set(id, no)
    return no
  }

  putReview(fact: Review): Promise<boolean> {
    return putReview(this.to, fact)
  }

  originsOf(versions: readonly string[]): Promise<Map<string, string>> {
    return origins.originsOf(this.to, versions)
  }

  originsAt(address: string): Promise<string[]> {
    return origins.originsAt(this.to, address)
  }

  versionsNear(bands: readonly number[]): Promise<string[]> {
    return origins.versionsNear(this.to, bands)
  }

  versionOf(statement: string): Promise<string | undefined> {
    return origins.versionOf(this.to, statement)
  }

  originsOfStatements(ids: readonly string[]): Promise<string[]> {
    return origins.originsOfStatements(this.to, ids)
  }

  joinOrigins(joined: readonly string[], into: string): Promise<void> {
    return origins.joinOrigins(this.to, joined, into)
  }

  originFacts(origin: string): Promise<OriginFacts> {
    return originFacts(this.to.db, origin)
  }

  async knownDesignations(keys: readonly string[]): Promise<Set<string>> {
    return new Set((await designations.knownDesignations(this.to, keys)).keys())
  }

  putDesignations(rows: readonly AssignedDesignation[]): Promise<void> {
    return designations.putDesignations(this.to, rows)
  }

  namedIn(of: readonly string[]): Promise<string[]> {
    return designations.namedIn(this.to, of)
  }

  forget(keys: readonly string[]): Promise<AssignedDesignation[]> {
    return designations.forget(this.to, keys)
  }

  decideOwn(decided: ReadonlyMap<string, string>): Promise<void> {
    return decideOwn(this.to, decided)
  }

  async namesMark(): Promise<string | undefined> {
    return (await ask<{ mark: string }>(this.to, 'SELECT mark FROM names_mark'))[0]?.mark
  }

  async putNamesMark(mark: string): Promise<void> {
    const put = 'INSERT INTO names_mark (id, mark) VALUES (1, ?) ON CONFLICT (id) DO UPDATE SET mark = excluded.mark'
    await change(this.to, put, [mark])
  }

  nDesignationsIn(block: string, most: number): Promise<number> {
    return designations.nDesignationsIn(this.to, block, most)
  }

  actorsNamed(block: string, name: string): Promise<string[]> {
    return designations.actorsNamed(this.to, block, name)
  }

  namesIn(block: string): Promise<FormerNames> {
    return namesIn(this.to, block)
  }

  assignedIn(block: string): Promise<AssignedDesignation[]> {
    return designations.assignedIn(this.to, block)
  }

  assigned(keys: readonly string[]): Promise<AssignedRow[]> {
    return designations.assigned(this.to, keys)
  }

  resolvedTo(actors: readonly string[]): Promise<AssignedRow[]> {
    return designations.resolvedTo(this.to, actors)
  }

  assign(rows: readonly AssignedRow[]): Promise<void> {
    return designations.assign(this.to, rows)
  }

  replaceOrigin(former: readonly string[], origin: string, rows: OriginRows): Promise<void> {
    return replaceOrigin(this.to, former, origin, rows)
  }

  async isRead(version: string, language: string, published: string | undefined, engine: string): Promise<boolean> {
    const { db } = this.to
    const query = db
      .selectFrom('reading')
      .innerJoin('version', 'version.no', 'reading.version')
      .select('reading.no')
      .where('version.id', '=', version)
      .where('reading.language', '=', language)
      .where('reading.engine', '=', engine)
      .where('reading.published', published === undefined ? 'is' : '=', published ?? null)
    return (await query.executeTakeFirst()) !== undefined
  }

  async text(version: string): Promise<string | undefined> {
    return (await ask<{ text: string }>(this.to, 'SELECT text FROM version WHERE id = ?', [version]))[0]?.text
  }

  findStatements(filter: StatementFilter, paging: Paging) {
    return findStatements(this.to, filter, paging)
  }

  countDays(filter: StatementFilter, most: number) {
    return countDays(this.to, filter, most)
  }

  findQueue(filter: QueueFilter, paging: Paging) {
    return findQueue(this.to, filter, paging)
  }

  findExchanges(filter: ExchangeFilter, paging: Paging) {
    return findExchanges(this.to, filter, paging)
  }

  findStories(filter: StoryFilter, paging: Paging) {
    return findStories(this.to, filter, paging)
  }

  findActors(filter: ActorFilter, paging: Paging) {
    return findActors(this.to, filter, paging)
  }

  namesOf(actor: string): Promise<ActorName[]> {
    return designations.namesOf(this.to, actor)
  }

  actorsOf(keys: readonly string[]): Promise<string[]> {
    return designations.actorsOf(this.to, keys)
  }

  async storyOf(version: string): Promise<string | undefined> {
    const query = `SELECT t.id FROM version v JOIN story_version w ON w.version = v.no JOIN story t ON t.no = w.story
      WHERE v.id = ? ORDER BY t.id LIMIT 1`
    return (await ask<{ id: string }>(this.to, query, [version]))[0]?.id
  }

  async reviews(of: readonly string[] | undefined): Promise<Review[]> {
    const rows =
      of === undefined
        ? await ask<{ body: string }>(this.to, 'SELECT body FROM review')
        : await askAll<{ body: string }>(this.to, 'SELECT body FROM review WHERE of_entry IN (??)', [...new Set(of)])
    return rows.map(parseReview).sort(byTime)
  }

  async actorReviews(): Promise<Review[]> {
    return (await ask<{ body: string }>(this.to, "SELECT body FROM review WHERE entry = 'actor'")).map(parseReview)
  }

  async hasReviews(): Promise<boolean> {
    return (await ask(this.to, 'SELECT id FROM review LIMIT 1')).length > 0
  }

  async progress(): Promise<Progress> {
    const query = `SELECT (SELECT COALESCE(MAX(no), 0) FROM reading) AS last_reading,
      (SELECT COALESCE(MAX(n), 0) FROM addition_count) AS n_additions`
    const [row] = await ask<{ last_reading: number; n_additions: number }>(this.to, query)
    return { lastReading: row.last_reading, nAdditions: row.n_additions }
  }

  async countAddition(): Promise<void> {
    this.to.deferred.countAddition()
  }

  factsOfVersions(after: string, limit: number): Promise<VersionFacts[]> {
    return factsOfVersions(this.to.db, after, limit)
  }
}
