import { loadNames as loadTables, nameTeller } from '../../names/index.ts'
import type { Names } from '../../record/index.ts'

/** Who is called what: the seed cast and the rules for names. */
export async function loadNames(): Promise<Names> {
  const { cast } = await import('@readout/cast')
  return nameTeller(loadTables(cast))
}
