import type { ActorLink, FoundActor } from './cast.ts'
import type { Name, Reference } from './names.ts'

/** Where someone is mentioned, and how much the mention makes them the one a pronoun behind it means. */
export interface Mentioned {
  readonly actor: FoundActor
  /** Index of its sentence. */
  readonly sentence: number
  readonly weight: number
}

/** How many sentences, and mentions, back a pronoun may refer. */
const REACH = 6
const MOST = 48

/** How much less a mention counts for each sentence that lies between. */
const FADES = 0.5

/**
 * Whom a pronoun stands for: of those it fits, the one whose mentions before it weigh most, by what they are in their
 * sentence and how far back they are, and by their prominence. Mentions are in order of the text.
 */
export function referent(
  { reference, gender }: Pick<Name, 'reference' | 'gender'>,
  mentioned: readonly Mentioned[],
  sentence: number,
  prominence: (actor: FoundActor) => number = () => 1,
): ActorLink | undefined {
  const weights = new Map<FoundActor, number>()
  for (const { actor, sentence: at, weight } of mentioned.slice(-MOST)) {
    const distance = sentence - at
    const fit = FITS[reference](actor)
    if (distance > REACH || fit === 0) continue
    if (actor.gender && gender && actor.gender !== gender) continue
    weights.set(actor, (weights.get(actor) ?? 0) + fit * weight * FADES ** distance)
  }
  for (const [actor, weight] of weights) weights.set(actor, weight * prominence(actor))
  const [best, next] = [...weights].sort(([, a], [, b]) => b - a)
  if (!best) return undefined
  const [actor, weight] = best
  if (reference === 'person') actor.gender ??= gender
  return { actor, rule: `pronoun-${reference}`, probability: weight > 2 * (next?.[1] ?? 0) ? 0.75 : 0.6 }
}

const isThing = ({ sourcing }: FoundActor) =>
  sourcing !== undefined && /^(?:organisation|document|outlet|place)$/.test(sourcing)
const isBody = (actor: FoundActor) => isThing(actor) && actor.sourcing !== 'document'
const isOne = (actor: FoundActor) => (actor.isPlural || isThing(actor) ? 0 : 1)

/** How well an actor fits what words refer by; 0 where it does not. */
const FITS: Readonly<Record<Reference, (actor: FoundActor) => number>> = {
  person: isOne,
  plural: (actor) =>
    actor.sourcing === 'outlet' ? 0 : actor.isPlural ? 1 : isBody(actor) ? 0.6 : actor.sourcing === 'unnamed' ? 0.3 : 0,
  thing: (actor) => (isThing(actor) ? (actor.sourcing === 'outlet' ? 0.4 : 1) : 0),
  speaker: () => 1,
  relative: () => 1,
  name: isOne,
  description: isOne,
}
