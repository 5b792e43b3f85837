import type { FamilyEntry } from './families.ts'
import type { Resolution } from './resolve.ts'

/** The groups that entries were resolved to by a rule, by actor, each in the order of its keys; and the ambiguous. */
export function formerGroups(
  entries: readonly FamilyEntry[],
  rule: string,
  resolved: ReadonlyMap<string, Resolution>,
): { readonly groups: ReadonlyMap<string, readonly FamilyEntry[]>; readonly ambiguous: readonly FamilyEntry[] } {
  const groups = new Map<string, FamilyEntry[]>()
  const ambiguous: FamilyEntry[] = []
  for (const entry of entries) {
    const resolution = resolved.get(entry.key)
    if (resolution?.rule === 'ambiguous') ambiguous.push(entry)
    if (resolution?.rule !== rule) continue
    const group = groups.get(resolution.actor)
    if (group) group.push(entry)
    else groups.set(resolution.actor, [entry])
  }
  for (const group of groups.values()) group.sort((one, other) => (one.key < other.key ? -1 : 1))
  return { groups, ambiguous }
}
