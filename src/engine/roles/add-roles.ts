import type { Actor, Attribution, Exchange, Statement } from '../../schema/index.ts'
import { covers, exact, idIn, type Span, type VersionId, version } from '../../text/index.ts'
import type { ParsedText } from '../attribute/draft.ts'
import { firstFrom, type Quantities, within } from '../quantities/quantities.ts'
import type { ParsedSentence } from '../sentence.ts'
import { type FoundActors, findActors } from './actors.ts'
import { addresseeOf } from './addressee.ts'
import { inCalls } from './calls.ts'
import type { ActorLink, FoundActor } from './cast.ts'
import { channelOf, clauseOf } from './channel.ts'
import { continuesOf, isAside } from './continues.ts'
import { eventOf } from './events.ts'
import { nameEverybody } from './everybody.ts'
import { findExchanges } from './exchanges.ts'
import { aliasesOf, fullestName } from './forms.ts'
import { hearersOf, witnessesOf } from './hearers.ts'
import { judge, tabledOf } from './judge.ts'
import { mentionsIn, namedIn } from './mentions.ts'
import { standsFor } from './metonyms.ts'
import { nameReader } from './names.ts'
import { type Placed, sameOccasion } from './occasion.ts'
import { nestedIn } from './own-content.ts'
import { pendingOf } from './pending.ts'
import { remembered } from './remembered.ts'
import type { Roles } from './roles.ts'
import { findSites, type Site, sentenceAt } from './site.ts'
import { isListed, sourcingOf, sourcingOfWords } from './sourcing.ts'
import { viaOf } from './via.ts'
import { windowOf } from './window.ts'

/** The statements of a text with all that each carries, whom they are laid to, and where they were made. */
export interface WithRoles {
  readonly statements: readonly Statement[]
  readonly actors: readonly Actor[]
  readonly exchanges: readonly Exchange[]
  /** For each person spelt in several ways where each spelling first stands. */
  readonly spellings: readonly (readonly Span[])[]
}

/** Reads what attributions carry beside source, cue and content. */
export function addRoles(
  parsed: ParsedText,
  attributions: readonly Attribution[],
  quantities: Quantities,
  roles: Roles,
): WithRoles {
  const { text, sentences } = parsed
  if (sentences.length === 0) return { statements: [], actors: [], exchanges: [], spellings: [] }
  const sites = findSites(attributions, sentences)
  const { sourcing: rows, naming } = roles
  const ofSource = (spans: readonly Span[], sentence: ParsedSentence) => sourcingOf(text, spans, sentence, rows, naming)
  const search = {
    text,
    sentences,
    naming,
    nameOf: nameReader(naming),
    sourcingOf: (...at: Parameters<typeof ofSource>) => ofSource(...at)?.value,
    sourcingOfWords: remembered((words) => sourcingOfWords(words, rows)),
    isListed: (words: string) => isListed(words, rows),
  }
  const found = findActors(search, attributions, sites)
  const textId = version(text).id
  const idOf = actorIds(textId, found)
  const vias = viaOf(text, attributions, sentences, roles.findAttests)
  const nested = nestedIn(attributions)
  const windows = attributions.map((_, at) => windowOf(attributions, at, sites[at]))
  const told = attributions.map((attribution, at) => channelOf(text, windows[at], attribution, roles.channels))
  const described = attributions.map((attribution, at) => ({
    ...statementOf(
      parsed,
      attributions,
      at,
      sites[at],
      windows[at],
      nested.get(attribution.id) ?? [],
      quantities,
      roles,
    ),
    ...withValue('channel', told[at]?.channel),
    via: vias[at].map((span) => exact(text, span)),
    ...laidTo(ofSource(attribution.source, sites[at].sentence), found.links[at], idOf),
  }))
  const chained = withContinued(text, described, sites, roles)
  const actorOf = (span: Span, sentence: ParsedSentence) => {
    const date = quantities.dates[firstFrom(quantities.dates, span.end) - 1]
    const actor = date && covers(date, span) ? undefined : found.nameAt(span, sentence)
    return actor && idOf(actor)
  }
  const toldById = new Map(attributions.flatMap(({ id }, at) => (told[at] ? [[id, told[at].span] as const] : [])))
  const named = namedIn(text, sentences, roles.exchanges)
  const seen = { text, sentences, named, ...quantities, actorOf, told: toldById }
  const placed = chained.map((statement, at) => placedIn(parsed, statement, sites[at], windows[at], roles))
  const linked = sameOccasion(placed, mentionsIn({ ...seen, statements: chained }, roles.exchanges))
  const calls = findExchanges({ ...seen, statements: linked }, roles.exchanges)
  const placedAll = inCalls(linked, calls, sites, actorOf, roles.exchanges)
  const exchanges = findExchanges({ ...seen, statements: placedAll }, roles.exchanges)
  const statements = onTheDay(placedAll, exchanges).map((statement, at) => ({
    ...statement,
    ...withValue('addressees', together(hearersOf(found.reading, statement.addressee, found.links[at]?.actor), idOf)),
    ...withValue('viaActors', together(witnessesOf(found.reading, statement.via, found.links[at]?.actor), idOf)),
  }))
  nameEverybody(found.reading)
  return {
    statements,
    actors: actorsOf(text, found, idOf, statements, exchanges, placesOf(statements, roles)),
    exchanges: exchanges.map((exchange) => ({ id: exchangeId(textId, exchange), ...exchange })),
    spellings: found.actors.map(({ spellings }) => [...spellings.values()]).filter((spans) => spans.length > 1),
  }
}

