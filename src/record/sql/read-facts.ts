import type { Kysely } from 'kysely'
import type { Appearance, Reading, ReadingFact, Review, Statement } from '../../schema/index.ts'
import { expanded } from '../compact.ts'
import type { OriginFacts } from '../rows.ts'
import type { VersionFacts } from '../tables.ts'
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
  const { numbers, ...facts } = await factsAt(db, versions)
  return { origin, texts, ...facts, reviews: await reviewsOf(db, numbers) }
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

type Header = Database['reading'] & {
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

/** Versions with ids above `after`, at most so many, in order, each with its appearances and readings, by id. */
export async function factsOfVersions(db: Db, after: string, limit: number): Promise<VersionFacts[]> {
  const query = db.selectFrom('version').select(['no', 'id', 'text']).where('id', '>', after)
  const versions = await query.orderBy('id').limit(limit).execute()
  if (versions.length === 0) return []
  const { appearances, readings } = await factsAt(db, versions)
  const ofVersion = Map.groupBy([...appearances, ...readings], ({ version }) => version)
  return versions.map(({ id, text }) => [{ kind: 'version', id, text }, ...(ofVersion.get(id) ?? [])])
}

/** The appearances and readings of some versions, by id. */
async function factsAt(db: Db, versions: readonly Omit<Database['version'], 'origin'>[]) {
  const numbers = versions.map(({ no }) => no)
  const appearances = await appearanceColumns(db).where('version.no', 'in', numbers).orderBy('appearance.id').execute()
  const headers = await readingColumns(db).where('version.no', 'in', numbers).orderBy('reading.id').execute()
  const readings = await withStatements(db, headers, new Map(versions.map(({ id, text }) => [id, text])))
  return { appearances: appearances.map(parseAppearance), readings, numbers: headers.map(({ no }) => no) }
}
