import type { Kysely } from 'kysely'
import type { Appearance, Fact, ReadingFact, Review, VersionFact } from '../../schema/index.ts'
import { compacted } from '../compact.ts'
import type { ActorFilter, ExchangeFilter, Paging, StatementFilter, StoryFilter } from '../filter.ts'
import type { Designation } from '../names.ts'
import type { OriginFacts, OriginRows } from '../rows.ts'
import type { AssignedDesignation, AssignedRow, Forgotten, Rows } from '../tables.ts'
import { assign, forget } from './assign.ts'
import type { Database } from './columns.ts'
import type { Dialect } from './dialect.ts'
import { findActors } from './find-actors.ts'
import { findExchanges } from './find-exchanges.ts'
import { findStatements } from './find-statements.ts'
import { findStories } from './find-stories.ts'
import { insertRows } from './insert.ts'
import { putDesignations } from './put-designations.ts'
import { factsOfKind, originFacts, parseReview } from './read-facts.ts'
import { replaceOrigin, storiesOf } from './replace.ts'
import { SearchTerms } from './search-terms.ts'

/** The rows of a record in a database, as one connection or transaction sees them. */
export class SqlRows implements Rows {
  private readonly db: Kysely<Database>
  private readonly dialect: Dialect
  private readonly terms: SearchTerms

  /** @param terms where changes to the search terms wait; whoever only reads makes none. */
  constructor(db: Kysely<Database>, dialect: Dialect, terms = new SearchTerms()) {
    this.db = db
    this.dialect = dialect
    this.terms = terms
  }

  async putVersion({ id, text }: VersionFact, bands: readonly number[]): Promise<boolean> {
    const isNew = await this.put('version', { id, origin: id, text })
    if (isNew && bands.length > 0) {
      const rows = bands.map((band) => ({ band, version: id }))
      await insertRows(this.db, this.dialect, 'version_band', rows, 'ON CONFLICT DO NOTHING')
    }
    return isNew
  }

  putAppearance(fact: Appearance, address: string | undefined): Promise<boolean> {
    const { id, version, language, url = null, outlet = null, title = null, published = null, seenAt = null } = fact
    const row = { id, version, language, url, address: address ?? null, outlet, title, published, seen_at: seenAt }
    return this.put('appearance', row)
  }

  async putReading({ id, version, published, readAt, reading }: ReadingFact): Promise<boolean> {
    const { statements, ...rest } = reading
    const { language, engine } = reading
    const known = { published: published ?? null, read_at: readAt ?? null }
    const row = { id, version, ...known, language, engine, body: compacted(rest) }
    const isNew = await this.put('reading', row)
    const bodies = statements.map((each, ordinal) => ({
      reading: id,
      ordinal,
      id: each.id,
      version,
      body: compacted(each),
    }))
    if (isNew) await insertRows(this.db, this.dialect, 'reading_statement', bodies)
    return isNew
  }

  putReview(fact: Review): Promise<boolean> {
    const { kind: _, id, entry, of, decision, at } = fact
    return this.put('review', { id, entry, of_entry: of, decision, reviewed_at: at, body: JSON.stringify(fact) })
  }

  /** Puts a row in where its id is new, and tells whether it was. */
  private async put<T extends 'version' | 'appearance' | 'reading' | 'review'>(
    table: T,
    row: Database[T],
  ): Promise<boolean> {
    return (await insertRows(this.db, this.dialect, table, [row], 'ON CONFLICT DO NOTHING')) === 1
  }

  async originsOf(versions: readonly string[]): Promise<Map<string, string>> {
    const rows = await this.all(versions, (some) =>
      this.db.selectFrom('version').select(['id', 'origin']).where('id', 'in', some).execute(),
    )
    return new Map(rows.map(({ id, origin }) => [id, origin]))
  }

  async originsAt(address: string): Promise<string[]> {
    const rows = await this.db
      .selectFrom('appearance')
      .innerJoin('version', 'version.id', 'appearance.version')
      .select('version.origin')
      .distinct()
      .where('appearance.address', '=', address)
      .execute()
    return rows.map(({ origin }) => origin)
  }

  async versionsNear(bands: readonly number[]): Promise<string[]> {
    const rows = await this.all(bands, (some) =>
      this.db.selectFrom('version_band').select('version').distinct().where('band', 'in', some).execute(),
    )
    return [...new Set(rows.map(({ version }) => version))]
  }

  async versionOf(statement: string): Promise<string | undefined> {
    const query = this.db.selectFrom('reading_statement').select('version').where('id', '=', statement).limit(1)
    return (await query.executeTakeFirst())?.version
  }

  async originsOfStatements(ids: readonly string[]): Promise<string[]> {
    const rows = await this.all(ids, (some) =>
      this.db
        .selectFrom('reading_statement')
        .innerJoin('version', 'version.id', 'reading_statement.version')
        .select('version.origin')
        .distinct()
        .where('reading_statement.id', 'in', some)
        .execute(),
    )
    return [...new Set(rows.map(({ origin }) => origin))]
  }

  async joinOrigins(origins: readonly string[], into: string): Promise<void> {
    await this.all(origins, (some) =>
      this.db.updateTable('version').set({ origin: into }).where('origin', 'in', some).execute(),
    )
  }

  originFacts(origin: string): Promise<OriginFacts> {
    return originFacts(this.db, origin)
  }

  async knownDesignations(keys: readonly string[]): Promise<Set<string>> {
    const rows = await this.all(keys, (some) =>
      this.db.selectFrom('designation').select('key').where('key', 'in', some).execute(),
    )
    return new Set(rows.map(({ key }) => key))
  }

  putDesignations(designations: readonly AssignedDesignation[]): Promise<void> {
    return putDesignations(this.db, this.dialect, designations)
  }

