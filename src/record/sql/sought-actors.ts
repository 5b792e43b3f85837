import { ownActors } from './own-actors.ts'
import { askAll, type Target } from './target.ts'

/** How some actors stand in rows: by their designations, and as stories’ own. */
export interface SoughtActors {
  readonly designations: readonly number[]
  readonly own: readonly SoughtOwn[]
}

/** An actor as one story has it: by a designation that it alone has there, or by id. */
export interface SoughtOwn {
  readonly story: number
  readonly id: string
  readonly designation: number | null
}

/** How actors stand in rows, those included whom people take stories’ own ones for. An id that nobody has stands nowhere. */
export async function soughtActors(to: Target, actors: readonly string[]): Promise<SoughtActors> {
  const rows = await askAll<{ no: number }>(
    to,
    'SELECT d.no FROM actor a JOIN designation d ON d.actor = a.no WHERE a.id IN (??)',
    actors,
  )
  const decided = await askAll<SoughtOwn>(
    to,
    'SELECT story, id, designation FROM own_actor WHERE actor IN (??)',
    actors,
  )
  const own = (await ownActors(to, actors)).filter(({ actor }) => actor === null)
  return { designations: [...new Set(rows.map(({ no }) => no))], own: [...decided, ...own] }
}