/** Those whom a report names or lays something to, in order of the text. */
function actorsOf(
  text: string,
  found: FoundActors,
  idOf: (actor: FoundActor) => string,
  statements: readonly Statement[],
  exchanges: readonly Pick<Exchange, 'participants' | 'evidence'>[],
  stands: ReadonlyMap<string, Actor['standsFor']>,
): Actor[] {
  const starts = new Map<string, number>()
  const meet = (id: string | undefined, start: number | undefined) => {
    if (id !== undefined && start !== undefined) starts.set(id, Math.min(start, starts.get(id) ?? start))
  }
  for (const { actor, addressees, viaActors, source, cue, content, addressee, via } of statements) {
    meet(actor?.value, (source[0] ?? cue[0] ?? content[0])?.start)
    for (const id of addressees?.value ?? []) meet(id, addressee[0]?.start)
    for (const id of viaActors?.value ?? []) meet(id, via[0]?.start)
  }
  for (const { participants, evidence } of exchanges) for (const id of participants) meet(id, evidence[0]?.start)
  for (const actor of found.actors) {
    for (const member of actor.members) meet(idOf(member), starts.get(idOf(actor)))
  }
  const named = found.actors.map((actor) => {
    const id = idOf(actor)
    const aliases = actor.isNamed ? aliasesOf(text, actor.forms) : []
    if (actor.isSure || starts.has(id)) meet(id, aliases[0]?.start)
    const name = (actor.isNamed && fullestName(actor.forms)) || actor.name
    return { id, name, aliases, ...withValue('standsFor', stands.get(id)) }
  })
  const startOf = ({ id }: Actor) => starts.get(id) ?? 0
  return named.filter(({ id }) => starts.has(id)).sort((a, b) => startOf(a) - startOf(b))
}

/** Those who heard or vouched together, as sure as the least sure of them; undefined where there is nobody. */
function together(links: readonly ActorLink[], idOf: (actor: FoundActor) => string): Statement['addressees'] {
  const [first] = links
  if (first === undefined) return undefined
  return {
    value: links.map(({ actor }) => idOf(actor)),
    rule: first.rule,
    probability: Math.min(...links.map(({ probability }) => probability)),
  }
}

/** Statements with the day of the exchange they were made in, where no words beside them tell another. */
function onTheDay(
  statements: readonly Statement[],
  exchanges: readonly Pick<Exchange, 'date' | 'statements'>[],
): Statement[] {
  const days = new Map<string, string>()
  for (const { date, statements: made } of exchanges) {
    if (date !== undefined && /^\d{4}-\d\d-\d\d$/.test(date)) for (const id of made) days.set(id, date)
  }
  return statements.map((statement) => {
    const day = statement.when ? undefined : days.get(statement.id)
    return day === undefined ? statement : { ...statement, when: { value: day, rule: 'of-exchange', probability: 0.6 } }
  })
}

/** By the id of an actor who is called by a place what the place stands for. */
function placesOf(statements: readonly Statement[], { metonyms, naming }: Roles): Map<string, Actor['standsFor']> {
  const found = new Map<string, Actor['standsFor']>()
  for (const { actor, source, sourcing } of statements) {
    if (!actor || sourcing?.value !== 'place' || found.get(actor.value)) continue
    const words = source.map(({ exact: said }) => said).join(' ')
    found.set(actor.value, standsFor(words.replace(naming.rest, ''), metonyms))
  }
  return found
}

/** Ids of actors, from the text and their order in it. */
function actorIds(textId: VersionId, { actors }: FoundActors): (actor: FoundActor) => string {
  const ids = new Map<FoundActor, string>()
  return (actor) => {
    for (let at = ids.size; at < actors.length; at++) {
      ids.set(actors[at], idIn(textId, 'a', `${at} ${[...actors[at].keys][0]}`))
    }
    return ids.get(actor) ?? ''
  }
}

function exchangeId(textId: VersionId, { kind, evidence }: Pick<Exchange, 'kind' | 'evidence'>): string {
  return idIn(textId, 'x', `${kind} ${evidence[0]?.start ?? ''}`)
}

