import type { Attribution, Sourcing } from '../../schema/index.ts'
import type { Span } from '../../text/index.ts'
import type { ParsedSentence } from '../sentence.ts'
import { type Called, type Gender, lastName, type Name, type Naming, nameOf } from './names.ts'
import { soundAlike } from './scripts.ts'
import { childrenOf, plain, type Site, sentenceAt, subtreeOf, wordsIn } from './site.ts'

/** Someone a report lays statements to. */
export interface FoundActor {
  /** The fullest name it goes by. */
  name: string
  readonly isNamed: boolean
  readonly isPlural: boolean
  readonly titles: Set<string>
  /** What it is called by, as names are compared. */
  readonly keys: Set<string>
  /** Its names as written, each with where it first stands. */
  readonly spellings: Map<string, Span>
  sourcing: Sourcing | undefined
  gender: Gender | undefined
  /** Where the last statement laid to it stands, counted in statements. */
  last: number
}

/** To whom a statement is laid, by which rule, and how often that rule is right. */
export interface ActorLink {
  readonly actor: FoundActor
  readonly rule: string
  readonly probability: number
}

/** What finding actors looks at. */
export interface ActorSearch {
  readonly text: string
  readonly sentences: readonly ParsedSentence[]
  readonly naming: Naming
  /** The sourcing of words of a sentence, as of a source. */
  readonly sourcingOf: (spans: readonly Span[], sentence: ParsedSentence) => Sourcing | undefined
}

/** How many actors back a name is looked for by more than its key: bounds the time. */
const RECENT = 128

/** How many statements back a pronoun may refer. */
const REACH = 8

/**
 * Who is who among the sources of a text, in order of the text: names by their last word, offices by who holds them,
 * pronouns by the subject before them or who came last and fits, an elided source by who spoke last. Absent where nobody
 * fits.
 */
export function findActors(
  search: ActorSearch,
  attributions: readonly Attribution[],
  sites: readonly Site[],
): FoundActors {
  const holders = officeHolders(search)
  const cast: Cast = { search, holders, actors: [], byKey: new Map(), previous: undefined, step: 0 }
  const links: (ActorLink | undefined)[] = attributions.map(() => undefined)
  const order = attributions.map((_, at) => at).sort((a, b) => startOf(attributions[a]) - startOf(attributions[b]))
  for (const at of order) {
    const found = linkOf(cast, attributions[at], sites[at])
    links[at] = found
    if (found) found.actor.last = cast.step
    cast.previous = found
    cast.step++
  }
  return {
    links,
    actors: cast.actors,
    nameAt: (span, sentence) => nameAt(cast, span, sentence),
  }
}

/** Who is who in a text. */
export interface FoundActors {
  /** For each statement whom it is laid to; absent where nobody fits. */
  readonly links: readonly (ActorLink | undefined)[]
  /** In order of their first mention that was looked at; grows as `nameAt` meets others. */
  readonly actors: readonly FoundActor[]
  /** Who words of a sentence name; undefined where they name no one, or no one told apart from others. */
  readonly nameAt: (span: Span, sentence: ParsedSentence) => FoundActor | undefined
}

function nameAt(cast: Cast, span: Span, sentence: ParsedSentence): FoundActor | undefined {
  const { name, sourcing } = named(cast, [span], sentence)
  if (name.reference !== 'name') return undefined
  const found = (knownActor(name, cast, sourcing) ?? newActor(name, cast, sourcing)).actor
  spell(found, name, span, cast.search.text)
  return found
}

