import { english } from '@readout/en'
import { japanese } from '@readout/ja'
import type { RecordStore } from '../src/record/index.ts'
import type { Dossier, StatementEntry } from '../src/schema/index.ts'
import { answersOf, disputes, exchanges, firstSaid, LinkWords, pending, positions } from '../src/views/index.ts'
import type { Asked } from './ask.ts'
import { type Timed, timed } from './timed.ts'

const PAGE = { limit: 50 }

/** Times the views as the command line asks them: what is printed first, and statements with their answers, ten as where nothing says how many. */
export async function askViews(store: RecordStore, { top }: Pick<Asked, 'top'>): Promise<Timed[]> {
  const viewed = { reader: store, words: LinkWords.of([english, japanese]) }
  const sources = (i: number) => [top[i % top.length].id]
  const upTo = (i: number) => ({ until: dayOfStory(i) })
  const today = { today: '2026-01-01' }
  const statements = async (i: number, limit: number) => (await store.statements(upTo(i), { limit })).items
  const positionsIn = async (dossier: Dossier) =>
    (await positions(viewed, dossier)).flatMap(({ actors }) => actors.flatMap((holder) => holder.positions))
  const dossiers: Dossier[] = []
  for (let i = 0; i < 100; i++) dossiers.push(dossierOf(await statements(i, 9)))
  return timed({
    disputes: (i) => disputes(viewed, upTo(i), PAGE),
    'disputes --source': (i) => disputes(viewed, { sources: sources(i) }, PAGE),
    pending: (i) => pending(viewed, upTo(i), PAGE, today),
    'pending --source': (i) => pending(viewed, { sources: sources(i) }, PAGE, today),
    exchanges: (i) => exchanges(viewed, upTo(i), PAGE),
    'exchanges --with': (i) => exchanges(viewed, { participants: sources(i) }, PAGE),
    'statements --answers': async (i) => answersOf(viewed, await statements(i, 10)),
    'statements --answers --limit 50': async (i) => answersOf(viewed, await statements(i, 50)),
    'positions, an issue': (i) => positionsIn({ ...dossiers[i], issues: dossiers[i].issues.slice(0, 1) }),
    'positions, three issues and a cast': (i) => positionsIn({ ...dossiers[i], cast: [top[i % top.length].name] }),
    first: async (i) => (await firstSaid(viewed, (await statements(i, 1))[0])).sayings,
  })
}

/** Days on which the record has reports, in an order that jumps. */
function dayOfStory(n: number): string {
  return new Date(Date.UTC(2015, 0, 1) + ((n * 7919) % 500) * 86_400_000).toISOString().slice(0, 10)
}

/** A dossier of three issues, each with words of three statements. */
function dossierOf(entries: readonly StatementEntry[]): Dossier {
  const wordOf = ({ statement }: StatementEntry) => statement.content[0]?.exact.match(/[\p{L}]{4,}/u)?.[0] ?? 'said'
  const issues = [0, 3, 6].map((at) => ({
    id: `issue-${at}`,
    name: `Issue ${at}`,
    terms: { en: entries.slice(at, at + 3).map(wordOf), ja: ['会談'] },
  }))
  return { title: 'A dossier', issues }
}
