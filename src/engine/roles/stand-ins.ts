import type { Attribution } from '../../schema/index.ts'
import type { Span } from '../../text/index.ts'
import type { ParsedSentence } from '../sentence.ts'
import { type ActorLink, actorFor, type Cast, knownActor, type Words } from './cast.ts'
import { type NameRun, nameRuns } from './name-runs.ts'
import { isUnspaced, type Name } from './names.ts'
import { type Mentioned, referent } from './pronouns.ts'
import { type Site, subtreeOf } from './site.ts'
import { memberWords, type WhoSearch, wordsOf } from './who.ts'

/** How far a text has been read for who is who. */
export interface Reading {
  readonly search: WhoSearch
  readonly sentences: readonly ParsedSentence[]
  /** For each sentence where it has names. */
  readonly runs: readonly (readonly NameRun[])[]
  readonly attributions: readonly Attribution[]
  readonly cast: Cast
  readonly mentioned: Mentioned[]
  /** The statements read so far that were laid to someone, in order. */
  readonly linked: Linked[]
}

/** Whom a statement was laid to, and the statement that it stands within. */
export interface Linked {
  readonly link: ActorLink
  readonly within: string | undefined
}

/** How many statements back a source left out is looked for. */
const REACH = 8

/** How many mentions back an epithet may refer: bounds the time. */
const RECENT = 96

/** Whom "the billionaire" or "the company" stands for, where the text says of no one that they are that. */
export function epithetOf(
  { search, mentioned }: Reading,
  { name, sourcing }: Words,
  at: number,
): ActorLink | undefined {
  if (!name.isDefinite || name.isPlural || name.reference !== 'description' || sourcing === 'document') return undefined
  const { naming } = search
  const isBody = naming.bodyEpithet.test(name.core)
  if (!isBody && !naming.epithet.test(name.core)) return undefined
  const { gender } = name
  const named = mentioned.slice(-RECENT).filter(({ actor }) => actor.isNamed && actor.sourcing !== 'outlet')
  const found = referent({ reference: isBody ? 'thing' : 'person', gender }, named, at, ({ nMentions }) => nMentions)
  return found && { actor: found.actor, rule: 'epithet', probability: 0.55 }
}

/** Whose a document is, where its name says so: "the IMF report". */
export function issuerNamed(
  { search, cast }: Reading,
  { sourcing }: Words,
  source: readonly Span[],
  sentence: ParsedSentence,
): ActorLink | undefined {
  if (sourcing !== 'document') return undefined
  const { naming, text } = search
  const [{ start, end }] = source
  for (const { first, last } of nameRuns(sentence, naming)) {
    const run = { start: sentence.words[first].start, end: sentence.words[last].end }
    if (run.start < start || run.end > end) continue
    const words = text.slice(run.start, run.end).replace(naming.documentEnd, '').trim()
    if (words === '') continue
    const { name, sourcing: known } = memberWords(search, words)
    const isKnown =
      search.sourcingOfWords(words) !== undefined ||
      known === 'organisation' ||
      search.people.personOf(name)?.isSure ||
      knownActor(cast, { name, sourcing: known, description: undefined })?.actor.isNamed
    if (isKnown && known !== 'document') {
      const { actor } = actorFor(cast, { name, sourcing: known, description: undefined })
      return { actor, rule: 'document-of', probability: 0.65 }
    }
  }
  return undefined
}

/** Who speaks by "the statement": whom the statement before was laid to. */
export function issuerOf({ search, linked }: Reading, { name, sourcing }: Words): ActorLink | undefined {
  const isOne =
    sourcing === 'document' && (name.isDefinite || isUnspaced(name.core)) && search.naming.issued.test(name.core)
  const previous = linked.at(-1)?.link
  return isOne && previous ? { actor: previous.actor, rule: 'document-of', probability: 0.6 } : undefined
}

/**
 * Who speaks where no source stands: the outlet cited last, where outlets speak by such a cue; whom the statement before
 * was laid to, one within this one left out; where that is an outlet and outlets do not so speak, whoever came up last.
 */
export function elided(
  { search, mentioned, linked }: Reading,
  { id, cue }: Attribution,
  sentence: number,
): ActorLink | undefined {
  const { naming, text } = search
  const words = cue.map(({ start, end }) => text.slice(start, end)).join(' ')
  if (naming.unsaid.test(words)) return undefined
  const recent = linked.slice(-REACH).filter((each) => each.within !== id)
  const isOutlet = ({ link }: Linked) => link.actor.sourcing === 'outlet'
  const previous = recent.at(-1)
  const found = naming.reports.test(words) ? (recent.findLast(isOutlet) ?? previous) : previous
  if (!found) return undefined
  if (
    isOutlet(found) &&
    naming.reports.source !== '(?!)' &&
    !naming.reports.test(words) &&
    !naming.hearsay.test(words)
  ) {
    const others = mentioned.filter(({ actor }) => actor.sourcing !== 'outlet')
    const other = referent({ reference: 'relative', gender: undefined }, others, sentence)
    if (other) return { actor: other.actor, rule: 'elided-source', probability: 0.5 }
  }
  return { actor: found.link.actor, rule: 'elided-source', probability: 0.6 }
}

/** The body that "the same paper" in one word stands for: 同紙, 同省. */
export function ofKind({ cast }: Reading, name: Name): ActorLink | undefined {
  const head = name.core.replace(cast.naming.article, '')
  if (head === name.core) return undefined
  const description = { head, modifiers: new Set<string>() }
  return knownActor(cast, { name: { ...name, reference: 'description' }, sourcing: undefined, description })
}

/** Whom a relative pronoun stands for: the noun that its clause describes. */
export function antecedent({ search, cast }: Reading, { sentence, head }: Site): ActorLink | undefined {
  const { words } = sentence
  let clause = head
  for (let steps = 0; clause >= 0 && !/^acl/.test(words[clause].relation) && steps < 6; steps++) {
    clause = words[clause].head
  }
  const noun = clause >= 0 ? words[clause].head : -1
  if (noun < 0) return undefined
  const { first } = subtreeOf(words, noun)
  const found = actorFor(cast, wordsOf(search, [{ start: words[first].start, end: words[noun].end }], sentence))
  return { ...found, rule: 'pronoun-relative', probability: 0.75 }
}
