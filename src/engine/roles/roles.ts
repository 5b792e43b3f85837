import type { LanguagePack } from '../pack.ts'
import { tableRows } from '../table.ts'
import { type ActRow, readActs } from './acts.ts'
import { type AddresseeRow, readAddressees } from './addressee.ts'
import { type ChannelTable, readChannels } from './channel.ts'
import { type ContinuationRow, readContinuations } from './continues.ts'
import { type EventRow, readEvents } from './events.ts'
import { type ExchangeTable, readExchanges } from './exchanges.ts'
import { type ModalityRow, readModality } from './modality.ts'
import { type Naming, readNaming } from './names.ts'
import { type PendingRow, readPending } from './pending.ts'
import { readSourcing, type SourcingRow } from './sourcing.ts'
import { attestFinder, type FindAttests } from './via.ts'

/** What a pack says of the roles beside source, cue and content. */
export interface Roles {
  readonly acts: readonly ActRow[]
  readonly events: readonly EventRow[]
  readonly addressees: readonly AddresseeRow[]
  readonly channels: ChannelTable
  readonly modality: readonly ModalityRow[]
  readonly sourcing: readonly SourcingRow[]
  readonly pending: readonly PendingRow[]
  readonly continuations: readonly ContinuationRow[]
  readonly exchanges: ExchangeTable
  readonly naming: Naming
  readonly findAttests: FindAttests
}

/** Reads a pack's tables of roles. A pack without one of them leaves that role unread. */
export function loadRoles({ tables }: LanguagePack): Roles {
  return {
    acts: readActs(tables['acts.tsv']),
    events: readEvents(tables['events.tsv']),
    addressees: readAddressees(tableRows(tables['addressees.tsv'])),
    channels: readChannels(tables['channels.tsv']),
    modality: readModality(tableRows(tables['modality.tsv'])),
    sourcing: readSourcing(tables['sourcing.tsv']),
    pending: readPending(tableRows(tables['pending.tsv'])),
    continuations: readContinuations(tableRows(tables['continuations.tsv'])),
    exchanges: readExchanges(tableRows(tables['exchanges.tsv'])),
    naming: readNaming(tables['actors.tsv']),
    findAttests: attestFinder(tableRows(tables['via.tsv']).map(([pattern]) => pattern)),
  }
}
