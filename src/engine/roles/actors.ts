import type { Attribution, Sourcing } from '../../schema/index.ts'
import type { Span } from '../../text/index.ts'
import type { ParsedSentence } from '../sentence.ts'
import { findBodies } from './bodies.ts'
import { type ActorLink, actorFor, type Cast, type FoundActor, knownActor, newActor, spell } from './cast.ts'
import { formIn, noteForm } from './forms.ts'
import { jointNames, type Kind } from './joint.ts'
import { nameRuns } from './name-runs.ts'
import { isNameLike, isUnspaced, levelled, type Name, type NameOf } from './names.ts'
import type { Naming } from './naming.ts'
import { findPeople } from './people.ts'
import { referent } from './pronouns.ts'
import { insideOf, plain, type Site, sentenceAt, subtreeOf } from './site.ts'
import { antecedent, elided, epithetOf, issuerNamed, issuerOf, ofKind, type Reading } from './stand-ins.ts'
import { memberWords, type WhoSearch, wordsOf } from './who.ts'

/** What finding actors looks at. */
export interface ActorSearch {
  readonly text: string
  readonly sentences: readonly ParsedSentence[]
  readonly naming: Naming
  readonly nameOf: NameOf
  /** The sourcing of words of a sentence, as of a source. */
  readonly sourcingOf: (spans: readonly Span[], sentence: ParsedSentence) => Sourcing | undefined
  /** The sourcing of words that a pack knows by themselves; undefined where it knows them not. */
  readonly sourcingOfWords: (words: string) => Sourcing | undefined
  /** Whether a pack lists words as an organisation's name. */
  readonly isListed: (words: string) => boolean
}

/** Who is who in a text. */
export interface FoundActors {
  /** For each statement whom it is laid to; absent where nobody fits. */
  readonly links: readonly (ActorLink | undefined)[]
  /** In order of their first mention that was looked at; grows as `nameAt` meets others. */
  readonly actors: readonly FoundActor[]
  /** Who words of a sentence name; undefined where they name no one, or no one told apart from others. */
  readonly nameAt: (span: Span, sentence: ParsedSentence) => FoundActor | undefined
  /** What was read, for whoever asks further. */
  readonly reading: Reading
}

/**
 * Who is who among the sources of a text. First all its names are read, and what it says of their bearers; then its
 * mentions in order: a name is whom the text names most fully so, a description who is said to be that, a pronoun whoever
 * before it fits and weighs most, an elided source who spoke last. Absent where nobody fits.
 */
export function findActors(
  search: ActorSearch,
  attributions: readonly Attribution[],
  sites: readonly Site[],
): FoundActors {
  const { text, sentences, naming, nameOf, sourcingOfWords } = search
  const runs = sentences.map((sentence) => nameRuns(sentence, naming))
  const bodies = findBodies(text, sentences, runs, naming)
  const isOther = (words: string) =>
    bodies.names.has(levelled(words)) || /^(?:outlet|organisation|place)$/.test(sourcingOfWords(words) ?? '')
  const people = findPeople({ text, sentences, runs, naming, nameOf, isOther })
  const cast = { naming, people, bodies, actors: [], byKey: new Map(), byPerson: new Map() }
  const reading: Reading = {
    search: { ...search, people, bodies },
    sentences,
    runs,
    attributions,
    cast,
    mentioned: [],
    linked: [],
  }
  const links: (ActorLink | undefined)[] = attributions.map(() => undefined)
  const isSaid = insideOf(attributions.flatMap(({ content }) => content))
  for (const step of stepsOf(reading)) {
    const { at, sentence } = step
    const link = at === undefined ? step.read() : linkOf(reading, attributions[at], sites[at], sentence)
    if (at !== undefined) {
      links[at] = link
      if (link) reading.linked.push({ link, within: attributions[at].within })
    }
    if (link && link.rule !== 'document-of')
      mention(reading, link.actor, sentence, step.weight * (isSaid(step.start) ? IN_CONTENT : 1))
  }
  for (const [at, said] of speakersOf(attributions, links).entries()) if (said) links[at] = said
  return { links, actors: cast.actors, nameAt: (span, sentence) => nameAt(reading, span, sentence), reading }
}

/** Whom "I" stands for within what somebody says: whom that is laid to. */
function speakersOf(
  attributions: readonly Attribution[],
  links: readonly (ActorLink | undefined)[],
): (ActorLink | undefined)[] {
  const byId = new Map(attributions.map(({ id }, at) => [id, links[at]]))
  return attributions.map(({ within }, at) => {
    const around = within === undefined ? undefined : byId.get(within)
    if (links[at]?.rule !== 'pronoun-speaker' || !around) return undefined
    return { actor: around.actor, rule: 'pronoun-speaker', probability: 0.75 }
  })
}

/** A mention to be read: of a source, or of someone else who may be meant later. */
interface Step {
  readonly start: number
  /** Index of its sentence. */
  readonly sentence: number
  readonly weight: number
  /** Index of the statement whose source it is. */
  readonly at?: number
  readonly read: () => ActorLink | undefined
}

