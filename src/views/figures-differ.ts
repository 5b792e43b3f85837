import type { Figure, StatementEntry } from '../schema/index.ts'
import { areOfOtherSides } from './answer-signs.ts'
import { contentOf } from './contents.ts'
import { dayAfter, daysOf, mayCoincide } from './days.ts'
import type { DisputeRule } from './disputes.ts'
import { actorsIn, type Lookup, startOf } from './lookup.ts'
import { sharedOf, tellingWords } from './telling.ts'
import { trust } from './trust.ts'

/** How many days apart two counts of one thing may be made. */
const WINDOW = 2
/** Counts below this say more of grammar than of the world: two sides, one day. */
const LEAST = 3
const CANDIDATES = 40

/** Figures for the same thing that differ, from two sides: same unit, same words around, same day. */
export const figuresDiffer: DisputeRule = async (entry, { lookup }) => {
  const figures = entry.statement.figures.filter(({ value }) => value >= LEAST)
  if (figures.length === 0 || actorsIn(entry, 'source').length === 0) return undefined
  const others = (await candidates(entry, lookup)).filter((other) => isBefore(other, entry))
  await lookup.know(others)
  for (const other of others) {
    const pair = differing(entry, other, lookup)
    if (pair === undefined) continue
    const side = { kind: 'statement', statement: other, spans: [spanOf(pair.theirs)] } as const
    const probability = trust(0.75, [entry, other])
    return { kind: 'figures-differ', rule: 'same-thing-counted', probability, other: side, spans: [spanOf(pair.own)] }
  }
  return undefined
}

function spanOf({ start, end, exact }: Figure) {
  return { start, end, exact }
}

async function candidates(entry: StatementEntry, lookup: Lookup): Promise<StatementEntry[]> {
  const inStory = (await lookup.storyStatements(entry.story)).filter(({ id }) => id !== entry.id)
  const words = wordsAround(entry, lookup)
  if (entry.said === undefined || words.length === 0) return inStory
  const days = { since: dayAfter(entry.said, -WINDOW), until: dayAfter(entry.said, WINDOW) }
  const elsewhere = await lookup.statements({ ...days, anyWords: words, languages: [entry.language] }, CANDIDATES)
  return [...inStory, ...elsewhere.filter(({ story }) => story !== entry.story)]
}

/** Words next to the figures: what is counted. */
function wordsAround(entry: StatementEntry, lookup: Lookup): string[] {
  const text = contentOf(entry)
  const runs = entry.statement.figures.flatMap(({ exact }) => {
    const at = text.indexOf(exact)
    return (
      text
        .slice(at + exact.length, at + exact.length + 40)
        .match(/[\p{sc=Han}]{2,4}|[\p{sc=Katakana}ー]{3,}|\p{sc=Latin}{4,}/gu) ?? []
    )
  })
  return [...new Set(runs)].filter((run) => tellingWords(run, entry.language, lookup.words).size > 0).slice(0, 3)
}

/** Each pair is one dispute: the later statement’s; of one day, the one whose id comes later. */
function isBefore(other: StatementEntry, entry: StatementEntry): boolean {
  if (other.story === entry.story) return startOf(other) < startOf(entry)
  if (other.said !== entry.said) return (other.said ?? '') < (entry.said ?? '')
  return other.id < entry.id
}

function differing(entry: StatementEntry, other: StatementEntry, lookup: Lookup) {
  if (!areOfOtherSides(entry, other, lookup) || !areOfOneTime(entry, other)) return undefined
  const telling = (each: StatementEntry) => tellingWords(contentOf(each), each.language, lookup.words)
  const { n, weight, share } = sharedOf(telling(entry), telling(other))
  if (entry.language !== other.language || n < 2 || weight < 1 || share < 0.5) return undefined
  for (const own of entry.statement.figures) {
    const theirs = other.statement.figures.find(({ unit }) => unit === own.unit)
    if (theirs !== undefined && own.value >= LEAST && cannotBothHold(own, theirs)) return { own, theirs }
  }
  return undefined
}

function areOfOneTime(entry: StatementEntry, other: StatementEntry): boolean {
  const times = [entry, other].map(({ statement }) => statement.dates.flatMap(({ value }) => value ?? []).map(daysOf))
  const [own, theirs] = times
  if (own.length === 0 || theirs.length === 0) return true
  return own.some((one) => theirs.some((each) => mayCoincide(one, each)))
}

function cannotBothHold(one: Figure, other: Figure): boolean {
  const [less, more] = one.value < other.value ? [one, other] : [other, one]
  const isOpen =
    ['at-least', 'more-than'].includes(less.bound ?? '') || ['at-most', 'less-than'].includes(more.bound ?? '')
  const slack = one.approximate || other.approximate ? 1.25 : 1.05
  return !isOpen && more.value > less.value * slack
}
