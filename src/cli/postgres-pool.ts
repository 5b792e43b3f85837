import type pg from 'pg'

/** Whether something is kept in PostgreSQL: its place is an address, and no file. */
export function isPostgresAddress(place: string): boolean {
  return /^postgres(?:ql)?:\/\//.test(place)
}

/** PostgreSQL’s number for the type of whole numbers of 64 bits: all of ours are below 2⁵³. */
const INT8 = 20

/** Connections to PostgreSQL, which give whole numbers of 64 bits as numbers. */
export async function postgresPool(address: string): Promise<pg.Pool> {
  const { default: pg } = await import('pg')
  const types: typeof pg.types = { ...pg.types, getTypeParser: parserOf } as typeof pg.types
  function parserOf(id: number, format?: 'text' | 'binary') {
    return id === INT8 ? Number : pg.types.getTypeParser(id, format as 'text')
  }
  // A command that is done does not wait for its connections to have been idle for long.
  const pool = new pg.Pool({ connectionString: address, types, max: 4, allowExitOnIdle: true })
  // Without a listener a connection that breaks would end the process: an idle one, whose errors the pool tells of, or one
  // in use, whose question fails with what broke it.
  pool.on('error', () => undefined)
  pool.on('connect', (client) => client.on('error', () => undefined))
  return pool
}

/** An address as messages may have it. */
export function withoutPassword(address: string): string {
  return address.replace(/^(\w+:\/\/[^:@/?#]*):.*@/s, '$1:…@').replace(/([?&]\w*password=)[^&#]*/gi, '$1…')
}

/** Why a server cannot be reached; where several of its addresses were tried, why the first could not. */
export function reasonOf(error: unknown): string {
  if (error instanceof AggregateError && error.errors.length > 0) return reasonOf(error.errors[0])
  return error instanceof Error ? error.message : String(error)
}
