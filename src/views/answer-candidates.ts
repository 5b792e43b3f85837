import type { StatementEntry } from '../schema/index.ts'
import { actsTakenUp, actsTakingUp, isClaim } from './answer-rules.ts'
import { isWithin } from './answer-signs.ts'
import { dayAfter } from './days.ts'
import { actorsIn, type Lookup, startOf } from './lookup.ts'
import { nameRuns } from './name-runs.ts'
import { searchTogether, type WordSearch } from './search-together.ts'
import { longestWords } from './telling.ts'

/** How many days an answer in another story may come after what it takes up. */
const WINDOW = 30
/** Most statements of other stories that one search looks at. */
const CANDIDATES = 30
/** Most names of a statement that are looked up. */
const MOST_NAMES = 4
/** Most words by which what is answered is searched for. */
const MOST_WORDS = 3
/** Most actors whose statements are searched for one answer. */
const MOST_ACTORS = 12
/** Most actors of the side that answers, of those who may have been spoken to: those with the most statements. */
const MOST_ADDRESSED = 24

/** Statements of other stories, in the days before, by those whom the answer speaks to or of, or said to who answers. */
export async function earlierElsewhere(
  answer: StatementEntry,
  spokenOf: readonly string[],
  lookup: Lookup,
): Promise<StatementEntry[]> {
  if (answer.said === undefined) return []
  const { act: answered, isReply, content } = lookup.wording(answer)
  const acts = actsTakenUp({ answered, isReply })
  const days = { since: dayAfter(answer.said, -WINDOW), until: answer.said, acts }
  const speakers = actorsIn(answer, 'source')
  const own = [...new Set([...speakers, ...speakers.flatMap((actor) => lookup.sameSide(actor))])]
  const addressees = own.slice(0, MOST_ADDRESSED)
  const sources = spokenOf.flatMap((actor) => lookup.sameSide(actor)).slice(0, MOST_ACTORS)
  const anyWords = longestWords(content, answer.language, lookup.words, MOST_WORDS)
  const found: StatementEntry[] = []
  if (addressees.length > 0) found.push(...(await lookup.statements({ ...days, addressees }, CANDIDATES)))
  if (sources.length > 0) found.push(...(await lookup.statements({ ...days, sources }, CANDIDATES)))
  if (anyWords.length > 0) found.push(...(await lookup.statements({ ...days, anyWords }, CANDIDATES)))
  return uniqueEntries(found).filter(({ story }) => story !== answer.story)
}

/** Of each of some statements those after it that may take it up: later ones of its story, those by whom it speaks to or of, those in its words. */
export async function laterThanEach(
  entries: readonly StatementEntry[],
  lookup: Lookup,
): Promise<ReadonlyMap<StatementEntry, readonly StatementEntry[]>> {
  const searches = new Map(
    entries.flatMap((asked) => searchAfter(asked, lookup).map((search) => [asked, search] as const)),
  )
  const found = await searchTogether([...searches.values()], CANDIDATES, lookup)
  const later = new Map<StatementEntry, readonly StatementEntry[]>()
  for (const asked of entries) {
    const search = searches.get(asked)
    const inWords = (search && found.get(search)) ?? []
    const elsewhere = [...(await laterBySources(asked, lookup)), ...inWords].filter(
      ({ story }) => story !== asked.story,
    )
    later.set(asked, [...(await laterInStory(asked, lookup)), ...uniqueEntries(elsewhere)])
  }
  return later
}

async function laterInStory(asked: StatementEntry, lookup: Lookup): Promise<StatementEntry[]> {
  const statements = await lookup.storyStatements(asked.story)
  return statements.filter((answer) => isEarlierInStory(asked, answer))
}

async function laterBySources(asked: StatementEntry, lookup: Lookup): Promise<readonly StatementEntry[]> {
  const { said, statement } = asked
  if (said === undefined || isClaim(statement.act.value)) return []
  const sources = await sidesSpokenOf(asked, lookup)
  const filter = { since: said, until: dayAfter(said, WINDOW), sources }
  return sources.length > 0 ? lookup.statements(filter, CANDIDATES, 'oldest') : []
}

/** The search for what may take a statement up in its words; none where it has no day or no telling words. */
function searchAfter(asked: StatementEntry, lookup: Lookup): WordSearch[] {
  const { said, language, statement } = asked
  if (said === undefined) return []
  const anyWords = longestWords(lookup.wording(asked).content, language, lookup.words, MOST_WORDS)
  const search = { since: said, until: dayAfter(said, WINDOW), acts: actsTakingUp(statement.act.value), anyWords }
  return anyWords.length > 0 ? [search] : []
}

async function sidesSpokenOf(entry: StatementEntry, lookup: Lookup): Promise<string[]> {
  const actors = await spokenOf(entry, lookup)
  return [...new Set(actors.flatMap((actor) => lookup.sameSide(actor)))].slice(0, MOST_ACTORS)
}

/** Actors that a statement is said to, and those it names. */
export async function spokenOf(entry: StatementEntry, lookup: Lookup): Promise<string[]> {
  const addressed = actorsIn(entry, 'addressee')
  const named: string[] = []
  for (const name of nameRuns(lookup.wording(entry).content, MOST_NAMES)) {
    const called = await lookup.actorsCalled(name, entry.language)
    named.push(...called.map(({ id }) => id))
  }
  const all = [...new Set([...addressed, ...named])]
  await lookup.knowActors(all)
  return all
}

/** Whether a statement stands before another in one text, neither within the other. */
export function isEarlierInStory(asked: StatementEntry, answer: StatementEntry): boolean {
  if (asked.version !== answer.version || startOf(asked) >= startOf(answer)) return false
  if (asked.statement.when && answer.statement.when && (asked.said ?? '') > (answer.said ?? '')) return false
  return !isWithin(asked, answer) && !isWithin(answer, asked)
}

function uniqueEntries(entries: readonly StatementEntry[]): StatementEntry[] {
  return [...new Map(entries.map((entry) => [`${entry.story} ${entry.id}`, entry])).values()]
}