/** Keeps how a person's name is written, and where it first is: the last word of it, in any script. */
function spell(actor: FoundActor, { called, core }: Name, { start, end }: Span, text: string): void {
  if (called !== 'person') return
  const written = /\p{Lu}[\p{L}’'-]*$/u.exec(core)?.[0] ?? core.split(/[・＝=]/).at(-1) ?? core
  const at = text.slice(start, end).indexOf(written)
  if (at >= 0 && !actor.spellings.has(written)) {
    actor.spellings.set(written, { start: start + at, end: start + at + written.length })
  }
}

/** Who has come up so far. */
interface Cast {
  readonly search: ActorSearch
  /** Names of who holds an office, by the office in small letters: "President Obama" says so once. */
  readonly holders: ReadonlyMap<string, string>
  readonly actors: FoundActor[]
  readonly byKey: Map<string, FoundActor>
  /** Whom the statement before was laid to. */
  previous: ActorLink | undefined
  step: number
}

/** Who the text calls by an office and a name: the first of each office. */
function officeHolders({ text, naming }: ActorSearch): Map<string, string> {
  const holders = new Map<string, string>()
  for (const { 0: title, index } of text.matchAll(naming.titles)) {
    const after = /^\s((?:\p{Lu}[\p{L}.'’-]+\s?){1,3})/u.exec(
      text.slice(index + title.length, index + title.length + 60),
    )
    const office = title.trim().toLowerCase()
    if (after && /^\p{Lu}/u.test(title.trim()) && !holders.has(office)) holders.set(office, after[1].trim())
  }
  return holders
}

function startOf({ source, cue, content }: Attribution): number {
  return (source[0] ?? cue[0] ?? content[0])?.start ?? 0
}

function linkOf(cast: Cast, { source }: Attribution, site: Site): ActorLink | undefined {
  if (source.length === 0) {
    return cast.previous && { actor: cast.previous.actor, rule: 'elided-source', probability: 0.6 }
  }
  const { name, sourcing } = named(cast, source, site.sentence)
  if (name.reference === 'relative') return antecedent(cast, site) ?? referred(name, cast)
  if (name.reference === 'person') return subjectBefore(name, cast, source[0].start) ?? referred(name, cast)
  if (name.reference !== 'name' && name.reference !== 'description') return referred(name, cast)
  const link = knownActor(name, cast, sourcing) ?? newActor(name, cast, sourcing)
  for (const span of source) spell(link.actor, name, span, cast.search.text)
  return link
}

/** The words of spans of a sentence, taken apart as a name. */
function named(
  { search }: Cast,
  spans: readonly Span[],
  sentence: ParsedSentence,
): { name: Name; sourcing: Sourcing | undefined } {
  const words = appositionFirst(spans.map(({ start, end }) => search.text.slice(start, end)).join(' '))
  const sourcing = search.sourcingOf(spans, sentence)
  const hasProperNoun = wordsIn(sentence.words, spans).some((word) => sentence.words[word].class === 'PROPN')
  return { name: nameOf(words, calledBy(words, sourcing, hasProperNoun, search.naming), search.naming), sourcing }
}

/** "Orrin's president, Jonas Reve" with the name first, which says who it is. */
function appositionFirst(words: string): string {
  const found = /^([^,]*\p{Ll}), ((?:\p{Lu}[\p{L}.'’-]+ ?){2,4}),?$/u.exec(words)
  return found ? `${found[2]}, ${found[1]}` : words
}

function calledBy(words: string, sourcing: Sourcing | undefined, hasProperNoun: boolean, naming: Naming): Called {
  if (sourcing === 'unnamed') return 'description'
  if (sourcing !== 'named' && sourcing !== undefined)
    return hasProperNoun || /\p{Lu}{2}/u.test(words) ? 'body' : 'description'
  const core = words.replace(naming.rest, '').trim()
  const endsInName = /(?:^|\s)\p{Lu}\S*$/u.test(core) || /[\p{sc=Han}\p{sc=Katakana}ー]$/u.test(core)
  const isFullName = /(?:\p{Lu}\p{Ll}+ |^)\p{Lu}\p{Ll}+$/u.test(core)
  return isFullName || (hasProperNoun && endsInName) ? 'person' : 'description'
}

function newActor(name: Name, { actors, byKey, step }: Cast, sourcing: Sourcing | undefined): ActorLink {
  const isNamed = name.reference === 'name'
  const isPlural = !isNamed && /(?:[^s]s|people|ら|たち)$/.test(name.core)
  const titles = new Set(name.titles)
  const keys = new Set([name.key])
  const spellings = new Map<string, Span>()
  const actor = {
    name: name.shown,
    isNamed,
    isPlural,
    titles,
    keys,
    spellings,
    sourcing,
    gender: name.gender,
    last: step,
  }
  actors.push(actor)
  byKey.set(name.key, actor)
  return { actor, rule: isNamed ? 'name' : 'description', probability: 0.85 }
}

function knownActor(name: Name, cast: Cast, sourcing: Sourcing | undefined): ActorLink | undefined {
  if (name.isNew) return undefined
  const { byKey } = cast
  const actors = cast.actors.slice(-RECENT)
  const same = byKey.get(name.key) ?? byKey.get(capitalKey(name))
  if (same && (same.isNamed || sourcing === same.sourcing)) return again(same, name, byKey, 'same-name', 0.9)
  if (name.reference === 'name') {
    const part = actors.findLast((each) => each.isNamed && isPartOf(name, each))
    if (part) return again(part, name, byKey, 'part-of-name', 0.8)
    const alike = actors.findLast((each) => each.isNamed && [...each.keys].some((key) => soundAlike(key, name.key)))
    return alike && again(alike, name, byKey, 'name-in-another-script', 0.75)
  }
  const office = name.core.toLowerCase()
  const holder = name.isDefinite ? holderOf(office, cast) : undefined
  if (holder) return { actor: holder, rule: 'office', probability: 0.7 }
  const issuer = cast.previous?.actor
  if (sourcing === 'document' && name.isDefinite && issuer && /^\p{L}+$/u.test(name.core)) {
    return { actor: issuer, rule: 'document-of', probability: 0.6 }
  }
  if (!name.isDefinite && !BARE.test(name.core)) return undefined
  const head = name.key.slice(-HEAD)
  const described = actors.findLast(({ isNamed, keys }) => !isNamed && [...keys].some((key) => key.endsWith(head)))
  return described && again(described, name, byKey, 'described-before', 0.7)
}

/** Who holds an office in this text: whom it names with it, else who came last with it. */
function holderOf(office: string, cast: Cast): FoundActor | undefined {
  const words = cast.holders.get(office)
  if (words === undefined) return cast.actors.slice(-RECENT).findLast(({ titles }) => titles.has(office))
  const name = nameOf(words, 'person', cast.search.naming)
  return (knownActor(name, cast, 'named') ?? newActor(name, cast, 'named')).actor
}

/** The key that a description would have as a name: a name that the tagger took for a noun. */
function capitalKey({ core, reference }: Name): string {
  return reference === 'description' && /(?:^|\s)\p{Lu}\S*$/u.test(core) ? lastName(core) : ''
}

function again(
  actor: FoundActor,
  name: Name,
  byKey: Map<string, FoundActor>,
  rule: string,
  probability: number,
): ActorLink {
  if (name.shown.length > actor.name.length) actor.name = name.shown
  for (const title of name.titles) actor.titles.add(title)
  actor.keys.add(name.key)
  actor.gender ??= name.gender
  if (!byKey.has(name.key)) byKey.set(name.key, actor)
  return { actor, rule, probability }
}

/** A description that says no more than what someone is: "experts", 外交官. */
const BARE = /^(?:\p{sc=Latin}+s|[\p{sc=Han}\p{sc=Katakana}ー]{2,6})$/u

/** Letters at the end of a description by which it is known again. */
const HEAD = 6

/** Whether one of two names is a part of the other: 共同 of 共同通信, an acronym of what it stands for. */
function isPartOf(name: Name, actor: FoundActor): boolean {
  const [short, long] = name.core.length < actor.name.length ? [name.core, actor.name] : [actor.name, name.core]
  if (/^[\p{Lu}.]{2,6}$/u.test(short)) {
    if (!/\p{Lu}\p{Ll}+ .*\p{Lu}\p{Ll}/u.test(long)) return false
    const initials = (long.match(/\p{Lu}/gu) ?? []).join('')
    return initials === short.replace(/\./g, '')
  }
  if (/^\S+ \S+/.test(short) && name.called === 'body' && long.endsWith(` ${short}`)) return true
  if (short.length < 2 || !/^[\p{sc=Han}\p{sc=Katakana}ー]+$/u.test(short) || !long.startsWith(short)) return false
  const isGivenName = /^[・＝=]/.test(long.slice(short.length))
  const isFamilyName = name.called === 'person' && actor.sourcing === 'named' && /^\p{sc=Han}+$/u.test(long)
  return isGivenName || isFamilyName || actor.sourcing === 'outlet'
}

/** Whom a relative pronoun stands for: the noun that its clause describes. */
function antecedent(cast: Cast, { sentence, head }: Site): ActorLink | undefined {
  const { words } = sentence
  let clause = head
  for (let steps = 0; clause >= 0 && !/^acl/.test(words[clause].relation) && steps < 6; steps++) {
    clause = words[clause].head
  }
  const noun = clause >= 0 ? words[clause].head : -1
  if (noun < 0) return undefined
  const { first } = subtreeOf(words, noun)
  const { name, sourcing } = named(cast, [{ start: words[first].start, end: words[noun].end }], sentence)
  const found = knownActor(name, cast, sourcing) ?? newActor(name, cast, sourcing)
  return { ...found, rule: 'pronoun-relative', probability: 0.75 }
}

/** Whom "he" stands for: the person who is the subject before it, in its sentence or the one before. */
function subjectBefore(pronoun: Name, cast: Cast, offset: number): ActorLink | undefined {
  const { sentences } = cast.search
  const at = sentenceAt(sentences, offset)
  for (const sentence of [sentences[at], sentences[at - 1]]) {
    if (!sentence || sentence.paragraph < sentences[at].paragraph - 1) break
    const subject = subjectOf(cast, sentence, offset)
    if (!subject) continue
    const { name, sourcing } = subject
    if (name.reference !== 'name' || sourcing !== 'named') return undefined
    if (name.gender && pronoun.gender && name.gender !== pronoun.gender) return undefined
    const found = knownActor(name, cast, sourcing) ?? newActor(name, cast, sourcing)
    if (!fitsGender(found.actor, pronoun)) return undefined
    found.actor.gender ??= pronoun.gender
    return { actor: found.actor, rule: 'pronoun-subject', probability: 0.7 }
  }
  return undefined
}

/** The subject of a sentence's first clause, before an offset. */
function subjectOf(
  cast: Cast,
  sentence: ParsedSentence,
  before: number,
): { name: Name; sourcing: Sourcing | undefined } | undefined {
  const { words } = sentence
  const root = words.findIndex(({ head }) => head < 0)
  const subject = childrenOf(words, root).find((word) => plain(words[word].relation) === 'nsubj')
  if (subject === undefined || words[subject].start >= before) return undefined
  const { first, last } = subtreeOf(words, subject)
  const span = { start: words[first].start, end: words[last].end }
  return span.end <= before ? named(cast, [span], sentence) : undefined
}

function fitsGender(actor: FoundActor, { gender }: Name): boolean {
  return !actor.gender || !gender || actor.gender === gender
}

/** Whom a pronoun stands for: who came last and fits. */
function referred(name: Name, { actors, step }: Cast): ActorLink | undefined {
  const { reference } = name
  const near = actors
    .slice(-RECENT)
    .filter(({ last }) => step - last <= REACH)
    .sort((a, b) => b.last - a.last)
  const isThing = ({ sourcing }: FoundActor) =>
    sourcing === 'organisation' || sourcing === 'document' || sourcing === 'outlet' || sourcing === 'place'
  const fits = {
    person: (actor: FoundActor) => !actor.isPlural && !isThing(actor) && fitsGender(actor, name),
    plural: (actor: FoundActor) => actor.isPlural || isThing(actor) || actor.sourcing === 'unnamed',
    thing: isThing,
    speaker: () => true,
    relative: () => true,
  }
  const fit = reference === 'name' || reference === 'description' ? undefined : near.find(fits[reference])
  if (fit && reference === 'person') fit.gender ??= name.gender
  return fit && { actor: fit, rule: `pronoun-${reference}`, probability: 0.65 }
}
