import { get, type Query } from '../api/ask.ts'
import type { ActorEntry, Answer, MergedExchange, PendingItem, StatementEntry } from '../api/entries.ts'
import type { Page } from '../api/paged.svelte.ts'
import { chooseStatements, type Span, spanOf } from './choose.ts'
import type { Known } from './parties-of.ts'
import type { Awaited, Said } from './scene.ts'
import { dayFrom, type ViewAsked } from './view-asked.ts'

/** What the picture is made of, and which days it is of. */
export interface Loaded {
  readonly said: Said
  readonly known: Known
  /** Absent where there is nothing. */
  readonly span?: Span
  /** So many statements of these days were found; of more than are drawn, those said to somebody or in an exchange come first. */
  readonly nFound: number
  /** Whether there are statements of these days that were not looked at. */
  readonly isCut: boolean
}

/** What is asked for once it is known which days are shown. */
export interface LoadedLinks extends Awaited {
  readonly hasEarlier: boolean
  readonly hasLater: boolean
}

/** So many statements are drawn at most. */
const MOST_DRAWN = 300
/** So many are looked at, of which those are drawn that were said to somebody. */
const MOST_LOOKED_AT = 600
/** So many exchanges or links of a kind are asked for at most, in so many pages. */
const MOST_LINKS = 200
const MOST_PAGES = 3
/** Whose state is asked after. */
const MOST_ACTORS = 100

/** Asks for what is shown: the statements of the days, then the exchanges of those. */
export async function loadSaid(asked: ViewAsked, dossier: string | undefined, signal: AbortSignal): Promise<Loaded> {
  const isForward = asked.since !== undefined && asked.until === undefined
  const limit = asked.since !== undefined && asked.until !== undefined ? MOST_LOOKED_AT : MOST_DRAWN
  const days = { since: asked.since, until: asked.until }
  const query = { ...aboutOf(asked, dossier), ...days, limit, ...(isForward && { oldestFirst: true }) }
  const page = await get<Page<StatementEntry>>('/statements', query, signal)
  const { span, entries, isCut } = spanOf(page.items, page.next !== undefined, asked)
  // Where all statements are here, occasions before the first of them are too.
  const ofExchanges = page.next === undefined ? days : { since: span?.since, until: span?.until }
  const exchanges = await allOf<MergedExchange>(
    '/exchanges',
    {
      dossier,
      issue: issuesOf(asked, dossier),
      ...ofExchanges,
      kind: asked.channels,
      minProbability: asked.minProbability,
    },
    signal,
  )
  const inTime = isForward ? entries : entries.toReversed()
  const said = {
    statements: chooseStatements(inTime, exchanges, MOST_DRAWN),
    exchanges: exchanges.filter((each) => isAbout(each, entries, asked)).slice(0, MOST_DRAWN),
  }
  const known = await knownOf(said, signal)
  return { said, known, ...(span && { span: withDaysOf(span, said.exchanges) }), nFound: entries.length, isCut }
}

/** Asks for what awaits an answer and what is one, in the days that are shown. */
export async function loadLinks(
  asked: ViewAsked,
  dossier: string | undefined,
  span: Span,
  signal: AbortSignal,
): Promise<LoadedLinks> {
  const about = aboutOf(asked, dossier)
  const within = { ...about, ...span }
  const [answers, pending, hasEarlier, hasLater] = await Promise.all([
    allOf<Answer>('/answers', within, signal),
    allOf<PendingItem>('/pending', within, signal),
    isMore({ ...about, until: dayFrom(span.since, -1) }, signal),
    isMore({ ...about, since: dayFrom(span.until, 1), oldestFirst: true }, signal),
  ])
  return { answers, pending, hasEarlier, hasLater }
}

function aboutOf(asked: ViewAsked, dossier: string | undefined): Query {
  return {
    dossier,
    issue: issuesOf(asked, dossier),
    act: asked.acts,
    channel: asked.channels,
    minProbability: asked.minProbability,
  }
}

/** A question about issues needs their dossier. */
function issuesOf({ issues }: ViewAsked, dossier: string | undefined): readonly string[] {
  return dossier === undefined ? [] : issues
}

/** Whether one of the acts asked for was done in an exchange. */
function isAbout({ statements }: MergedExchange, entries: readonly StatementEntry[], { acts }: ViewAsked): boolean {
  return acts.length === 0 || statements.some((id) => entries.some((entry) => entry.id === id))
}

async function allOf<T>(path: string, query: Query, signal: AbortSignal): Promise<readonly T[]> {
  const items: T[] = []
  let cursor: string | undefined
  for (let n = 0; n < MOST_PAGES; n++) {
    const page: Page<T> = await get(path, { ...query, limit: MOST_LINKS, after: cursor }, signal)
    items.push(...page.items)
    cursor = page.next
    if (cursor === undefined || items.length >= MOST_LINKS) break
  }
  return items
}

async function isMore(query: Query, signal: AbortSignal): Promise<boolean> {
  const { items } = await get<Page<StatementEntry>>('/statements', { ...query, limit: 1 }, signal)
  return items.length > 0
}

function withDaysOf(span: Span, exchanges: readonly MergedExchange[]): Span {
  const days = exchanges.flatMap(({ day }) => day ?? [])
  const [since] = [span.since, ...days].toSorted()
  const until = [span.until, ...days].toSorted().at(-1) ?? span.until
  return { since, until }
}

/** The states that those who take part most speak for, with the states themselves. */
async function knownOf({ statements, exchanges }: Said, signal: AbortSignal): Promise<Known> {
  const counts = new Map<string, number>()
  const count = (id: string) => counts.set(id, (counts.get(id) ?? 0) + 1)
  for (const { actors } of statements) for (const { actor } of actors) count(actor)
  for (const { participants } of exchanges) for (const { actor } of participants) count(actor)
  const ids = [...counts].toSorted(([, one], [, other]) => other - one).map(([id]) => id)
  const known = new Map((await actorsOf(ids.slice(0, MOST_ACTORS), signal)).map((actor) => [actor.id, actor]))
  const states = [...new Set([...known.values()].flatMap(({ standsFor }) => standsFor ?? []))]
  const missing = states.filter((id) => !known.has(id))
  for (const actor of await actorsOf(missing, signal)) known.set(actor.id, actor)
  return known
}

async function actorsOf(ids: readonly string[], signal: AbortSignal): Promise<readonly ActorEntry[]> {
  if (ids.length === 0) return []
  return (await get<Page<ActorEntry>>('/actors', { id: ids, limit: ids.length }, signal)).items
}
