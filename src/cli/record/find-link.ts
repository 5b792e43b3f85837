import type { Page, Paging, RecordReader } from '../../record/index.ts'
import { answers, disputes, type Link, LinkWords, pending, type Viewed } from '../../views/index.ts'
import { allPacks } from '../packs.ts'

type LinkKind = 'answer' | 'dispute' | 'pending'

/** Links that are shown whatever anybody thinks of them. */
const ALL = { minProbability: 0, isRejectedShown: true } as const

const FINDERS: Readonly<Record<LinkKind, (viewed: Viewed, paging: Paging) => Promise<Page<Link>>>> = {
  answer: (viewed, paging) => answers(viewed, {}, paging, ALL),
  dispute: (viewed, paging) => disputes(viewed, {}, paging, ALL),
  pending: (viewed, paging) => pending(viewed, {}, paging, ALL),
}

/** A page of so many links is looked for: in ten times as many statements at most, for links are computed, not kept. */
const PAGE = 200

/** Whether the record may have a link of an id: no where all of it was looked through; a large record is believed to have it. */
export async function mayHaveLink(kind: LinkKind, id: string, reader: RecordReader): Promise<boolean> {
  const viewed: Viewed = { reader, words: LinkWords.of(await allPacks()) }
  const { items, next } = await FINDERS[kind](viewed, { limit: PAGE })
  return next !== undefined || items.some((link) => link.id === id)
}