function statementOf(
  { text, sentences }: ParsedText,
  attributions: readonly Attribution[],
  at: number,
  site: Site,
  window: readonly Span[],
  nested: readonly Attribution[],
  { dates, figures }: Quantities,
  roles: Roles,
): Statement {
  const attribution = attributions[at]
  const { said: words, tabled } = tabledOf(text, attribution, site, nested, roles)
  const { pending, ...judged } = judge(words, tabled, sentences, roles)
  const { act } = judged
  const { cue, own } = words
  const event = eventOf(tabled.act, act, { content: own }, cue, roles.events)
  const said = {
    ...attribution,
    ...judged,
    ...withValue('event', event),
    addressee: addresseeOf(text, attribution, site, cue, roles.addressees, window, attributions[at + 1]).map((span) =>
      exact(text, span),
    ),
    dates: within(dates, attribution.content),
  }
  const when = nearest(
    within(dates, window).filter(({ value }) => /^\d{4}-\d\d-\d\d(?!\/\.\.)/.test(value ?? '')),
    [...attribution.source, ...attribution.cue],
  )
  return {
    ...said,
    via: [],
    figures: within(figures, attribution.content),
    ...withValue('when', when?.value && { value: when.value, rule: when.rule, probability: 0.75 }),
    ...withValue('pending', pending && pendingOf(text, said, pending, roles.pending)),
  }
}

/** First characters of what is said that may tell of the occasion. */
const OPENING = 20

function placedIn(
  { text, sentences }: ParsedText,
  statement: Statement,
  site: Site,
  window: readonly Span[],
  { channels }: Roles,
): Placed {
  const cue = statement.cue.map(({ exact }) => exact).join(' ')
  const beside = clauseOf(text, window, statement.cue, channels)
  const isElsewhere = channels.thought.test(cue) || beside.some((words) => channels.elsewhere.test(words))
  const opening = statement.content[0]?.exact.slice(0, OPENING) ?? ''
  const isBack = [...beside, opening].some((words) => channels.back.test(words))
  const last = Math.max(...[...statement.cue, ...statement.content].map(({ end }) => end))
  return {
    statement,
    sentence: sentenceAt(sentences, site.sentence.start),
    end: sentenceAt(sentences, last - 1),
    isElsewhere,
    isBack,
  }
}

/** The one of some spans that stands nearest to any of others: the first of those as near. */
function nearest<T extends Span>(spans: readonly T[], others: readonly Span[]): T | undefined {
  const distance = (span: Span) =>
    Math.min(...others.map(({ start, end }) => Math.max(0, span.start - end, start - span.end)))
  return [...spans].sort((a, b) => distance(a) - distance(b))[0]
}

/** Sourcing and actor. Words that do not show how far a source is known have it of whom they stand for. */
function laidTo(
  sourcing: Statement['sourcing'],
  link: ActorLink | undefined,
  idOf: (actor: FoundActor) => string,
): Pick<Statement, 'sourcing' | 'actor'> {
  if (!link) return withValue('sourcing', sourcing)
  const { actor, rule, probability } = link
  const isUnsaid = link.sourcing === undefined || (rule === 'same-name' && link.sourcing === 'unnamed')
  const value = rule === 'document-of' ? 'document' : isUnsaid ? (actor.sourcing ?? link.sourcing) : link.sourcing
  return {
    ...withValue(
      'sourcing',
      value === undefined || value === sourcing?.value ? sourcing : { value, rule, probability },
    ),
    actor: { value: idOf(actor), rule, probability },
  }
}

/**
 * Statements with what they run on from. One that runs on from another does not stand within it, nor does one of the same
 * person, named or called "he", in a sentence behind its cue: what he says himself he says as "I".
 */
function withContinued(
  text: string,
  statements: readonly Statement[],
  sites: readonly Site[],
  { continuations }: Pick<Roles, 'continuations'>,
): Statement[] {
  const continues = continuesOf(statements, sites, continuations)
  const indexOf = new Map(statements.map(({ id }, at) => [id, at]))
  return statements.map((statement, at) => {
    const { within: around, ...rest } = statement
    const continued = continues[at] ?? statement.continues
    const outer = around === undefined ? undefined : indexOf.get(around)
    const isBehind = outer !== undefined && sites[outer].sentence.end <= sites[at].sentence.start
    const isOwn =
      isBehind &&
      statements[outer].actor?.value === statement.actor?.value &&
      /^(?:pronoun-(?:person|subject)|same-name|name|part-of-name)$/.test(statement.actor?.rule ?? '')
    const isTheirs = outer === undefined || !isAside(text, statement, statements[outer], continuations)
    return {
      ...rest,
      ...(around !== undefined && around !== continued && !isOwn && isTheirs && { within: around }),
      ...(continued !== undefined && { continues: continued }),
    }
  })
}

function withValue<K extends string, V>(key: K, value: V | undefined | ''): Partial<Record<K, V>> {
  const found: Partial<Record<K, V>> = {}
  if (value !== undefined && value !== '') found[key] = value
  return found
}
