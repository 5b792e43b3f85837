import type { Kysely } from 'kysely'
import type { Appearance, Fact, Reading, ReadingFact, Review, Statement } from '../../schema/index.ts'
import { expanded } from '../compact.ts'
import type { OriginFacts } from '../rows.ts'
import type { Database } from './columns.ts'

/** All facts of one origin. */
export async function originFacts(db: Kysely<Database>, origin: string): Promise<OriginFacts> {
  const versions = await db
    .selectFrom('version')
    .select(['id', 'text'])
    .where('origin', '=', origin)
    .orderBy('id')
    .execute()
  const texts = new Map(versions.map(({ id, text }) => [id, text]))
  const ids = [...texts.keys()]
  const appearances = await db.selectFrom('appearance').selectAll().where('version', 'in', ids).orderBy('id').execute()
  const headers = await db.selectFrom('reading').selectAll().where('version', 'in', ids).orderBy('id').execute()
  const readings = await withStatements(db, headers, texts)
  const reviews = await reviewsOf(
    db,
    headers.map(({ id }) => id),
  )
  return { origin, texts, appearances: appearances.map(parseAppearance), readings, reviews }
}

async function reviewsOf(db: Kysely<Database>, readings: readonly string[]): Promise<Review[]> {
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

async function withStatements(
  db: Kysely<Database>,
  headers: readonly Database['reading'][],
  texts: ReadonlyMap<string, string>,
): Promise<ReadingFact[]> {
  if (headers.length === 0) return []
  const ids = headers.map(({ id }) => id)
  const rows = await db
    .selectFrom('reading_statement')
    .select(['reading', 'body'])
    .where('reading', 'in', ids)
    .orderBy('reading')
    .orderBy('ordinal')
    .execute()
  const bodies = Map.groupBy(rows, ({ reading }) => reading)
  return headers.map((header) => parseReading(header, bodies.get(header.id) ?? [], texts.get(header.version) ?? ''))
}

function parseReading(
  { id, version, published, read_at, body }: Database['reading'],
  bodies: readonly { readonly body: string }[],
  text: string,
): ReadingFact {
  const rest = expanded<Omit<Reading, 'statements'>>(body, text)
  const statements = bodies.map((each) => expanded<Statement>(each.body, text))
  const { language, engine, blocks, ...after } = rest
  return {
    kind: 'reading',
    id,
    version,
    ...(published !== null && { published }),
    reading: { language, engine, blocks, statements, ...after },
    ...(read_at !== null && { readAt: read_at }),
  }
}

function parseAppearance(row: Database['appearance']): Appearance {
  const { id, version, language, url, outlet, title, published, seen_at } = row
  return {
    kind: 'appearance',
    id,
    version,
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

/** Facts of one kind with ids above `after`, at most so many, by id. */
export async function factsOfKind(
  db: Kysely<Database>,
  kind: Fact['kind'],
  after: string,
  limit: number,
): Promise<Fact[]> {
  if (kind === 'version') {
    const query = db.selectFrom('version').select(['id', 'text']).where('id', '>', after).orderBy('id').limit(limit)
    return (await query.execute()).map(({ id, text }) => ({ kind, id, text }))
  }
  if (kind === 'appearance') {
    const query = db.selectFrom('appearance').selectAll().where('id', '>', after).orderBy('id').limit(limit)
    return (await query.execute()).map(parseAppearance)
  }
  if (kind === 'review') {
    const query = db.selectFrom('review').select('body').where('id', '>', after).orderBy('id').limit(limit)
    return (await query.execute()).map(parseReview)
  }
  const headers = await db
    .selectFrom('reading')
    .selectAll()
    .where('id', '>', after)
    .orderBy('id')
    .limit(limit)
    .execute()
  if (headers.length === 0) return []
  const versions = [...new Set(headers.map(({ version }) => version))]
  const texts = await db.selectFrom('version').select(['id', 'text']).where('id', 'in', versions).execute()
  return withStatements(db, headers, new Map(texts.map(({ id, text }) => [id, text])))
}