  async namedIn(origins: readonly string[]): Promise<string[]> {
    const stories = storiesOf(this.db, origins)
    const rows = await this.db.selectFrom('story_actor').select('designation').where('story', 'in', stories).execute()
    return [...new Set(rows.map(({ designation }) => designation))]
  }

  forget(keys: readonly string[]): Promise<Forgotten[]> {
    return forget(this.db, keys)
  }

  async namesMark(): Promise<string | undefined> {
    return (await this.db.selectFrom('names_mark').select('mark').executeTakeFirst())?.mark
  }

  async putNamesMark(mark: string): Promise<void> {
    await this.db
      .insertInto('names_mark')
      .values({ id: 1, mark })
      .onConflict((on) => on.column('id').doUpdateSet({ mark }))
      .execute()
  }

  async designationsIn(block: string): Promise<Designation[]> {
    const rows = await this.db
      .selectFrom('designation')
      .select('body')
      .where('block', '=', block)
      .orderBy('key')
      .execute()
    return rows.map(({ body }) => JSON.parse(body) as Designation)
  }

  async assigned(keys: readonly string[]): Promise<AssignedRow[]> {
    const rows = await this.all(keys, (some) => this.assignments().where('key', 'in', some).execute())
    return rows.flatMap(assignedRow)
  }

  async resolvedTo(actors: readonly string[]): Promise<AssignedRow[]> {
    const rows = await this.all(actors, (some) => this.assignments().where('resolved', 'in', some).execute())
    return rows.flatMap(assignedRow)
  }

  private assignments() {
    return this.db
      .selectFrom('designation')
      .select(['key', 'resolved', 'actor', 'is_per_story', 'usual_name', 'known_side'])
  }

  assign(rows: readonly AssignedRow[]): Promise<void> {
    return assign(this.db, rows)
  }

  replaceOrigin(origins: readonly string[], origin: string, rows: OriginRows): Promise<void> {
    return replaceOrigin({ db: this.db, dialect: this.dialect, terms: this.terms }, origins, origin, rows)
  }

  async isRead(version: string, language: string, published: string | undefined, engine: string): Promise<boolean> {
    const query = this.db
      .selectFrom('reading')
      .select('id')
      .where('version', '=', version)
      .where('language', '=', language)
      .where('engine', '=', engine)
      .where('published', published === undefined ? 'is' : '=', published ?? null)
    return (await query.executeTakeFirst()) !== undefined
  }

  async text(version: string): Promise<string | undefined> {
    const row = await this.db.selectFrom('version').select('text').where('id', '=', version).executeTakeFirst()
    return row?.text
  }

  findStatements(filter: StatementFilter, paging: Paging) {
    return findStatements(this.db, this.dialect, filter, paging)
  }

  findExchanges(filter: ExchangeFilter, paging: Paging) {
    return findExchanges(this.db, filter, paging)
  }

  findStories(filter: StoryFilter, paging: Paging) {
    return findStories(this.db, filter, paging)
  }

  findActors(filter: ActorFilter, paging: Paging) {
    return findActors(this.db, filter, paging)
  }

  async actorsOf(designations: readonly string[]): Promise<string[]> {
    const rows = await this.all(designations, (some) =>
      this.db.selectFrom('designation').select('actor').distinct().where('key', 'in', some).execute(),
    )
    return [...new Set(rows.flatMap(({ actor }) => actor ?? []))]
  }

  async storyOf(version: string): Promise<string | undefined> {
    const query = this.db.selectFrom('story_version').select('story').where('version', '=', version).orderBy('story')
    return (await query.executeTakeFirst())?.story
  }

  async reviews(of: string | undefined): Promise<Review[]> {
    const query = this.db.selectFrom('review').select('body').orderBy('reviewed_at').orderBy('id')
    const rows = await (of === undefined ? query : query.where('of_entry', '=', of)).execute()
    return rows.map(parseReview)
  }

  async actorReviews(): Promise<Review[]> {
    return (await this.db.selectFrom('review').select('body').where('entry', '=', 'actor').execute()).map(parseReview)
  }

  async hasReviews(): Promise<boolean> {
    return (await this.db.selectFrom('review').select('id').limit(1).executeTakeFirst()) !== undefined
  }

  facts(kind: Fact['kind'], after: string, limit: number): Promise<Fact[]> {
    return factsOfKind(this.db, kind, after, limit)
  }

  /** All rows of a query over a list, however long. */
  private async all<V, T>(values: readonly V[], query: (some: readonly V[]) => Promise<readonly T[]>): Promise<T[]> {
    const found: T[] = []
    for (const some of chunks(values, this.dialect.nValues / 2)) found.push(...(await query(some)))
    return found
  }
}

type Assigned = Pick<
  Database['designation'],
  'key' | 'resolved' | 'actor' | 'is_per_story' | 'usual_name' | 'known_side'
>

function assignedRow({ key, resolved, actor, is_per_story, usual_name, known_side }: Assigned): AssignedRow[] {
  if (resolved === null || actor === null) return []
  const known = { ...(usual_name && { usualName: usual_name }), ...(known_side && { standsFor: known_side }) }
  return [{ key, resolved, actor, isPerStory: is_per_story === 1, ...known }]
}

/**
 * A list in parts of at most so many, no part of an empty one. Their lengths are powers of two, so that there are few
 * different queries to prepare.
 */
export function chunks<T>(list: readonly T[], size: number): T[][] {
  const parts: T[][] = []
  for (let at = 0; at < list.length; ) {
    const step = 2 ** Math.floor(Math.log2(Math.max(1, Math.min(size, list.length - at))))
    parts.push(list.slice(at, at + step))
    at += step
  }
  return parts
}
