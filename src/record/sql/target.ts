import { CompiledQuery, type Kysely } from 'kysely'
import type { Database } from './columns.ts'
import type { Deferred } from './deferred.ts'
import type { Dialect } from './dialect.ts'

/** A connection or transaction, and how its database is spoken to. */
export interface Target {
  readonly db: Kysely<Database>
  readonly dialect: Dialect
}

/** A transaction that is written in, with what waits for its end. */
export interface WriteTarget extends Target {
  readonly deferred: Deferred
}

/**
 * The rows of a query written out once: for those of every report, building them anew takes longer than running them.
 *
 * @param text the query, with `?` for each value.
 */
export async function ask<T>({ db, dialect }: Target, text: string, values: readonly unknown[] = []): Promise<T[]> {
  const { rows } = await db.executeQuery<T>(CompiledQuery.raw(numbered(text, dialect), [...values]))
  return rows
}

/** As `ask`, for a query that changes rows. Gives how many it changed. */
export async function change({ db, dialect }: Target, text: string, values: readonly unknown[]): Promise<number> {
  const { numAffectedRows = 0n } = await db.executeQuery(CompiledQuery.raw(numbered(text, dialect), [...values]))
  return Number(numAffectedRows)
}

/**
 * As `ask`, of a query over a list, however long: its `(??)` stands for a part of the list, and what else it is given comes before
 * or behind.
 */
export async function askAll<T>(
  to: Target,
  text: string,
  list: readonly unknown[],
  { before = [], behind = [] }: { readonly before?: readonly unknown[]; readonly behind?: readonly unknown[] } = {},
): Promise<T[]> {
  const found: T[] = []
  for (const part of parts(list, MOST_IN_LIST)) {
    const { marks, values } = listOf(part)
    found.push(...(await ask<T>(to, text.replace('(??)', marks), [...before, ...values, ...behind])))
  }
  return found
}

/** As `askAll`, for a query that changes rows. */
export async function changeAll(
  to: Target,
  text: string,
  list: readonly unknown[],
  { before = [], behind = [] }: { readonly before?: readonly unknown[]; readonly behind?: readonly unknown[] } = {},
): Promise<void> {
  for (const part of parts(list, MOST_IN_LIST)) {
    const { marks, values } = listOf(part)
    await change(to, text.replace('(??)', marks), [...before, ...values, ...behind])
  }
}

const MOST_IN_LIST = 512

/** A list as a query takes it: its last value again until there are 1, 2, 4, 8 … so that there are few different queries to prepare. */
export function listOf(list: readonly unknown[]): { readonly marks: string; readonly values: readonly unknown[] } {
  const length = 2 ** Math.ceil(Math.log2(list.length))
  const values = [...list, ...Array.from({ length: length - list.length }, () => list[list.length - 1])]
  return { marks: `(${values.map(() => '?').join(', ')})`, values }
}

/** A list in parts of at most so many, no part of an empty one. */
export function parts<T>(list: readonly T[], size: number): T[][] {
  const found: T[][] = []
  for (let at = 0; at < list.length; at += size) found.push(list.slice(at, at + size))
  return found
}

/** Queries with the dialect’s parameters, by how they are written here. */
const known = new WeakMap<Dialect, Map<string, string>>()

function numbered(text: string, dialect: Dialect): string {
  const queries = known.get(dialect) ?? new Map<string, string>()
  known.set(dialect, queries)
  const found = queries.get(text)
  if (found !== undefined) return found
  let n = 0
  const query = text.replace(/\?/g, () => dialect.parameter(++n))
  queries.set(text, query)
  return query
}
