import type { StatementEntry } from '../schema/index.ts'
import { type ExactSpan, resemblance, shingles } from '../text/index.ts'
import { contentOf } from './contents.ts'
import { actorsIn, Lookup, type Viewed } from './lookup.ts'
import { sharedOf, tellingWords } from './telling.ts'

/** One on whose word a statement is had, or who made it. */
export interface Voice {
  readonly kind: 'via' | 'within' | 'source'
  /** Id of the statement that tells of it. */
  readonly statement: string
  readonly spans: readonly ExactSpan[]
  readonly actors: readonly { readonly actor: string; readonly name: string }[]
}

/** Who said it first, and on whose word the report has it. */
export interface FirstSaid {
  /** The earliest statement with the same or nearly the same content by the same actor; the statement itself where none is earlier. */
  readonly first: StatementEntry
  /** All of them, the earliest first, the statement itself included. */
  readonly sayings: readonly { readonly entry: StatementEntry; readonly rule: string; readonly probability: number }[]
  /** From the outlet inwards: whom the report has it from, whom they have it from, and the source last. */
  readonly chain: readonly Voice[]
}

const CANDIDATES = 60

/** Who said first what a statement says, across all stories, and the chain of those on whose word it is had. */
export async function firstSaid(viewed: Viewed, entry: StatementEntry): Promise<FirstSaid> {
  const lookup = new Lookup(viewed)
  const others = await earlierAlike(viewed, entry)
  const own = { entry, rule: 'itself', probability: 1 }
  const sayings = [...others, own].toSorted((one, other) => (isEarlier(one.entry, other.entry) ? -1 : 1))
  return { first: sayings[0].entry, sayings, chain: await chainOf(entry, lookup) }
}

function isEarlier(one: StatementEntry, other: StatementEntry): boolean {
  const key = ({ said, published, story, id }: StatementEntry) =>
    [said ?? '9999', published ?? '9999', story, id].join(' ')
  return key(one) < key(other)
}

async function earlierAlike({ reader, words }: Viewed, entry: StatementEntry): Promise<FirstSaid['sayings'][number][]> {
  const sources = actorsIn(entry, 'source')
  const anyWords = phrasesOf(contentOf(entry))
  if (sources.length === 0 || anyWords.length === 0) return []
  const until = entry.said === undefined ? {} : { until: entry.said }
  const filter = { sources, anyWords, ...until, isUnlisted: true } as const
  const { items } = await reader.statements(filter, { limit: CANDIDATES, isOldestFirst: true })
  return items.flatMap((other) => {
    if (other.id === entry.id && other.story === entry.story) return []
    if (other.review?.decision === 'rejected') return []
    const alike = alikeness(entry, other, (each) => tellingWords(contentOf(each), each.language, words))
    return alike === undefined ? [] : [{ entry: other, ...alike }]
  })
}

/** Two or three runs of words of a content by which it can be found again: from its start, middle and end. */
function phrasesOf(content: string): string[] {
  const words = content.match(/[\p{sc=Han}\p{sc=Katakana}\p{sc=Hiragana}ー々]+|[\p{L}\p{N}'’-]+/gu) ?? []
  const runs =
    words.length < 4 ? words.filter((word) => word.length >= 4).map((word) => word.slice(0, 12)) : threeWordRuns(words)
  return [...new Set(runs)]
}

function threeWordRuns(words: readonly string[]): string[] {
  const starts = [0, Math.floor((words.length - 3) / 2), words.length - 3]
  return starts.map((start) => words.slice(start, start + 3).join(' '))
}

function alikeness(
  entry: StatementEntry,
  other: StatementEntry,
  telling: (entry: StatementEntry) => ReadonlySet<string>,
): { rule: string; probability: number } | undefined {
  const [own, theirs] = [contentOf(entry), contentOf(other)]
  if (folded(own) === folded(theirs)) return { rule: 'same-words', probability: 0.98 }
  if (resemblance(shingles(own), shingles(theirs)) >= 0.5) return { rule: 'alike-runs', probability: 0.9 }
  const [words, otherWords] = [telling(entry), telling(other)]
  const { weight } = sharedOf(words, otherWords)
  const larger = Math.max(sharedOf(words, words).weight, sharedOf(otherWords, otherWords).weight)
  return weight >= 3 && weight / larger >= 0.6 ? { rule: 'alike-words', probability: 0.8 } : undefined
}

function folded(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '')
}

/** The chain of each of some statements, by its story and id with a space between: see `FirstSaid`. */
export async function chainsOf(
  viewed: Viewed,
  entries: readonly StatementEntry[],
): Promise<ReadonlyMap<string, readonly Voice[]>> {
  const lookup = new Lookup(viewed)
  const chains = new Map<string, readonly Voice[]>()
  for (const entry of entries) chains.set(`${entry.story} ${entry.id}`, await chainOf(entry, lookup))
  return chains
}

/** Most statements that one may stand within, one in the other. */
const DEEPEST = 8

async function chainOf(entry: StatementEntry, lookup: Lookup): Promise<Voice[]> {
  const statements = await lookup.storyStatements(entry.story)
  const outwards = [entry]
  while (outwards.length < DEEPEST) {
    const { within } = outwards[outwards.length - 1].statement
    const outer = statements.find(({ id }) => id === within)
    if (outer === undefined) break
    outwards.push(outer)
  }
  return outwards.toReversed().flatMap((each) => voicesOf(each, each === entry ? 'source' : 'within'))
}

function voicesOf(entry: StatementEntry, kind: 'within' | 'source'): Voice[] {
  const { via, source } = entry.statement
  const voice = (of: Voice['kind'], role: 'via' | 'source', spans: readonly ExactSpan[]): Voice => ({
    kind: of,
    statement: entry.id,
    spans,
    actors: entry.actors.filter((each) => each.role === role).map(({ actor, name }) => ({ actor, name })),
  })
  return [...(via.length > 0 ? [voice('via', 'via', via)] : []), voice(kind, 'source', source)]
}
