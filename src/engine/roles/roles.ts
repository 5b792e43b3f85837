import type { Actor, Attribution, Statement } from '../../schema/index.ts'
import { exact, type Span } from '../../text/index.ts'
import type { ParsedText } from '../attribute/draft.ts'
import type { LanguagePack } from '../pack.ts'
import { tableRows } from '../table.ts'
import { type ActorLink, type ActorSearch, type FoundActor, findActors } from './actors.ts'
import { type ActRow, actOf, cueText, readActs } from './acts.ts'
import { type AddresseeRow, addresseeOf, readAddressees } from './addressee.ts'
import { type ChannelRow, channelOf, readChannels } from './channel.ts'
import { type ContinuationRow, continuesOf, readContinuations } from './continues.ts'
import { type ModalityRow, modalityOf, readModality } from './modality.ts'
import { type Naming, readNaming } from './names.ts'
import { type PendingRow, pendingOf, readPending } from './pending.ts'
import { findSites, type Site } from './site.ts'
import { readSourcing, type SourcingRow, sourcingOf } from './sourcing.ts'
import { attestFinder, type FindAttests, viaOf } from './via.ts'

/** What a pack says of the roles beside source, cue and content. */
export interface Roles {
  readonly acts: readonly ActRow[]
  readonly addressees: readonly AddresseeRow[]
  readonly channels: readonly ChannelRow[]
  readonly modality: readonly ModalityRow[]
  readonly sourcing: readonly SourcingRow[]
  readonly pending: readonly PendingRow[]
  readonly continuations: readonly ContinuationRow[]
  readonly naming: Naming
  readonly findAttests: FindAttests
}

/** Reads a pack's tables of roles. A pack without one of them leaves that role unread. */
export function loadRoles({ tables }: LanguagePack): Roles {
  return {
    acts: readActs(tables['acts.tsv']),
    addressees: readAddressees(tableRows(tables['addressees.tsv'])),
    channels: readChannels(tables['channels.tsv']),
    modality: readModality(tableRows(tables['modality.tsv'])),
    sourcing: readSourcing(tables['sourcing.tsv']),
    pending: readPending(tableRows(tables['pending.tsv'])),
    continuations: readContinuations(tableRows(tables['continuations.tsv'])),
    naming: readNaming(tables['actors.tsv']),
    findAttests: attestFinder(tableRows(tables['via.tsv']).map(([pattern]) => pattern)),
  }
}

/** The statements of a text with all that each carries, and whom they are laid to. */
export function addRoles(
  parsed: ParsedText,
  attributions: readonly Attribution[],
  roles: Roles,
): { statements: Statement[]; actors: Actor[] } {
  const { text, sentences } = parsed
  if (sentences.length === 0) return { statements: [], actors: [] }
  const sites = findSites(attributions, sentences)
  const vias = viaOf(text, attributions, sentences, roles.findAttests)
  const { sourcing: rows, naming } = roles
  const sourcings = attributions.map(({ source }, at) =>
    sourcingOf(text, source, sites[at].sentence, rows, naming.rest),
  )
  const search: ActorSearch = {
    text,
    sentences,
    naming,
    sourcingOf: (spans, sentence) => sourcingOf(text, spans, sentence, rows, naming.rest)?.value,
  }
  const links = findActors(search, attributions, sites)
  const actors = new Map<FoundActor, Actor>()
  for (const [at, link] of links.entries()) {
    if (link && !actors.has(link.actor)) {
      actors.set(link.actor, { id: `a${attributions[at].id.slice(1)}`, name: link.actor.name })
    }
  }
  const statements = attributions.map((attribution, at) => {
    const link = links[at]
    const actor = link && actors.get(link.actor)
    return {
      ...statementOf(text, attribution, sites[at], vias[at], besideOf(attributions, at), roles),
      ...withValue('sourcing', sourcingAgain(sourcings[at], link)),
      ...withValue('actor', link && actor && { value: actor.id, rule: link.rule, probability: link.probability }),
    }
  })
  const continued = withContinued(statements, continuesOf(statements, sites, roles.continuations))
  return { statements: sameOccasion(continued), actors: [...actors.values()] }
}

