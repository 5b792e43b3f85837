import type { Designation } from './designation.ts'
import type { FamilyNames } from './family-names.ts'
import type { Resolution } from './resolve.ts'
import { under } from './rows.ts'

/** A designation with what was told of it, given all of its block. */
export type KnownName = readonly [Designation, Resolution]

/** The designations that a block had before, read when they are asked for: a name that comes meets few of them. */
export interface FormerNames {
  /** Their family names, as `Designation.family` has them, each once; not asked for where a block has them already. */
  readonly families: Iterable<string>
  /** Those with a family name; without one, those that have none. */
  called(family: string | undefined): Iterable<KnownName>
  /** Those that were told to mean some actors; those of one family name may be left out. */
  meaning(actors: readonly string[], besides?: string): Iterable<KnownName>
}

/** What a block begins with; nothing where all is absent. */
export interface Beginning {
  /** What was there before all others. */
  readonly former?: FormerNames
  /** The family names of these, where they are in order already; more may be among them. */
  readonly familyNames?: FamilyNames
  /** Told of each designation that was there before as it is read, with the actor that it meant. */
  readonly onRead?: (key: string, actor: string) => void
}

/** Designations that are in memory. */
export function formerNames(known: Iterable<KnownName>): FormerNames {
  const byFamily = new Map<string | undefined, KnownName[]>()
  const byActor = new Map<string, KnownName[]>()
  for (const each of known) {
    const [{ family }, { actor }] = each
    under(byFamily, family, () => []).push(each)
    under(byActor, actor, () => []).push(each)
  }
  return {
    families: [...byFamily.keys()].filter((family) => family !== undefined),
    called: (family) => byFamily.get(family) ?? [],
    meaning: (actors) => actors.flatMap((actor) => byActor.get(actor) ?? []),
  }
}
