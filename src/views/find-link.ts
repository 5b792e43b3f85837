import type { Page, Paging, StatementFilter } from '../record/index.ts'
import type { StatementEntry } from '../schema/index.ts'
import { AnswerFinder } from './answers.ts'
import { AwaitingFinder } from './awaiting.ts'
import { mayBeRaisedBy } from './disputes.ts'
import { linkId } from './link.ts'
import type { Viewed } from './lookup.ts'
import { lookThrough } from './page-of-links.ts'
import { WORK_OF_A_LOOK } from './waiting.ts'

/** The kinds of link that people review. */
export type LinkKind = 'answer' | 'dispute' | 'pending'

/** Which link is looked for, and where. */
export interface SoughtLink {
  readonly kind: LinkKind
  readonly id: string
  /** Ids of statements that it is of, few of them; where absent, it is looked for among the newest. */
  readonly statements?: readonly string[]
}

/** Whether a link is there. `not-looked-at`: the newest statements do not make it, and older ones were not looked at. */
export type FoundLink = 'found' | 'none' | 'not-looked-at'

/**
 * Looks for a link, which is computed and not kept: some of its statements must make it, likely or not, or somebody must have
 * decided on it before.
 *
 * @param mostWork how much is looked up among the newest at most, as `Lookup.work` counts.
 */
export async function findLink(viewed: Viewed, sought: SoughtLink, mostWork = WORK_OF_A_LOOK): Promise<FoundLink> {
  const { kind, id, statements } = sought
  if (!/^l[0-9a-f]{24}$/.test(id)) return 'none'
  if ((await viewed.reader.reviews(id)).some(({ entry }) => entry === kind)) return 'found'
  const finder = new AnswerFinder(viewed)
  const filter: StatementFilter = statements === undefined ? {} : { ids: statements, isUnlisted: true }
  let isFound = false
  const search = {
    // Once it is found there is nothing more to look at.
    entriesOf: async (paging: Paging): Promise<Page<StatementEntry>> =>
      isFound ? { items: [] } : viewed.reader.statements(filter, paging),
    lookup: finder.lookup,
    linkOf: async (entry: StatementEntry) => {
      isFound ||= (await LINKS_OF[kind](entry, finder)).includes(id)
      return undefined
    },
  }
  const all = { limit: Number.POSITIVE_INFINITY }
  const { next } = await lookThrough(search, all, statements === undefined ? mostWork : Number.POSITIVE_INFINITY)
  if (isFound) return 'found'
  return next === undefined ? 'none' : 'not-looked-at'
}

/** Ids of all links of a kind that a statement may make: as an answer, as what contradicts, as what awaits first. */
const LINKS_OF: Readonly<Record<LinkKind, (entry: StatementEntry, finder: AnswerFinder) => Promise<string[]>>> = {
  answer: async (entry, finder) => (await finder.mayBeTakenUpBy(entry)).map(({ id }) => id),
  dispute: async (entry, finder) => (await mayBeRaisedBy(entry, finder)).map(({ id }) => id),
  pending: async (entry, { lookup }) => {
    const awaiting = await new AwaitingFinder({ isPending: true }, lookup).of(entry)
    return awaiting === undefined ? [] : [linkId('pending', [entry.id])]
  },
}
