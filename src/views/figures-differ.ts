import type { Figure, StatementEntry } from '../schema/index.ts'
import { overlaps } from '../text/index.ts'
import { areOfOtherSides } from './answer-signs.ts'
import { dayAfter, daysOf, mayCoincide } from './days.ts'
import type { DisputeRule } from './disputes.ts'
import { actorsIn, type Lookup, startOf } from './lookup.ts'
import { sharedOf, type Telling, tellingWords } from './telling.ts'
import { trust } from './trust.ts'

/** How many days apart two counts of one thing may be made. */
const WINDOW = 2
/** Counts below this say more of grammar than of the world: two sides, one day. */
const LEAST = 3
const CANDIDATES = 40

/** Figures for the same thing that differ, from two sides: same unit, same words around, same day. */
export const figuresDiffer: DisputeRule = async (entry, { lookup }) => {
  if (!mayDiffer(entry, lookup)) return undefined
  const others = (await candidates(entry, lookup)).filter((other) => isCount(other) && isBefore(other, entry))
  await lookup.know([entry, ...others])
  for (const other of others) {
    const pair = differing(entry, other, lookup)
    if (pair === undefined) continue
    const side = { kind: 'statement', statement: other, spans: [spanOf(pair.theirs)] } as const
    const probability = trust(0.75, [entry, other])
    return { kind: 'figures-differ', rule: 'same-thing-counted', probability, other: side, spans: [spanOf(pair.own)] }
  }
  return undefined
}

/** Whether a statement counts something by its words, so that another’s count of it could differ. */
function mayDiffer(entry: StatementEntry, lookup: Lookup): boolean {
  if (!isCount(entry) || actorsIn(entry, 'source').length === 0) return false
  const isCounted = (figure: Figure) => figure.value >= LEAST && wordsNextTo(figure, entry, lookup).size > 0
  return entry.statement.figures.some(isCounted) && lookup.wording(entry).telling().size >= LEAST_SHARED
}

/** Whether a statement counts; outlets pass on what others counted, at one hour or another. */
function isCount({ statement }: StatementEntry): boolean {
  return statement.figures.length > 0 && statement.sourcing?.value !== 'outlet'
}

function spanOf({ start, end, exact }: Figure) {
  return { start, end, exact }
}

async function candidates(entry: StatementEntry, lookup: Lookup): Promise<StatementEntry[]> {
  const inStory = (await lookup.storyStatements(entry.story)).filter(({ id }) => id !== entry.id)
  const words = wordsAround(entry, lookup)
  if (entry.said === undefined || words.length === 0) return inStory
  const days = { since: dayAfter(entry.said, -WINDOW), until: entry.said }
  const elsewhere = await lookup.statements({ ...days, anyWords: words, languages: [entry.language] }, CANDIDATES)
  return [...inStory, ...elsewhere.filter(({ story }) => story !== entry.story)]
}

/** Words next to the figures: what is counted. */
function wordsAround(entry: StatementEntry, lookup: Lookup): string[] {
  const text = lookup.wording(entry).content
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
  if (entry.language !== other.language || !areOfOtherSides(entry, other, lookup)) return undefined
  if (!areOfOneTime(entry, other) || areEntwined(entry, other) || !areAboutOneThing(entry, other, lookup))
    return undefined
  for (const own of entry.statement.figures) {
    const alike = other.statement.figures.filter(({ unit }) => unit === own.unit)
    if (own.value < LEAST || alike.some(({ value }) => value === own.value)) continue
    const theirs = alike.find((each) => cannotBothHold(own, each) && countTheSame([own, entry], [each, other], lookup))
    if (theirs !== undefined) return { own, theirs }
  }
  return undefined
}

/** Whether two statements share words of one text. */
function areEntwined(entry: StatementEntry, other: StatementEntry): boolean {
  if (entry.version !== other.version) return false
  const spans = ({ source, cue, content }: StatementEntry['statement']) => [...source, ...cue, ...content]
  return spans(entry.statement).some((one) => spans(other.statement).some((each) => overlaps(one, each)))
}

/** Telling words that two counts of one thing share at least. */
const LEAST_SHARED = 2

function areAboutOneThing(entry: StatementEntry, other: StatementEntry, lookup: Lookup): boolean {
  const [own, theirs] = [entry, other].map((each) => lookup.wording(each).telling())
  const { n, weight, share } = sharedOf(own, theirs)
  const larger = Math.max(sharedOf(own, own).weight, sharedOf(theirs, theirs).weight)
  return n >= LEAST_SHARED && weight >= 1 && share >= (n < 4 ? 0.75 : 0.6) && weight / larger >= 0.4
}

type Placed = readonly [figure: Figure, entry: StatementEntry]

/** Whether the words next to two figures are the same: what is counted. */
function countTheSame(own: Placed, theirs: Placed, lookup: Lookup): boolean {
  const [one, other] = [own, theirs].map(([figure, entry]) => wordsNextTo(figure, entry, lookup))
  return sharedOf(one, other).n >= 1 && sharedOf(one, other).share >= 0.5
}

function wordsNextTo(figure: Figure, entry: StatementEntry, { words }: Lookup): Telling {
  return tellingWords(around(figure, entry), entry.language, words)
}

/** Characters of unspaced writing say more. */
const IS_UNSPACED = /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}]/u

function around({ start, end }: Figure, { statement }: StatementEntry): string {
  const reach = IS_UNSPACED.test(statement.content[0]?.exact ?? '') ? 10 : 28
  const span = statement.content.find((each) => each.start <= start && end <= each.end)
  if (span === undefined) return ''
  const [from, to] = [start - span.start, end - span.start]
  return `${span.exact.slice(Math.max(0, from - reach), from)} ${span.exact.slice(to, to + reach)}`
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
