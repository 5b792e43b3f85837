import type { RecordStore, StatementFilter } from '../src/record/index.ts'
import type { ActorEntry, StatementEntry } from '../src/schema/index.ts'
import { type Timed, timed } from './timed.ts'

/** The day of the first reports; a day in milliseconds. */
const FIRST = Date.UTC(2015, 0, 1)
const DAY = 86_400_000

/** Days up to the last, in an order that jumps. */
function dayAt(n: number, last: string): string {
  const span = Math.max(1, Math.round((Date.parse(last) - FIRST) / DAY))
  return new Date(FIRST + ((n * 7919) % span) * DAY).toISOString().slice(0, 10)
}

/** Whom and what is asked for. */
export interface Asked {
  /** Those who say most. */
  readonly top: readonly ActorEntry[]
  /** The latest statements. */
  readonly known: readonly StatementEntry[]
  /** The last day with a report. */
  readonly last: string
}

export async function askedIn(store: RecordStore): Promise<Asked> {
  const top = (await store.actors({ kinds: ['person', 'state', 'body'] }, { limit: 200 })).items
  const known = (await store.statements({}, { limit: 1000 })).items
  return { top, known, last: known.flatMap(({ published }) => published?.slice(0, 10) ?? [])[0] }
}

/** Times what the command line asks, each with many values. */
export async function ask(store: RecordStore, { top, known, last }: Asked): Promise<Timed[]> {
  const some = (i: number) => known[(i * 37) % known.length]
  const actor = (i: number) => top[i % top.length].id
  const wordOf = (i: number) => some(i).statement.content[0]?.exact.match(/[\p{L}]{4,}/u)?.[0] ?? 'said'
  const since = (i: number) => dayAt(i * 31, last)
  const statements = (filter: (i: number) => StatementFilter) => (i: number) =>
    store.statements(filter(i), { limit: 50 })
  const queries: Record<string, (i: number) => Promise<unknown>> = {
    statements: statements(() => ({})),
    'statements, a later page': async (i) =>
      store.statements({}, { limit: 50, after: (2 ** 52 - i * 1e13).toString(36) }),
    'statements --source': statements((i) => ({ sources: [actor(i)] })),
    'statements --source --act --since': statements((i) => ({
      sources: [actor(i)],
      acts: ['demand'],
      since: since(i),
    })),
    'statements --source, 40 of a side': statements((i) => ({
      sources: top.slice(i % 100, (i % 100) + 40).map(({ id }) => id),
    })),
    'statements --to': statements((i) => ({ addressees: [actor(i)] })),
    'statements --act': statements((i) => ({ acts: [(['threaten', 'deny', 'question', 'assert'] as const)[i % 4]] })),
    'statements --act --channel': statements(() => ({ acts: ['promise'], channels: ['letter'] })),
    'statements --sourcing --language': statements(() => ({ sourcings: ['unnamed'], languages: ['ja'] })),
    'statements --outlet --since --until': statements((i) => {
      const [from, until] = [since(i), since(i + 5)].toSorted()
      return { outlets: [`Outlet ${i % 97}`], since: from, until }
    }),
    'statements --pending': statements((i) => ({ isPending: true, until: since(i) })),
    'statements --min-probability': statements(() => ({ minProbability: 0.95 })),
    'statements --story': statements((i) => ({ story: some(i).story })),
    'search, a word': statements((i) => ({ words: [wordOf(i)] })),
    'search, a common word': statements(() => ({ words: ['that'] })),
    'search, two words': statements((i) => ({ words: [wordOf(i), wordOf(i + 1)] })),
    'search, two characters': statements((i) => ({ words: [['米国', '大統', '政府', '会談'][i % 4]] })),
    'search, words --source': statements((i) => ({ words: ['that'], sources: [actor(i)] })),
    'issue terms, any of 8': statements((i) => ({ anyWords: [0, 1, 2, 3, 4, 5, 6, 7].map((k) => wordOf(i + k)) })),
    actors: (i) =>
      store.actors(
        { kinds: ['person', 'state', 'body'] },
        { limit: 50, ...(i > 0 && { after: (i * 50).toString(36) }) },
      ),
    'actors --name': (i) => store.actors({ name: top[i % top.length].name }, { limit: 50 }),
    'a name looked up': (i) => store.actorsCalled(top[i % top.length].name, 'en'),
    exchanges: () => store.exchanges({}, { limit: 50 }),
    'exchanges --kind --with': (i) => store.exchanges({ kinds: ['meeting'], participants: [actor(i)] }, { limit: 50 }),
    stories: (i) => store.stories({ until: since(i) }, { limit: 50 }),
    'a story whole': (i) => store.story(some(i).story),
    'reviews of an entry': (i) => store.reviews(some(i).id),
  }
  return timed(queries)
}
