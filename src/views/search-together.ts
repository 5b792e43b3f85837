import type { Act, StatementEntry } from '../schema/index.ts'
import { searchTerms, soughtTerms } from '../text/index.ts'
import { daysBetween } from './days.ts'
import type { Lookup } from './lookup.ts'

/** A search for statements of some acts and days that hold one of some phrases at least. */
export interface WordSearch {
  readonly since: string
  readonly until: string
  readonly acts: readonly Act[]
  readonly anyWords: readonly string[]
}

/** So many searches of the same acts are asked together, where their first days are so near. */
const MOST_TOGETHER = 8
const MOST_DAYS = 3
/** Where they find more together, each is asked alone: one of them may not have all of its own. */
const MOST_FOUND = 200

/**
 * What each of some searches finds, the oldest first, as each alone would: those near in time are asked in one.
 *
 * @param limit most that one search finds.
 */
export async function searchTogether(
  searches: readonly WordSearch[],
  limit: number,
  lookup: Lookup,
): Promise<ReadonlyMap<WordSearch, readonly StatementEntry[]>> {
  const found = new Map<WordSearch, readonly StatementEntry[]>()
  let isFew = true
  for (const some of groupsOf(searches)) {
    const hits: readonly Hit[] | undefined = isFew && some.length > 1 ? await hitsOf(some, lookup) : undefined
    isFew &&= hits !== undefined || some.length === 1
    for (const search of some) {
      const own = hits?.filter((hit) => isFoundBy(hit, search)).slice(0, limit)
      found.set(search, own?.map(({ entry }) => entry) ?? (await lookup.statements(search, limit, 'oldest')))
    }
  }
  return found
}

function groupsOf(searches: readonly WordSearch[]): WordSearch[][] {
  const groups: WordSearch[][] = []
  for (const search of searches.toSorted((one, other) => (keyOf(one) < keyOf(other) ? -1 : 1))) {
    const last = groups.at(-1)
    if (last !== undefined && last.length < MOST_TOGETHER && areNear(last[0], search)) last.push(search)
    else groups.push([search])
  }
  return groups
}

function keyOf({ acts, since }: WordSearch): string {
  return `${acts.join(' ')} ${since}`
}

function areNear(first: WordSearch, search: WordSearch): boolean {
  return first.acts.join() === search.acts.join() && daysBetween(first.since, search.since) <= MOST_DAYS
}

/** What searches find together; absent where that is too much. */
async function hitsOf(searches: readonly WordSearch[], lookup: Lookup): Promise<Hit[] | undefined> {
  const found = await lookup.statements(joined(searches), MOST_FOUND, 'oldest')
  return found.length < MOST_FOUND ? found.map(hitOf) : undefined
}

/** One search for all that some find, those of the earliest days first. */
function joined(searches: readonly WordSearch[]): WordSearch {
  const [{ acts, since }] = searches
  const anyWords = [...new Set(searches.flatMap((search) => search.anyWords))]
  return { since, until: searches[searches.length - 1].until, acts, anyWords }
}

/** A statement that was found, with the search terms of its source, cue and content. */
interface Hit {
  readonly entry: StatementEntry
  readonly parts: readonly string[]
}

function hitOf(entry: StatementEntry): Hit {
  const { source, cue, content } = entry.statement
  return { entry, parts: [source, cue, content].flat().map(({ exact }) => ` ${searchTerms(exact).join(' ')} `) }
}

/** Whether a search finds what one that asks for more has found. */
function isFoundBy({ entry: { said }, parts }: Hit, { since, until, anyWords }: WordSearch): boolean {
  if (said === undefined || said < since || until < said) return false
  return anyWords.some((phrase) => {
    const terms = soughtTerms(phrase)
    const sought = ` ${terms.map(({ term }) => term).join(' ')}${terms.at(-1)?.isPrefix ? '' : ' '}`
    return terms.length > 0 && parts.some((part) => part.includes(sought))
  })
}