/** What somebody goes on to say ("he added", a quotation that runs on) is said where the statement before was. */
function sameOccasion(statements: readonly Statement[]): Statement[] {
  let before: Statement | undefined
  return statements.map((statement) => {
    const { actor, channel } = statement
    const goesOn = /^(?:pronoun|elided)/.test(actor?.rule ?? '') || statement.continues === before?.id
    const isSame = goesOn && before?.channel && before.actor?.value === actor?.value && actor !== undefined
    const said =
      isSame && !channel && before?.channel
        ? { ...statement, channel: { value: before.channel.value, rule: 'same-occasion', probability: 0.6 } }
        : statement
    before = said
    return said
  })
}

/** Statements with what they run on from. One that runs on from another does not stand within it. */
function withContinued(statements: readonly Statement[], continues: readonly (string | undefined)[]): Statement[] {
  return statements.map((statement, at) => {
    const { within, ...rest } = statement
    const continued = continues[at] ?? statement.continues
    return {
      ...rest,
      ...(within !== undefined && within !== continued && { within }),
      ...(continued !== undefined && { continues: continued }),
    }
  })
}

/** The sourcing of a pronoun, a name that the tagger missed or no source at all is that of whom it stands for. */
function sourcingAgain(sourcing: Statement['sourcing'], link: ActorLink | undefined): Statement['sourcing'] {
  if (!link?.actor.sourcing || !/^(?:pronoun|same-name|elided)/.test(link.rule)) return sourcing
  return { value: link.actor.sourcing, rule: link.rule, probability: link.probability }
}

function withValue<K extends string, V>(key: K, value: V | undefined): Partial<Record<K, V>> {
  const found: Partial<Record<K, V>> = {}
  if (value !== undefined) found[key] = value
  return found
}

function statementOf(
  text: string,
  attribution: Attribution,
  site: Site,
  via: readonly Span[],
  beside: readonly Attribution[],
  roles: Roles,
): Statement {
  const cue = cueText(attribution, site)
  const addressee = addresseeOf(text, attribution, site, cue, roles.addressees)
  const act = actOf(attribution, cue, roles.acts)
  const said = { ...attribution, act, ...modalityOf(attribution, cue, roles.modality) }
  return {
    ...said,
    addressee: addressee.map((span) => exact(text, span)),
    via: via.map((span) => exact(text, span)),
    ...withValue('channel', channelOf(aroundOf(text, attribution, site, beside), roles.channels)),
    ...withValue('pending', pendingOf(said, cue, roles.pending)),
  }
}

const LONGEST = 2000

/** The part of a statement's sentence between the statements beside it, without what it says. */
function aroundOf(text: string, attribution: Attribution, { sentence }: Site, beside: readonly Attribution[]): string {
  const { source, cue, content } = attribution
  const own = [...source, ...cue, ...content]
  const first = Math.min(...own.map(({ start }) => start))
  const last = Math.max(...own.map(({ end }) => end))
  const cues = beside.flatMap((each) => each.cue)
  const start = Math.max(sentence.start, ...cues.filter(({ end }) => end <= first).map(({ end }) => end))
  const end = Math.min(
    Math.max(sentence.end, last),
    start + LONGEST,
    ...beside.flatMap((each) => [...each.source, ...each.cue].map((span) => span.start).filter((at) => at >= last)),
  )
  let around = ''
  let at = start
  for (const span of [...content].sort((a, b) => a.start - b.start)) {
    if (span.end <= at || span.start >= end) continue
    around += `${text.slice(at, Math.max(at, span.start))} `
    at = Math.max(at, span.end)
  }
  return around + text.slice(at, Math.max(at, end))
}

/** The statements next to one: their words are not about it. */
function besideOf(attributions: readonly Attribution[], at: number): Attribution[] {
  return attributions.slice(Math.max(0, at - 2), at + 3).filter((each) => each !== attributions[at])
}