/** How much mentions count towards whom a pronoun means. */
const SOURCE = 1
const SUBJECT = 0.9
const OTHER = 0.4
/** How much of that counts for those mentioned in what somebody says. */
const IN_CONTENT = 0.3

/** All mentions, in order of the text: sources, names outside them, and the subjects of sentences. */
function stepsOf(reading: Reading): Step[] {
  const { attributions, sentences } = reading
  const nothing = () => undefined
  const sources = attributions.map((attribution, at): Step => {
    const start = startOf(attribution)
    return { start, sentence: sentenceAt(sentences, start), weight: SOURCE, at, read: nothing }
  })
  const isSource = insideOf(attributions.flatMap(({ source }) => source))
  const others = [...namesIn(reading), ...subjectsIn(reading)].filter(({ start }) => !isSource(start))
  return [...sources, ...others].sort((a, b) => a.start - b.start || (a.at ?? -1) - (b.at ?? -1))
}

function startOf({ source, cue, content }: Attribution): number {
  return (source[0] ?? cue[0] ?? content[0])?.start ?? 0
}

/** Every name of a person, and every name of a body that is a subject. */
function namesIn({ search, sentences, cast }: Reading): Step[] {
  return search.people.mentions.map((mention) => {
    const { words } = sentences[mention.sentence]
    const isSubject = words.slice(mention.first, mention.last + 1).some(({ relation }) => plain(relation) === 'nsubj')
    const person = search.people.personOf(mention.name)
    const read = () =>
      person?.isSure ? actorFor(cast, { name: mention.name, sourcing: 'named', description: undefined }) : undefined
    return { start: mention.start, sentence: mention.sentence, weight: isSubject ? SUBJECT : OTHER, read }
  })
}

/** The subjects that are pronouns or nouns: they may be anyone known. */
function subjectsIn(reading: Reading): Step[] {
  return reading.sentences.flatMap((sentence, at) => {
    const { words } = sentence
    if (words.length > MOST) return []
    return words.flatMap(({ relation, class: tagged, start }, word): Step[] => {
      if (plain(relation) !== 'nsubj' || !/^(?:PRON|NOUN|PROPN)$/.test(tagged)) return []
      const { first, last } = tagged === 'PRON' ? { first: word, last: word } : subtreeOf(words, word)
      let end = Math.min(last, first + LONGEST)
      while (end > word && /^(?:ADP|PUNCT)$/.test(words[end].class)) end--
      const span = { start: words[first].start, end: words[end].end }
      return [
        {
          start: Math.min(start, span.start),
          sentence: at,
          weight: SUBJECT,
          read: () => known(reading, span, sentence, at),
        },
      ]
    })
  })
}

/** How many words of a subject are looked at, and how many a sentence may have: bounds the time. */
const LONGEST = 24
const MOST = 400

function known(reading: Reading, span: Span, sentence: ParsedSentence, at: number): ActorLink | undefined {
  const { search, cast, mentioned } = reading
  const joint = jointActor(reading, [span])
  if (joint) return joint
  const words = wordsOf(search, [span], sentence)
  const { reference, called } = words.name
  if (reference === 'person' || reference === 'thing' || reference === 'plural')
    return referent(words.name, mentioned, at)
  if (reference === 'description') return words.name.isDefinite ? knownActor(cast, words) : undefined
  if (reference !== 'name' || called !== 'body' || !isNameLike(words.name.core, search.naming)) return undefined
  return actorFor(cast, words)
}

function mention({ mentioned }: Reading, actor: FoundActor, sentence: number, weight: number): void {
  mentioned.push({ actor, sentence, weight })
  actor.last = mentioned.length
  actor.nMentions++
  for (const member of actor.members) member.last = mentioned.length
}

function linkOf(reading: Reading, attribution: Attribution, site: Site, at: number): ActorLink | undefined {
  const { search, cast, mentioned } = reading
  const source = withoutFollowers(search, attribution.source)
  if (source.length === 0) return elided(reading, attribution, at)
  const joint = jointActor(reading, withLeaders(search, source, site.sentence))
  if (joint) return joint
  const words = wordsOf(search, source, site.sentence)
  const { reference } = words.name
  if (reference === 'relative') return antecedent(reading, site) ?? referent(words.name, mentioned, at)
  const kind = reference === 'thing' ? ofKind(reading, words.name) : undefined
  if (kind) return kind
  if (reference !== 'name' && reference !== 'description') return referent(words.name, mentioned, at)
  const link =
    issuerNamed(reading, words, source, site.sentence) ??
    knownActor(cast, words) ??
    epithetOf(reading, words, at) ??
    issuerOf(reading, words) ??
    newActor(cast, words)
  for (const span of source) call(search, link.actor, words.name, span)
  const { sourcing } = words
  return { ...link, ...(sourcing && !ELSEWHERE.test(link.rule) && { sourcing }) }
}

/** A source without those who speak with someone and are not told apart: "Orr" of "Orr and her aides". */
function withoutFollowers({ text, naming }: WhoSearch, source: readonly Span[]): readonly Span[] {
  if (source.length !== 1) return source
  const [{ start, end }] = source
  const index = text.slice(start, end).search(naming.followers)
  return index > 0 ? [{ start, end: start + index }] : source
}

