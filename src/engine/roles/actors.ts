import type { Attribution, Sourcing } from '../../schema/index.ts'
import { type Name, type Naming, nameOf } from './names.ts'
import { type Site, wordsIn } from './site.ts'

/** Someone a report lays statements to. */
export interface FoundActor {
  /** The fullest name it goes by. */
  name: string
  readonly keys: Set<string>
  readonly isNamed: boolean
  readonly isPlural: boolean
  sourcing: Sourcing | undefined
  /** Index of the last statement laid to it. */
  last: number
}

/** To whom a statement is laid, by which rule, and how often that rule is right. */
export interface ActorLink {
  readonly actor: FoundActor
  readonly rule: string
  readonly probability: number
}

/** How many statements back a pronoun may refer. */
const REACH = 8

/**
 * Who is who among the sources of a text, in order of the text: names by their last word, pronouns and "the official"
 * by who came last and fits, an elided source by who spoke last in the paragraph. Absent where nobody fits.
 */
export function findActors(
  attributions: readonly Attribution[],
  sites: readonly Site[],
  sourcings: readonly (Sourcing | undefined)[],
  naming: Naming,
): (ActorLink | undefined)[] {
  const cast: Cast = { naming, actors: [], byKey: new Map(), previous: undefined, step: 0 }
  const links: (ActorLink | undefined)[] = attributions.map(() => undefined)
  const order = attributions.map((_, at) => at).sort((a, b) => startOf(attributions[a]) - startOf(attributions[b]))
  for (const at of order) {
    const found = linkOf(cast, attributions[at], sites[at], sourcings[at])
    links[at] = found
    if (found) found.actor.last = cast.step
    cast.previous = found
    cast.step++
  }
  return links
}

/** Who has come up so far. */
interface Cast {
  readonly naming: Naming
  readonly actors: FoundActor[]
  readonly byKey: Map<string, FoundActor>
  /** Whom the statement before was laid to. */
  previous: ActorLink | undefined
  step: number
}

function startOf({ source, cue, content }: Attribution): number {
  return (source[0] ?? cue[0] ?? content[0])?.start ?? 0
}

function linkOf(
  cast: Cast,
  { source }: Attribution,
  { sentence }: Site,
  sourcing: Sourcing | undefined,
): ActorLink | undefined {
  if (source.length === 0) {
    return cast.previous && { actor: cast.previous.actor, rule: 'elided-source', probability: 0.6 }
  }
  const isName = wordsIn(sentence.words, source).some((word) => sentence.words[word].class === 'PROPN')
  const name = nameOf(source.map(({ exact }) => exact).join(' '), isName && sourcing !== 'unnamed', cast.naming)
  if (name.reference !== 'name' && name.reference !== 'description') return referred(name, cast)
  return knownActor(name, cast, sourcing) ?? newActor(name, cast, sourcing)
}

function newActor(name: Name, { actors, byKey, step }: Cast, sourcing: Sourcing | undefined): ActorLink {
  const isNamed = name.reference === 'name'
  const isPlural = !isNamed && /(?:[^s]s|people|ら|たち)$/.test(name.core)
  const actor = { name: name.core, keys: new Set([name.key]), isNamed, isPlural, sourcing, last: step }
  actors.push(actor)
  byKey.set(name.key, actor)
  return { actor, rule: isNamed ? 'name' : 'description', probability: 0.85 }
}

function knownActor(name: Name, { actors, byKey }: Cast, sourcing: Sourcing | undefined): ActorLink | undefined {
  if (name.isNew) return undefined
  const same = byKey.get(name.key)
  if (same && (same.isNamed || sourcing === same.sourcing)) return again(same, name, byKey, 'same-name', 0.9)
  if (name.reference === 'name') {
    const part = actors.findLast((each) => each.isNamed && isPartOf(name, each))
    return part && again(part, name, byKey, 'part-of-name', 0.8)
  }
  if (!name.isDefinite) return undefined
  const head = name.key.slice(-HEAD)
  const described = actors.findLast((each) => !each.isNamed && [...each.keys].some((key) => key.endsWith(head)))
  return described && again(described, name, byKey, 'described-before', 0.7)
}

function again(
  actor: FoundActor,
  name: Name,
  byKey: Map<string, FoundActor>,
  rule: string,
  probability: number,
): ActorLink {
  if (name.core.length > actor.name.length) actor.name = name.core
  actor.keys.add(name.key)
  if (!byKey.has(name.key)) byKey.set(name.key, actor)
  return { actor, rule, probability }
}

/** Letters at the end of a description by which it is known again. */
const HEAD = 6

/** Whether one of two names is a part of the other: 共同 of 共同通信, an acronym of what it stands for. */
function isPartOf(name: Name, actor: FoundActor): boolean {
  const [short, long] = name.core.length < actor.name.length ? [name.core, actor.name] : [actor.name, name.core]
  if (/^[\p{Lu}.]{2,6}$/u.test(short)) {
    const initials = (long.match(/\p{Lu}/gu) ?? []).join('')
    return initials === short.replace(/\./g, '')
  }
  return short.length >= 2 && /^[\p{sc=Han}\p{sc=Katakana}ー]+$/u.test(short) && long.startsWith(short)
}

/** Whom a pronoun stands for. */
function referred({ reference }: Name, { actors, step }: Cast): ActorLink | undefined {
  const near = actors.filter(({ last }) => step - last <= REACH).sort((a, b) => b.last - a.last)
  const isPerson = ({ sourcing, isPlural }: FoundActor) =>
    !isPlural && (sourcing === 'named' || sourcing === 'unnamed' || sourcing === undefined)
  const isThing = ({ sourcing }: FoundActor) =>
    sourcing === 'organisation' || sourcing === 'document' || sourcing === 'outlet' || sourcing === 'place'
  const fits = {
    person: isPerson,
    plural: (actor: FoundActor) => actor.isPlural || isThing(actor),
    thing: isThing,
    speaker: () => true,
    relative: () => true,
  }
  const fit = reference === 'name' || reference === 'description' ? undefined : near.find(fits[reference])
  return fit && { actor: fit, rule: `pronoun-${reference}`, probability: 0.65 }
}
