import type { LanguagePack } from '../pack.ts'
import { tableRows } from '../table.ts'
import { type ActRow, readActs } from './acts.ts'
import { type AddresseeRow, readAddressees } from './addressee.ts'
import { type ChannelTable, readChannels } from './channel.ts'
import { type ContinuationRow, readContinuations } from './continues.ts'
import { type EventRow, readEvents } from './events.ts'
import { type ExchangeTable, readExchanges } from './mentions.ts'
import { type MetonymRow, readMetonyms } from './metonyms.ts'
import { type ModalityRow, readModality } from './modality.ts'
import { type Naming, readNaming } from './naming.ts'
import { type PendingTable, readPending } from './pending.ts'
import { loadRoleModels, type RoleModels } from './role-models.ts'
import { readSourcing, type SourcingRow } from './sourcing.ts'
import { readTones, type Tones } from './tones.ts'
import { attestFinder, type FindAttests } from './via.ts'

/** What a pack says of the roles beside source, cue and content. */
export interface Roles {
  /** Judge act, pending, hedge and condition; absent where the tables alone do. */
  readonly models: RoleModels | undefined
  readonly acts: readonly ActRow[]
  readonly tones: Tones
  readonly events: readonly EventRow[]
  readonly addressees: readonly AddresseeRow[]
  readonly channels: ChannelTable
  readonly modality: readonly ModalityRow[]
  readonly sourcing: readonly SourcingRow[]
  readonly metonyms: readonly MetonymRow[]
  readonly pending: PendingTable
  readonly continuations: readonly ContinuationRow[]
  readonly exchanges: ExchangeTable
  readonly naming: Naming
  readonly findAttests: FindAttests
}

/** Reads a pack's tables of roles. A pack without one of them leaves that role unread. */
export function loadRoles({ tables, models }: LanguagePack): Roles {
  return {
    models: loadRoleModels(models.roles),
    acts: readActs(tables['acts.tsv']),
    tones: readTones(tableRows(tables['tones.tsv'])),
    events: readEvents(tables['events.tsv']),
    addressees: readAddressees(tableRows(tables['addressees.tsv'])),
    channels: readChannels(tables['channels.tsv']),
    modality: readModality(tableRows(tables['modality.tsv'])),
    sourcing: readSourcing(tables['sourcing.tsv']),
    metonyms: readMetonyms(tables['metonyms.tsv']),
    pending: readPending(tableRows(tables['pending.tsv'])),
    continuations: readContinuations(tableRows(tables['continuations.tsv'])),
    exchanges: readExchanges(tableRows(tables['exchanges.tsv'])),
    naming: readNaming(tables['actors.tsv']),
    findAttests: attestFinder(tableRows(tables['via.tsv'])),
  }
}