/** An outlet's name with those of outlets that stand right before it: 東西新聞、南北新聞 where the source is 南北新聞. */
function withLeaders(
  { text, naming, sourcingOfWords }: WhoSearch,
  source: readonly Span[],
  sentence: ParsedSentence,
): readonly Span[] {
  const isOutlet = (words: string) => sourcingOfWords(words.replace(naming.lead, '')) === 'outlet'
  if (source.length !== 1 || !isUnspaced(text.slice(source[0].start, source[0].end))) return source
  const [{ start, end }] = source
  if (!isOutlet(text.slice(start, end))) return source
  const before = text.slice(Math.max(sentence.start, start - LEADERS), start)
  const parts = before.split(naming.joint)
  if (parts.at(-1) !== '') return source
  let at = parts.length - 1
  while (at > 0 && parts[at - 1] !== '' && isOutlet(parts[at - 1])) at--
  const length = at === parts.length - 1 ? 0 : before.length - before.lastIndexOf(parts[at])
  return length === 0 ? source : [{ start: start - length, end }]
}

/** How far back outlets before a source are looked for. */
const LEADERS = 60

/** Rules by which words mean someone of whom they do not show how far they are known. */
const ELSEWHERE = /^(?:office|epithet|body-by-kind)$/

/** The names of several who are named together; none where words name one alone. */
function namesTogether(search: WhoSearch, whole: string): string[] {
  const { naming, people, sourcingOfWords } = search
  const kindOf = (words: string): Kind | undefined => {
    const sourcing = sourcingOfWords(words)
    const { name, sourcing: known } = memberWords(search, words)
    const isSure = people.personOf(name)?.isSure ?? false
    // One name in katakana has several parts: only titles tell two people apart.
    const isOne = !isUnspaced(words) || name.titles.length > 0
    if (known === 'named' && isOne && (isSure || sourcing === 'named')) {
      return { of: 'person', isSure: isSure || isUnspaced(words) }
    }
    return sourcing && /^(?:outlet|organisation|place)$/.test(sourcing) ? { of: 'body', isSure: true } : undefined
  }
  return jointNames(whole, naming, kindOf)
}

/** Those who are named together, each apart; none where words name one alone. */
export function jointLinks({ search, cast }: Reading, spans: readonly Span[]): ActorLink[] {
  return linksTogether(search, cast, spans, namesTogether(search, wholeOf(search, spans)))
}

/** Whom names mean that stand one behind the other in some spans. */
function linksTogether(search: WhoSearch, cast: Cast, spans: readonly Span[], names: readonly string[]): ActorLink[] {
  const end = spans.at(-1)?.end ?? 0
  let start = spans[0]?.start ?? 0
  return names.map((words) => {
    const member = memberWords(search, words)
    const link = actorFor(cast, member)
    call(search, link.actor, member.name, { start, end })
    const at = search.text.slice(start, end).indexOf(words)
    if (at >= 0) start += at + words.length
    return link
  })
}

function wholeOf({ text }: WhoSearch, spans: readonly Span[]): string {
  return spans.map(({ start, end }) => text.slice(start, end)).join(' ')
}

/** Several who are one source together. */
function jointActor({ search, cast }: Reading, source: readonly Span[]): ActorLink | undefined {
  const whole = wholeOf(search, source)
  const names = namesTogether(search, whole)
  if (names.length === 0) return undefined
  const links = linksTogether(search, cast, source, names)
  const members = links.map(({ actor }) => actor)
  const key = members
    .map((member) => cast.actors.indexOf(member))
    .sort((a, b) => a - b)
    .join('+')
  const same = cast.byKey.get(key)
  const sourcing = members[0].sourcing ?? 'named'
  if (same) return { actor: same, rule: 'same-name', probability: 0.85, sourcing }
  const name = {
    ...memberWords(search, names[0]).name,
    core: names.join(' '),
    shown: whole,
    key,
    called: 'body' as const,
    gender: undefined,
  }
  return { ...newActor(cast, { name, sourcing, description: undefined }, members), sourcing }
}

function nameAt({ search, cast }: Reading, span: Span, sentence: ParsedSentence): FoundActor | undefined {
  const words = wordsOf(search, [span], sentence)
  if (words.name.reference !== 'name' || !isName(words.name, search.naming)) return undefined
  const { actor } = actorFor(cast, words)
  call(search, actor, words.name, span)
  return actor
}

/** Takes down how a source is written. */
function call({ text, naming }: WhoSearch, actor: FoundActor, name: Name, span: Span): void {
  spell(actor, name, span, text)
  if (isName(name, naming)) noteForm(actor.forms, formIn(text, span, name, naming, 0), text)
}

/** Whether what a name was taken to be is one in its looks. */
export function isName({ called, core }: Name, naming: Naming): boolean {
  return isNameLike(core, naming) || (called === 'body' && SHORT.test(core))
}

/** A body's name in Latin letters that may end in a common noun: "Obama administration". */
const SHORT = /^\p{Lu}\S*(?: \S+){1,2}$/u
