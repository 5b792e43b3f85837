import type { Appearance, ReadingFact, Review, VersionFact } from '../../schema/index.ts'
import { versionsOf } from '../../text/index.ts'
import { compacted } from '../compact.ts'
import { insertNumbered, insertRows } from './insert.ts'
import { ask, type Target } from './target.ts'

/** The number of a version; absent where the record does not have it. */
export async function versionNo(to: Target, id: string): Promise<number | undefined> {
  const [row] = await ask<{ no: number }>(to, 'SELECT no FROM version WHERE id = ?', [id])
  return row?.no
}

/** Gives the version’s number where it was not there. */
export async function putVersion(
  to: Target,
  { id, text }: VersionFact,
  bands: readonly number[],
): Promise<number | undefined> {
  const [put] = await insertNumbered(to, 'version', [{ id, origin: null, text }], 'ON CONFLICT DO NOTHING')
  if (put === undefined) return undefined
  const rows = [...new Set(bands)].sort((a, b) => a - b).map((band) => ({ band, version: put.no }))
  await insertRows(to, 'version_band', rows)
  return put.no
}

/** Tells whether it was not there. */
export async function putAppearance(
  to: Target,
  version: number,
  fact: Appearance,
  address: string | undefined,
): Promise<boolean> {
  const { id, language, url = null, outlet = null, title = null, published = null, seenAt = null } = fact
  const row = { version, id, language, url, address: address ?? null, outlet, title, published, seen_at: seenAt }
  return (await insertRows(to, 'appearance', [row], 'ON CONFLICT DO NOTHING')) > 0
}

/** Tells whether it was not there. */
export async function putReading(
  to: Target,
  version: number,
  { id, published, readAt, version: versionId, reading }: ReadingFact,
): Promise<boolean> {
  const { statements, ...rest } = reading
  const { language, engine } = reading
  const times = { published: published ?? null, read_at: readAt ?? null }
  const row = { version, id, ...times, language, engine, body: compacted(rest) }
  const [put] = await insertNumbered(to, 'reading', [row], 'ON CONFLICT DO NOTHING')
  if (put === undefined) return false
  const rows = statements.map((statement, ordinal) => ({
    reading: put.no,
    ordinal,
    id: statement.id,
    is_elsewhere: tellsVersion(statement.id, versionId) ? 0 : 1,
    body: compacted(statement),
  }))
  await insertRows(to, 'reading_statement', rows)
  return true
}

function tellsVersion(id: string, version: string): boolean {
  const told = versionsOf(id)
  return told !== undefined && told.from <= version && version < told.below
}

/** Tells whether it was not there. */
export async function putReview(to: Target, fact: Review): Promise<boolean> {
  const { id, entry, of, decision, at } = fact
  const row = { id, entry, of_entry: of, decision, reviewed_at: at, body: JSON.stringify(fact) }
  return (await insertRows(to, 'review', [row], 'ON CONFLICT DO NOTHING')) > 0
}
