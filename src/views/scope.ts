import type { StatementFilter } from '../record/index.ts'
import type { Dossier } from '../schema/index.ts'
import { Lookup, type Viewed } from './lookup.ts'

/** The filter that a dossier’s period, outlets and cast make. Its issues and stories are asked for apart. */
export function dossierFilter(viewed: Viewed, dossier: Dossier): Promise<StatementFilter> {
  return scopeOf(dossier, new Lookup(viewed))
}

/** See `dossierFilter`; what is looked up stays known. */
export async function scopeOf(dossier: Dossier, lookup: Lookup): Promise<StatementFilter> {
  const { since, until, outlets, cast } = dossier
  const sources = cast && (await castOf(cast, dossier, lookup))
  return {
    ...(since !== undefined && { since }),
    ...(until !== undefined && { until }),
    ...(outlets !== undefined && { outlets }),
    ...(sources !== undefined && { sources }),
  }
}

/** The actors whom a cast’s names mean, with those who stand for them, whatever language names them. */
async function castOf(cast: readonly string[], { issues }: Dossier, lookup: Lookup): Promise<string[]> {
  const languages = [...new Set(issues.flatMap(({ terms }) => Object.keys(terms)))]
  const found: string[] = []
  for (const name of cast) {
    for (const language of languages) {
      found.push(...(await lookup.actorsCalled(name, language)).map(({ id }) => id))
    }
  }
  await lookup.knowActors(found)
  return [...new Set(found.flatMap((actor) => lookup.membersOf(actor)))]
}
