import type { FormerNames, KnownName } from './names.ts'
import type { AssignedDesignation } from './tables.ts'

/** A designation with whom the rules alone take it to mean. */
export function knownName(row: Omit<AssignedDesignation, 'key' | 'actor'>): KnownName {
  const { designation, resolved, rule, probability, isPerStory } = row
  return [designation, { actor: resolved, rule, probability, ...(isPerStory && { perStory: true }) }]
}

/** Designations of a block that were all read. */
export function allNames(rows: readonly AssignedDesignation[]): FormerNames {
  const byFamily = new Map<string | undefined, KnownName[]>()
  const byActor = new Map<string, KnownName[]>()
  for (const row of rows) {
    const known = knownName(row)
    put(byFamily, row.designation.family, known)
    put(byActor, row.resolved, known)
  }
  return {
    families: [...byFamily.keys()].filter((family) => family !== undefined),
    called: (family) => byFamily.get(family) ?? [],
    meaning: (actors) => actors.flatMap((actor) => byActor.get(actor) ?? []),
  }
}

function put<K, V>(map: Map<K, V[]>, key: K, value: V): void {
  const known = map.get(key)
  if (known) known.push(value)
  else map.set(key, [value])
}
