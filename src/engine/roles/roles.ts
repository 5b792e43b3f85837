import type { Actor, Attribution, Statement } from '../../schema/index.ts'
import { exact, type Span } from '../../text/index.ts'
import type { ParsedText } from '../attribute/draft.ts'
import type { LanguagePack } from '../pack.ts'
import { tableRows } from '../table.ts'
import { type ActorLink, type FoundActor, findActors } from './actors.ts'
import { type ActRow, actOf, cueText, readActs } from './acts.ts'
import { type AddresseeRow, addresseeOf, readAddressees } from './addressee.ts'
import { type ChannelRow, channelOf, readChannels } from './channel.ts'
import { type ModalityRow, modalityOf, readModality } from './modality.ts'
import { type Naming, readNaming } from './names.ts'
import { pendingOf } from './pending.ts'
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
  const sourcings = attributions.map((attribution, at) =>
    sourcingOf(attribution, sites[at], roles.sourcing, roles.naming.rest),
  )
  const links = findActors(
    attributions,
    sites,
    sourcings.map((each) => each?.value),
    roles.naming,
  )
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
      ...statementOf(text, attribution, sites[at], vias[at], roles),
      ...withValue('sourcing', sourcingAgain(sourcings[at], link)),
      ...withValue('actor', link && actor && { value: actor.id, rule: link.rule, probability: link.probability }),
    }
  })
  return { statements, actors: [...actors.values()] }
}

/** A pronoun’s sourcing is that of whom it stands for. */
function sourcingAgain(sourcing: Statement['sourcing'], link: ActorLink | undefined): Statement['sourcing'] {
  if (!sourcing || !link?.rule.startsWith('pronoun') || !link.actor.sourcing) return sourcing
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
    ...withValue('channel', channelOf(aroundOf(text, attribution, site), roles.channels)),
    ...withValue('pending', pendingOf(said)),
  }
}

const LONGEST = 2000

/** The sentence of a statement without its contents. */
function aroundOf(text: string, { content }: Attribution, { sentence }: Site): string {
  let around = ''
  let at = sentence.start
  const end = Math.min(sentence.end, sentence.start + LONGEST)
  for (const span of [...content].sort((a, b) => a.start - b.start)) {
    if (span.end <= at || span.start >= end) continue
    around += `${text.slice(at, Math.max(at, span.start))} `
    at = Math.max(at, span.end)
  }
  return around + text.slice(at, Math.max(at, end))
}
