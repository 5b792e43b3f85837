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

/** So many pages are looked through at most, of some dozen statements each: links are computed, not kept. */
const MOST_PAGES = 100

/** Whether the record may have a link of an id: no where all of it was looked through; a large record is believed to have it. */
export async function mayHaveLink(kind: LinkKind, id: string, reader: RecordReader): Promise<boolean> {
  const viewed: Viewed = { reader, words: LinkWords.of(await allPacks()) }
  let paging: Paging = { limit: 200 }
  for (let page = 0; page < MOST_PAGES; page++) {
    const { items, next } = await FINDERS[kind](viewed, paging)
    if (items.some((link) => link.id === id)) return true
    if (next === undefined) return false
    paging = { ...paging, after: next }
  }
  return true
}
