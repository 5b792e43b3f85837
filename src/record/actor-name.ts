import type { ActorEntry, ActorName } from '../schema/index.ts'
import { searchTerms } from '../text/index.ts'
import { compare } from './engine-order.ts'
import type { Designation, Resolution } from './names.ts'
import type { ResolvedBy } from './resolved-by.ts'

/** A designation, with what is known of the actor that it means. */
export interface Known extends Pick<Resolution, 'usualName' | 'standsFor'> {
  readonly designation: Designation
}

/** What the record says of an actor that has these designations: never none. Their order does not matter. */
export function actorOf(id: string, known: readonly Known[]): Omit<ActorEntry, 'nStatements'> {
  const sorted = known.toSorted((a, b) => compare(a.designation.key, b.designation.key))
  const designations = sorted.map(({ designation }) => designation)
  const best = fullest(designations)
  const usual = sorted.map(({ usualName }) => usualName).find(isKnown)
  const state = sorted.map(({ standsFor }) => standsFor).find(isKnown)
  const standsFor = state ?? designations.map((each) => each.standsFor).find(isKnown)
  const aliases = [...new Set(designations.map(({ name }) => name))].sort(compare)
  return { id, name: usual ?? best.name, kind: best.kind, ...(standsFor !== undefined && { standsFor }), aliases }
}

/** A designation as one of its actor’s names. */
export function actorName(
  { key, name, offices = [], year }: Designation,
  { rule, probability }: ResolvedBy,
): ActorName {
  return {
    id: key,
    name,
    ...(offices.length > 0 && { offices }),
    ...(year !== undefined && { year }),
    rule,
    probability,
  }
}

function isKnown<T>(value: T | undefined): value is T {
  return value !== undefined
}

/** The terms that an actor is found by: those of all its names. */
export function actorTerms({ name, aliases }: Pick<ActorEntry, 'name' | 'aliases'>): string {
  return ` ${[...new Set([name, ...aliases])].map((each) => searchTerms(each).join(' ')).join(' ')} `
}

/** The fullest name, without words before it that some reports leave out: an office that was taken for a name. */
function fullest(designations: readonly Designation[]): Designation {
  const sorted = designations.toSorted(byFullness)
  const isWithin = (name: string, whole: string) => nWords(name) > 1 && whole.endsWith(` ${name}`)
  return sorted.findLast(({ name }) => isWithin(name, sorted[0].name)) ?? sorted[0]
}

function nWords(name: string): number {
  return name.split(/[\s・]/).length
}

/** Names of several words before single ones, longer before shorter, then by code unit. */
function byFullness(one: Designation, other: Designation): number {
  return nParts(other) - nParts(one) || other.name.length - one.name.length || compare(one.name, other.name)
}

function nParts({ kind, name }: Designation): number {
  return kind === 'person' ? Math.min(2, nWords(name)) : 1
}
