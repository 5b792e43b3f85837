import type { Actor, Attribution, Exchange, Statement } from '../../schema/index.ts'
import { digest, type ExactSpan, exact, type Span, subtract, version } from '../../text/index.ts'
import type { ParsedText } from '../attribute/draft.ts'
import { type Quantities, within } from '../quantities/quantities.ts'
import type { ParsedSentence } from '../sentence.ts'
import { type ActorLink, type FoundActor, type FoundActors, findActors } from './actors.ts'
import { actOf, cueText } from './acts.ts'
import { addresseeOf } from './addressee.ts'
import { channelOf } from './channel.ts'
import { continuesOf } from './continues.ts'
import { eventOf } from './events.ts'
import { findExchanges } from './exchanges.ts'
import { modalityOf } from './modality.ts'
import { inCalls, sameOccasion } from './occasion.ts'
import { pendingOf } from './pending.ts'
import type { Roles } from './roles.ts'
import { findSites, type Site } from './site.ts'
import { sourcingOf } from './sourcing.ts'
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
  const ofSource = (spans: readonly Span[], sentence: ParsedSentence) =>
    sourcingOf(text, spans, sentence, rows, naming.rest)
  const search = { text, sentences, naming, sourcingOf: (...at: Parameters<typeof ofSource>) => ofSource(...at)?.value }
  const found = findActors(search, attributions, sites)
  const idOf = actorIds(text, found)
  const vias = viaOf(text, attributions, sentences, roles.findAttests)
  const nested = nestedIn(attributions)
  const described = attributions.map((attribution, at) => ({
    ...statementOf(text, attributions, at, sites[at], nested.get(attribution.id) ?? [], quantities, roles),
    via: vias[at].map((span) => exact(text, span)),
    ...laidTo(ofSource(attribution.source, sites[at].sentence), found.links[at], idOf),
  }))
  const linked = sameOccasion(withContinued(described, continuesOf(described, sites, roles.continuations)))
  const actorOf = (span: Span, sentence: ParsedSentence) => {
    const actor = found.nameAt(span, sentence)
    return actor && idOf(actor)
  }
  const seen = { text, sentences, ...quantities, actorOf }
  const calls = findExchanges({ ...seen, statements: linked }, roles.exchanges)
  const statements = inCalls(linked, calls, sites, actorOf)
  const exchanges = findExchanges({ ...seen, statements }, roles.exchanges)
  const mentioned = new Set([
    ...statements.map(({ actor }) => actor?.value),
    ...exchanges.flatMap((each) => each.participants),
  ])
  return {
    statements,
    actors: found.actors.map((actor) => ({ id: idOf(actor), name: actor.name })).filter(({ id }) => mentioned.has(id)),
    exchanges: exchanges.map((exchange) => ({ id: exchangeId(text, exchange), ...exchange })),
    spellings: found.actors.map(({ spellings }) => [...spellings.values()]).filter((spans) => spans.length > 1),
  }
}

/** Ids of actors, from the text and their order in it. */
function actorIds(text: string, { actors }: FoundActors): (actor: FoundActor) => string {
  const textId = version(text).id
  const ids = new Map<FoundActor, string>()
  return (actor) => {
    const known =
      ids.get(actor) ?? `a${digest(`${textId} ${actors.indexOf(actor)} ${[...actor.keys][0]}`).slice(0, 20)}`
    ids.set(actor, known)
    return known
  }
}

function exchangeId(text: string, { kind, evidence }: Pick<Exchange, 'kind' | 'evidence'>): string {
  return `x${digest(`${version(text).id} ${kind} ${evidence[0]?.start ?? ''}`).slice(0, 20)}`
}

/** What is said without what statements in it say: that is theirs. */
function ownContent(text: string, { content }: Attribution, nested: readonly Attribution[]): ExactSpan[] {
  const taken = nested.flatMap((each) => [...each.source, ...each.cue, ...each.content])
  return taken.length === 0 ? [...content] : subtract(content, taken).map((span) => exact(text, span))
}

/** By the id of the statement around them, the statements within it. */
function nestedIn(attributions: readonly Attribution[]): Map<string, Attribution[]> {
  const nested = new Map<string, Attribution[]>()
  for (const attribution of attributions) {
    const { within: around } = attribution
    if (around !== undefined) nested.set(around, [...(nested.get(around) ?? []), attribution])
  }
  return nested
}

function statementOf(
  text: string,
  attributions: readonly Attribution[],
  at: number,
  site: Site,
  nested: readonly Attribution[],
  { dates, figures }: Quantities,
  roles: Roles,
): Statement {
  const attribution = attributions[at]
  const cue = cueText(attribution, site)
  const window = windowOf(attributions, at, site)
  const own = ownContent(text, attribution, nested)
  const act = actOf({ content: own }, cue, roles.acts)
  const event = eventOf(act, { content: own }, cue, roles.events)
  const modality = modalityOf(attribution, cue, roles.modality)
  // Declining is a statement of its own, not one denied.
  if (act.value === 'decline') delete modality.negated
  const said = { ...attribution, act, ...withValue('event', event), ...modality }
  const when = within(dates, window).find(({ value }) => /^\d{4}-\d\d-\d\d(?!\/\.\.)/.test(value ?? ''))
  return {
    ...said,
    addressee: addresseeOf(text, attribution, site, cue, roles.addressees).map((span) => exact(text, span)),
    via: [],
    dates: within(dates, attribution.content),
    figures: within(figures, attribution.content),
    ...withValue('when', when?.value && { value: when.value, rule: when.rule, probability: 0.75 }),
    ...withValue('channel', channelOf(text, window, attribution.cue, roles.channels)),
    ...withValue('pending', pendingOf(said, cue, roles.pending)),
  }
}

/** Sourcing and actor. A pronoun, a name that the tagger missed and no source at all have theirs of whom they stand for. */
function laidTo(
  sourcing: Statement['sourcing'],
  link: ActorLink | undefined,
  idOf: (actor: FoundActor) => string,
): Pick<Statement, 'sourcing' | 'actor'> {
  if (!link) return withValue('sourcing', sourcing)
  const { actor, rule, probability } = link
  const isTheirs = actor.sourcing !== undefined && /^(?:pronoun|same-name|elided)/.test(rule)
  return {
    ...withValue('sourcing', isTheirs && actor.sourcing ? { value: actor.sourcing, rule, probability } : sourcing),
    actor: { value: idOf(actor), rule, probability },
  }
}

/** Statements with what they run on from. One that runs on from another does not stand within it. */
function withContinued(statements: readonly Statement[], continues: readonly (string | undefined)[]): Statement[] {
  return statements.map((statement, at) => {
    const { within: around, ...rest } = statement
    const continued = continues[at] ?? statement.continues
    return {
      ...rest,
      ...(around !== undefined && around !== continued && { within: around }),
      ...(continued !== undefined && { continues: continued }),
    }
  })
}

function withValue<K extends string, V>(key: K, value: V | undefined | ''): Partial<Record<K, V>> {
  const found: Partial<Record<K, V>> = {}
  if (value !== undefined && value !== '') found[key] = value
  return found
}
