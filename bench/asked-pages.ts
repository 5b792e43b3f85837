import type { RecordStore } from '../src/record/index.ts'
import type { ActorEntry, Dossier, StatementEntry, StoryEntry } from '../src/schema/index.ts'

/** Pages of one kind: how often in a hundred somebody asks for one, and their addresses, the most popular first. */
export interface Asked {
  readonly kind: string
  readonly weight: number
  readonly addresses: readonly string[]
}

/** What is drawn from the record to be asked for. */
interface Drawn {
  readonly actors: readonly ActorEntry[]
  readonly statements: readonly StatementEntry[]
  readonly stories: readonly StoryEntry[]
  /** Where later pages start. */
  readonly cursors: readonly string[]
  readonly dossiers: ReadonlyMap<string, Dossier>
}

/**
 * What the pages of a newsroom ask for, with values of the record itself: hundreds of each kind where there are so many. People look
 * at the same things: within a kind the nth page is asked for 1/n as often as the first (`pickOf`).
 */
export function askedPages({ actors, statements, stories, cursors, dossiers }: Drawn): Asked[] {
  const words = statements.flatMap(({ statement }, n) => {
    const all = statement.content[0]?.exact.match(/[\p{L}]{4,}/gu) ?? []
    return all.slice(n % 5, (n % 5) + 1)
  })
  const days = [...new Set(stories.flatMap(({ published }) => published ?? []))]
  const issues = [...dossiers].flatMap(([id, { issues: all }]) => all.map((issue) => `dossier=${id}&issue=${issue.id}`))
  const outlets = [...new Set(stories.flatMap(({ outlet }) => outlet ?? []))]
  const some = <T>(from: readonly T[], n: number, path: (one: T, at: number) => string) => from.slice(0, n).map(path)
  const at = <T>(from: readonly T[], n: number) => from[(n * 37) % from.length]
  const asked = (kind: string, weight: number, addresses: readonly string[]): Asked => ({
    kind,
    weight,
    addresses: [...new Set(addresses)],
  })
  return [
    asked('statements, the newest', 5, ['/statements']),
    asked('statements, of a source', 12, [...some(actors, 300, ({ id }) => `/statements?${of({ source: id })}`)]),
    asked('statements, of a source by name, act, since', 6, [
      ...some(actors, 300, ({ name }, n) => {
        const act = ['demand', 'deny', 'promise', 'threaten', 'assert'][n % 5]
        return `/statements?${of({ source: name, act, since: at(days, n) })}`
      }),
    ]),
    asked(
      'statements, to somebody',
      3,
      some(actors, 200, ({ id }) => `/statements?${of({ to: id })}`),
    ),
    asked('statements, by act and channel', 4, [
      ...['deny', 'promise', 'threaten', 'demand', 'assert'].flatMap((act) => [
        `/statements?act=${act}`,
        ...['letter', 'call', 'meeting', 'interview'].map((channel) => `/statements?act=${act}&channel=${channel}`),
      ]),
    ]),
    asked(
      'statements, of days',
      6,
      some(days, 300, (day) => `/statements?${of({ since: day, until: day })}`),
    ),
    asked('statements, of an outlet and days', 4, [
      ...some(days, 300, (day, n) => `/statements?${of({ outlet: at(outlets, n), since: day })}`),
    ]),
    asked('statements, a later page', 4, [...some(cursors, 300, (after) => `/statements?${of({ after })}`)]),
    asked(
      'statements, on an issue',
      8,
      some(issues, 300, (issue) => `/statements?${issue}`),
    ),
    asked(
      'search, a word',
      9,
      some(words, 400, (word) => `/statements?${of({ text: word })}`),
    ),
    asked(
      'search, two words',
      3,
      some(words, 300, (word, n) => `/statements?text=${encodeURIComponent(word)}&${of({ text: at(words, n) })}`),
    ),
    asked(
      'search, a word of a source',
      3,
      some(words, 300, (word, n) => `/statements?${of({ text: word, source: at(actors, n).id })}`),
    ),
    asked(
      'a story',
      10,
      some(stories, 500, ({ id }) => `/stories/${id}`),
    ),
    asked(
      'a statement',
      3,
      some(statements, 400, ({ id }) => `/statements/${id}`),
    ),
    asked(
      'an actor',
      4,
      some(actors, 300, ({ id }) => `/actors/${id}`),
    ),
    asked(
      'actors, by name',
      4,
      some(actors, 300, ({ name }) => `/actors?${of({ name })}`),
    ),
    asked(
      'exchanges',
      2,
      some(days, 200, (day) => `/exchanges?${of({ until: day })}`),
    ),
    asked(
      'exchanges, with somebody',
      2,
      some(actors, 200, ({ id }) => `/exchanges?${of({ with: id })}`),
    ),
    asked(
      'pending, of a source',
      2,
      some(actors, 200, ({ id }) => `/pending?${of({ source: id })}`),
    ),
    asked(
      'disputes, of a source',
      2,
      some(actors, 200, ({ id }) => `/disputes?${of({ source: id })}`),
    ),
    asked(
      'disputes, until a day',
      1,
      some(days, 200, (day) => `/disputes?${of({ until: day })}`),
    ),
    asked(
      'answers of a statement',
      4,
      some(statements, 400, ({ id }) => `/statements/${id}/answers`),
    ),
    asked('positions of a dossier', 2, [
      ...[...dossiers.keys()].map((id) => `/dossiers/${id}/positions`),
      ...issues.map((issue) => issue.replace(/^dossier=([^&]+)&(.*)$/, '/dossiers/$1/positions?$2')),
    ]),
    asked(
      'reviews of an entry',
      2,
      some(statements, 400, ({ id }) => `/reviews?of=${id}`),
    ),
    asked('who asks', 1, ['/me']),
  ]
}

