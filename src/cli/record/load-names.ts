import { castName, loadNames as loadTables, type NameTables, nameTeller } from '../../names/index.ts'
import type { Names } from '../../record/index.ts'
import type { UsualName } from '../../views/index.ts'

/** Who is called what: the seed cast and the rules for names. */
export async function loadNames(): Promise<Names> {
  return nameTeller(await loadCast())
}

/** What members of the seed cast are mostly called. */
export async function loadUsualNames(): Promise<UsualName> {
  const tables = await loadCast()
  return (actor, language) => castName(actor, language, tables)
}

let kept: Promise<NameTables> | undefined

/** The seed cast’s tables, read once. */
function loadCast(): Promise<NameTables> {
  kept ??= import('@readout/cast').then(({ cast }) => loadTables(cast))
  return kept
}
