import { digest } from '../text/index.ts'
import type { Designation } from './designation.ts'
import { type Entry, entriesOf } from './entries.ts'
import { grouped } from './groups.ts'
import type { KnownPerson } from './people.ts'
import type { Resolution } from './resolve.ts'
import { familyApart } from './same-name.ts'
import type { NameTables } from './tables.ts'

const HEADS: ReadonlySet<string> = new Set(['president', 'prime-minister', 'chancellor', 'chairman-of-state'])

/** Which government a head's name makes it: バイデン政権 and the Biden administration are one. */
export function resolveAdministrations(
  designations: readonly Designation[],
  tables: NameTables,
): Map<string, Resolution> {
  const known = tables.people.byBlock.get(designations[0]?.block.slice('administration-'.length) ?? '') ?? []
  const heads = known.filter(({ tenures }) => tenures.some(({ office }) => HEADS.has(office)))
  const entries = entriesOf(designations, tables)
  const resolved = new Map<string, Resolution>()
  const others = entries.filter((entry) => {
    const heard = heads.filter((person) => isHeadedBy(entry, person, tables))
    if (heard.length > 0) resolved.set(entry.key, ofHeads(entry.key, heard))
    return heard.length === 0
  })
  const { groups } = grouped(others, (one, other) => {
    const distance = familyApart(one.parts.family, other.parts.family, tables)
    return distance < 1 ? distance : 'different'
  })
  for (const group of groups) {
    for (const { key } of group) resolved.set(key, { actor: digest(group[0].key), rule: 'head', probability: 0.85 })
  }
  return resolved
}

function isHeadedBy({ parts }: Entry, person: KnownPerson, tables: NameTables): boolean {
  return person.parts.some(({ family }) => familyApart(parts.family, family, tables) < 0.1)
}

function ofHeads(key: string, [head, ...more]: readonly KnownPerson[]): Resolution {
  if (more.length > 0) return { actor: digest(key), rule: 'ambiguous', probability: 0.5, perStory: true }
  return { actor: `administration-${head.id}`, rule: 'head', probability: 0.95 }
}