/** Values of a record: those with the most statements, and what lies scattered over its days. */
export async function drawnFrom(store: RecordStore): Promise<Omit<Drawn, 'dossiers'>> {
  const actors: ActorEntry[] = []
  for (const actor of (await store.actors({ kinds: ['person', 'state', 'body'] }, { limit: 400 })).items) {
    // Names stand in for others in a record made for the bench: some then mean nobody when they stand alone.
    const language = /\p{sc=Han}|\p{sc=Katakana}/u.test(actor.name) ? 'ja' : 'en'
    if ((await store.actorsCalled(actor.name, language)).length > 0) actors.push(actor)
  }
  const newest = (await store.stories({}, { limit: 1 })).items[0]
  const oldest = (await store.stories({}, { limit: 1, isOldestFirst: true })).items[0]
  const [from, to] = [oldest, newest].map(({ published }) => Date.parse(published ?? '2020-01-01'))
  const [stories, statements, cursors]: [StoryEntry[], StatementEntry[], string[]] = [[], [], []]
  // The newest days first, as they are looked at most.
  for (let n = 0; n < DAYS; n++) {
    const until = new Date(to - ((to - from) * n * n) / DAYS ** 2).toISOString().slice(0, 10)
    stories.push(...(await store.stories({ until }, { limit: 2 })).items)
    const { items, next } = await store.statements({ until }, { limit: 3 })
    statements.push(...items)
    if (next !== undefined) cursors.push(next)
  }
  return { actors, stories, statements, cursors }
}

const DAYS = 400

/** Eight dossiers of three issues, each with words of the record’s statements. */
export function dossiersOf(statements: readonly StatementEntry[]): Map<string, Dossier> {
  const wordOf = ({ statement }: StatementEntry) => statement.content[0]?.exact.match(/[\p{L}]{4,}/u)?.[0] ?? 'said'
  return new Map(
    Array.from({ length: 8 }, (_, n) => {
      const issues = [0, 1, 2].map((at) => {
        const from = (n * 3 + at) * 8
        return {
          id: `issue-${at}`,
          name: `Issue ${at}`,
          terms: { en: statements.slice(from, from + 3).map(wordOf), ja: ['会談'] },
        }
      })
      return [`dossier-${n}`, { title: `Dossier ${n}`, issues }] as const
    }),
  )
}

/** Draws addresses again and again, from a seed: of the same seed the same. */
export function pickOf(
  pages: readonly Asked[],
  seed: number,
): () => { readonly kind: string; readonly address: string } {
  const chance = chanceOf(seed)
  const kinds = sumsOf(pages.map(({ weight }) => weight))
  const within = pages.map(({ addresses }) => sumsOf(addresses.map((_, n) => 1 / (n + 1))))
  return () => {
    const at = drawn(kinds, chance())
    const { kind, addresses } = pages[at]
    return { kind, address: addresses[drawn(within[at], chance())] }
  }
}

function of(parameters: Readonly<Record<string, string>>): string {
  return new URLSearchParams(parameters).toString()
}

function sumsOf(weights: readonly number[]): number[] {
  let sum = 0
  return weights.map((weight) => {
    sum += weight
    return sum
  })
}

function drawn(sums: readonly number[], chance: number): number {
  const sought = chance * sums[sums.length - 1]
  return sums.findIndex((sum) => sought < sum)
}

/** Numbers from 0 to 1 (mulberry32). */
function chanceOf(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
}
