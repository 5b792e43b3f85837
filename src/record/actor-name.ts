import type { ActorEntry } from '../schema/index.ts'
import { searchTerms } from '../text/index.ts'
import { compare } from './engine-order.ts'
import type { Designation } from './names.ts'

/** What the record says of an actor that has these designations: never none. */
export function actorOf(id: string, designations: readonly Designation[]): Omit<ActorEntry, 'nStatements'> {
  const [best] = designations.toSorted(byFullness)
  const standsFor = designations.map((each) => each.standsFor).find((state) => state !== undefined)
  const aliases = [...new Set(designations.map(({ name }) => name))].sort(compare)
  const name = designations.map((each) => each.usualName).find((usual) => usual !== undefined) ?? best.name
  return { id, name, kind: best.kind, ...(standsFor !== undefined && { standsFor }), aliases }
}

/** The terms that an actor is found by: those of all its names. */
export function actorTerms(aliases: readonly string[]): string {
  return ` ${aliases.map((name) => searchTerms(name).join(' ')).join(' ')} `
}

/** Names of several words before single ones, longer before shorter, then by code unit. */
function byFullness(one: Designation, other: Designation): number {
  return nParts(other) - nParts(one) || other.name.length - one.name.length || compare(one.name, other.name)
}

function nParts({ kind, name }: Designation): number {
  return kind === 'person' ? Math.min(2, name.split(/[\s・]/).length) : 1
}
