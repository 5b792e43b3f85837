import type { Attribution, Statement } from '../../schema/index.ts'
import { exact, type Span } from '../../text/index.ts'
import type { ParsedText } from '../attribute/draft.ts'
import type { LanguagePack } from '../pack.ts'
import { tableRows } from '../table.ts'
import { type ActRow, actOf, cueText, readActs } from './acts.ts'
import { type AddresseeRow, addresseeOf, readAddressees } from './addressee.ts'
import { type ChannelRow, channelOf, readChannels } from './channel.ts'
import { type ModalityRow, modalityOf, readModality } from './modality.ts'
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
    findAttests: attestFinder(tableRows(tables['via.tsv']).map(([pattern]) => pattern)),
  }
}

/** The statements of a text with all that each carries: to whom, on whose word, what saying it did, over what. */
export function addRoles(parsed: ParsedText, attributions: readonly Attribution[], roles: Roles): Statement[] {
  const { text, sentences } = parsed
  if (sentences.length === 0) return []
  const sites = findSites(attributions, sentences)
  const vias = viaOf(text, attributions, sentences, roles.findAttests)
  return attributions.map((attribution, at) => statementOf(text, attribution, sites[at], vias[at], roles))
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
  const sourcing = sourcingOf(attribution, site, roles.sourcing)
  const channel = channelOf(aroundOf(text, attribution, site), roles.channels)
  const said = {
    ...attribution,
    act: actOf(attribution, cue, roles.acts),
    ...modalityOf(attribution, cue, roles.modality),
  }
  const pending = pendingOf(said)
  return {
    ...said,
    addressee: addressee.map((span) => exact(text, span)),
    via: via.map((span) => exact(text, span)),
    ...(sourcing && { sourcing }),
    ...(channel && { channel }),
    ...(pending && { pending }),
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
