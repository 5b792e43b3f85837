import { versionsOf } from '../../text/index.ts'
import { ask, askAll, change, changeAll, type Target } from './target.ts'

/** The origins of versions, by the version’s id; a version that is not there has none. */
export async function originsOf(to: Target, versions: readonly string[]): Promise<Map<string, string>> {
  const rows = await askAll<{ id: string; origin: string }>(
    to,
    `SELECT v.id, COALESCE(o.id, v.id) AS origin FROM version v LEFT JOIN version o ON o.no = v.origin WHERE v.id IN (??)`,
    versions,
  )
  return new Map(rows.map(({ id, origin }) => [id, origin]))
}

/** The origins of what was found at an address. */
export async function originsAt(to: Target, address: string): Promise<string[]> {
  const rows = await ask<{ origin: string }>(
    to,
    `SELECT DISTINCT COALESCE(o.id, v.id) AS origin FROM appearance a JOIN version v ON v.no = a.version
      LEFT JOIN version o ON o.no = v.origin WHERE a.address = ?`,
    [address],
  )
  return rows.map(({ origin }) => origin)
}

/** Versions that share a band with these. */
export async function versionsNear(to: Target, bands: readonly number[]): Promise<string[]> {
  const rows = await askAll<{ id: string }>(
    to,
    'SELECT DISTINCT v.id FROM version_band b JOIN version v ON v.no = b.version WHERE b.band IN (??)',
    bands,
  )
  return [...new Set(rows.map(({ id }) => id))]
}

/** Makes all versions of some origins one origin’s. */
export async function joinOrigins(to: Target, origins: readonly string[], into: string): Promise<void> {
  const known = await askAll<{ no: number; id: string }>(to, 'SELECT no, id FROM version WHERE id IN (??)', origins)
  const chief = known.find(({ id }) => id === into)?.no
  const numbers = known.map(({ no }) => no)
  await changeAll(to, 'UPDATE version SET origin = ? WHERE no IN (??)', numbers, { before: [chief] })
  await changeAll(to, 'UPDATE version SET origin = ? WHERE origin IN (??)', numbers, { before: [chief] })
  await change(to, 'UPDATE version SET origin = NULL WHERE no = ?', [chief])
}

/** Where statements with some ids were read. */
export interface ReadAt {
  readonly id: string
  readonly version: number
  readonly reading: number
  readonly ordinal: number
}

/** Finds statements by id in all readings: by the version that an id tells, or by an index of those that tell none. */
export async function readAt(to: Target, ids: readonly string[]): Promise<ReadAt[]> {
  const told = new Map(ids.flatMap((id) => tellingOf(id)))
  const versions: number[] = []
  for (const { from, below } of told.values()) {
    const rows = await ask<{ no: number }>(to, 'SELECT no FROM version WHERE id >= ? AND id < ?', [from, below])
    versions.push(...rows.map(({ no }) => no))
  }
  const inVersions = await askAll<ReadAt>(
    to,
    `SELECT r.id, d.version, r.reading, r.ordinal FROM reading d JOIN reading_statement r ON r.reading = d.no
      WHERE d.version IN (??)`,
    versions,
  )
  const elsewhere = await askAll<ReadAt>(
    to,
    `SELECT r.id, d.version, r.reading, r.ordinal FROM reading_statement r JOIN reading d ON d.no = r.reading
      WHERE r.is_elsewhere = 1 AND r.id IN (??)`,
    ids,
  )
  const asked = new Set(ids)
  const found = [...inVersions, ...elsewhere].filter(({ id }) => asked.has(id))
  return [...new Map(found.map((row) => [`${row.reading} ${row.ordinal}`, row])).values()]
}

function tellingOf(id: string) {
  const versions = versionsOf(id)
  return versions === undefined ? [] : [[versions.from, versions] as const]
}

/** The version that a statement was read in; absent where no reading has it. */
export async function versionOf(to: Target, statement: string): Promise<string | undefined> {
  const [found] = await readAt(to, [statement])
  if (found === undefined) return undefined
  const [row] = await ask<{ id: string }>(to, 'SELECT id FROM version WHERE no = ?', [found.version])
  return row.id
}

/** The origins of the versions that statements were read in. */
export async function originsOfStatements(to: Target, ids: readonly string[]): Promise<string[]> {
  const versions = [...new Set((await readAt(to, ids)).map(({ version }) => version))]
  const rows = await askAll<{ origin: string }>(
    to,
    `SELECT DISTINCT COALESCE(o.id, v.id) AS origin FROM version v LEFT JOIN version o ON o.no = v.origin WHERE v.no IN (??)`,
    versions,
  )
  return [...new Set(rows.map(({ origin }) => origin))]
}
