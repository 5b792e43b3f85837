import { type Kysely, sql } from 'kysely'
import type { Appearance, Fact, Reading, ReadingFact, Review, Statement } from '../../schema/index.ts'
import { expanded } from '../compact.ts'
import type { OriginFacts } from '../rows.ts'
import type { Database } from './columns.ts'

type Db = Kysely<Database>

/** All facts of one origin. */
export async function originFacts(db: Db, origin: string): Promise<OriginFacts> {
  const versions = await db
    .selectFrom('version')
    .select(['version.no', 'version.id', 'version.text'])
    .where(({ eb, selectFrom }) =>
      eb.or([
        eb('version.id', '=', origin),
        eb('version.origin', '=', selectFrom('version as o').select('o.no').where('o.id', '=', origin)),
      ]),
    )
    .orderBy('version.id')
    .execute()
  const texts = new Map(versions.map(({ id, text }) => [id, text]))
  const numbers = versions.map(({ no }) => no)
  const appearances = await appearanceColumns(db).where('version.no', 'in', numbers).orderBy('appearance.id').execute()
  const headers = await readingColumns(db).where('version.no', 'in', numbers).orderBy('reading.id').execute()
  const readings = await withStatements(db, headers, texts)
  const reviews = await reviewsOf(
    db,
    headers.map(({ no }) => no),
  )
  return { origin, texts, appearances: appearances.map(parseAppearance), readings, reviews }
}

/** Appearances, with the ids of their versions. */
function appearanceColumns(db: Db) {
  return db
    .selectFrom('version')
    .innerJoin('appearance', 'appearance.version', 'version.no')
    .selectAll('appearance')
    .select('version.id as version_id')
}

function readingColumns(db: Db) {
  return db
    .selectFrom('version')
    .innerJoin('reading', 'reading.version', 'version.no')
    .selectAll('reading')
    .select('version.id as version_id')
}

async function reviewsOf(db: Db, readings: readonly number[]): Promise<Review[]> {
  if (readings.length === 0) return []
  const ofStatements = db.selectFrom('reading_statement').select('id').where('reading', 'in', readings)
  const rows = await db
    .selectFrom('review')
    .select('body')
    .where('of_entry', 'in', ofStatements)
    .orderBy('id')
    .execute()
  return rows.map(parseReview)
}

interface Header extends Omit<Database['reading'], never> {
  readonly version_id: string
}

async function withStatements(
  db: Db,
  headers: readonly Header[],
  texts: ReadonlyMap<string, string>,
): Promise<ReadingFact[]> {
  if (headers.length === 0) return []
  const numbers = headers.map(({ no }) => no)
  const rows = await db
    .selectFrom('reading_statement')
    .select(['reading', 'body'])
    .where('reading', 'in', numbers)
    .orderBy('reading')
    .orderBy('ordinal')
    .execute()
  const bodies = Map.groupBy(rows, ({ reading }) => reading)
  return headers.map((header) => parseReading(header, bodies.get(header.no) ?? [], texts.get(header.version_id) ?? ''))
}

function parseReading(
  { id, version_id, published, read_at, body }: Header,
  bodies: readonly { readonly body: string }[],
  text: string,
): ReadingFact {
  const rest = expanded<Omit<Reading, 'statements'>>(body, text)
  const statements = bodies.map((each) => expanded<Statement>(each.body, text))
  const { language, engine, blocks, ...after } = rest
  return {
    kind: 'reading',
    id,
    version: version_id,
    ...(published !== null && { published }),
    reading: { language, engine, blocks, statements, ...after },
    ...(read_at !== null && { readAt: read_at }),
  }
}

function parseAppearance(row: Database['appearance'] & { readonly version_id: string }): Appearance {
  const { id, version_id, language, url, outlet, title, published, seen_at } = row
  return {
    kind: 'appearance',
    id,
    version: version_id,
    language,
    ...(url !== null && { url }),
    ...(outlet !== null && { outlet }),
    ...(title !== null && { title }),
    ...(published !== null && { published }),
    ...(seen_at !== null && { seenAt: seen_at }),
  }
}

/** A review as it was put in. */
export function parseReview({ body }: { readonly body: string }): Review {
  return JSON.parse(body) as Review
}

/** Facts of one kind, at most so many, by version and id; those after one of them where it is given. */
export async function factsOfKind(db: Db, kind: Fact['kind'], after: Fact | undefined, limit: number): Promise<Fact[]> {
  if (kind === 'version') {
    const query = db
      .selectFrom('version')
      .select(['id', 'text'])
      .where('id', '>', after?.id ?? '')
    return (await query.orderBy('id').limit(limit).execute()).map(({ id, text }) => ({ kind, id, text }))
  }
  if (kind === 'review') {
    const query = db
      .selectFrom('review')
      .select('body')
      .where('id', '>', after?.id ?? '')
    return (await query.orderBy('id').limit(limit).execute()).map(parseReview)
  }
  return kind === 'appearance' ? appearancesAfter(db, after, limit) : readingsAfter(db, after, limit)
}

async function appearancesAfter(db: Db, after: Fact | undefined, limit: number): Promise<Appearance[]> {
  const query = appearanceColumns(db)
    .where(isAfter('appearance', after))
    .orderBy('version.id')
    .orderBy('appearance.id')
    .limit(limit)
  return (await query.execute()).map(parseAppearance)
}

async function readingsAfter(db: Db, after: Fact | undefined, limit: number): Promise<ReadingFact[]> {
  const headers = await readingColumns(db)
    .where(isAfter('reading', after))
    .orderBy('version.id')
    .orderBy('reading.id')
    .limit(limit)
    .execute()
  if (headers.length === 0) return []
  const versions = [...new Set(headers.map(({ version }) => version))]
  const texts = await db.selectFrom('version').select(['id', 'text']).where('no', 'in', versions).execute()
  return withStatements(db, headers, new Map(texts.map(({ id, text }) => [id, text])))
}

/** That a row comes after a fact of its kind. */
function isAfter(table: 'appearance' | 'reading', after: Fact | undefined) {
  const [version, id] = after !== undefined && 'version' in after ? [after.version, after.id] : ['', '']
  return sql<boolean>`version.id >= ${version} AND (version.id > ${version} OR ${sql.ref(`${table}.id`)} > ${id})`
}
