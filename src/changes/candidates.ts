import { type Carrier, carry, heft, overlaps, type Span, size, UNMISTAKABLE } from '../text/index.ts'
import type { Said, Words } from './said.ts'
import { relationOf, type SourceRelation, UNSURE } from './same-source.ts'

/** A statement of one version and the statement of the other that it became. */
export interface Match {
  readonly before: Said
  readonly after: Said
  /** What told: `carried` that its words were found again in place, `alike` that words and source resemble. */
  readonly rule: 'carried' | 'alike'
  readonly probability: number
}

/** Two statements that may be one, and how much speaks for it. */
export interface Candidate extends Match {
  readonly score: number
  /** Whether the one's words are, for the most, among the words of the longer other. */
  readonly part: 'before' | 'after' | undefined
  /** Laid to a source of the same name, and alike. */
  readonly isOwn: boolean
  /** Laid to another source, or to one of which nothing tells that it is the same. */
  readonly isOthers: boolean
  /** One of the sources stands in the other text, but not there. */
  readonly isStanding: boolean
}

/** What speaks for a match beside the likeness of contents. */
const BONUS = { carried: 0.35, place: 0.1, cue: 0.05, same: 0.5, renamed: 0.25, unclear: 0, other: -0.2 }

/** All pairs of a statement of the one side and one of the other that may be one. */
export function candidatesOf(before: readonly Said[], after: readonly Said[], by: Carrier): Candidate[] {
  const likeness = new Likeness(before, after)
  const sole = [soleOf(before), soleOf(after)]
  return before.flatMap((one) => {
    const carried = carriedOf(one, by)
    const likenesses = likeness.to(one)
    return after.flatMap((other, at) => {
      const overlap = overlapOf(carried, other)
      if (likenesses[at] < LEAST && overlap < LEAST && !isSlot(one, other)) return []
      const isPlace = inPlace(one, other, by)
      const isOnly = sole[0].has(one) && sole[1].has(other) && one.source.plain === other.source.plain
      return evidenceFor(one, other, { likeness: likenesses[at], overlap, isPlace, isOnly }, by) ?? []
    })
  })
}

/** The statements of those who are named and speak once. */
function soleOf(all: readonly Said[]): Set<Said> {
  const counts = new Map<string, number>()
  for (const { source } of all) counts.set(source.plain, (counts.get(source.plain) ?? 0) + 1)
  return new Set(all.filter(({ source }) => source.plain !== '' && counts.get(source.plain) === 1))
}

/** What two statements have in common. */
interface Common {
  /** Of their contents, 0 to 1. */
  readonly likeness: number
  /** Share of the content that was found again where the other stands. */
  readonly overlap: number
  /** Whether the other stands where the one stood. */
  readonly isPlace: boolean
  /** Whether their source says nothing else on either side. */
  readonly isOnly: boolean
}

/** Below this likeness two contents are not worth a look. */
const LEAST = 0.2

/** How much a term tells: the rarer among the statements, the more. */
function weightsOf(all: readonly Said[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>()
  for (const { content } of all) for (const term of content.counts.keys()) counts.set(term, (counts.get(term) ?? 0) + 1)
  const weightOf = (term: string, count: number) =>
    (FUNCTION_WORD.test(term) ? BESIDE : 1) * Math.log(1 + (1 + all.length) / count)
  return new Map([...counts].map(([term, count]) => [term, weightOf(term, count)]))
}

/** Words that any two contents may share; in Japanese what is written in kana alone. */
const FUNCTION_WORD =
  /^(?:the|an?|of|to|in|on|at|by|for|from|with|that|this|it|its|he|she|they|we|i|his|her|their|my|our|is|are|was|were|be|been|has|have|had|will|would|and|or|as|if)$|^\p{sc=Hiragana}+$/u

/** What a function word tells beside another word. */
const BESIDE = 0.4

/** How alike contents of the one side are to those of the other. Terms lead to the contents that have them: most pairs share few. */
class Likeness {
  private readonly after: readonly Said[]
  private readonly weights: ReadonlyMap<string, number>
  private readonly sizes: ReadonlyMap<Said, number>
  /** By term the contents that have it, by their places in `after`, and how often. */
  private readonly having = new Map<string, { readonly at: number; readonly count: number }[]>()

  constructor(before: readonly Said[], after: readonly Said[]) {
    const all = [...before, ...after]
    this.after = after
    this.weights = weightsOf(all)
    this.sizes = new Map(all.map((said) => [said, this.sizeOf(said)]))
    for (const [at, { content }] of after.entries()) {
      for (const [term, count] of content.counts) {
        const having = this.having.get(term)
        if (having) having.push({ at, count })
        else this.having.set(term, [{ at, count }])
      }
    }
  }

  /** By place in `after`: 0 where two contents share no term, 1 where they have the same; one within the other is nearly as good. */
  to(one: Said): number[] {
    const shared = new Float64Array(this.after.length)
    for (const [term, count] of one.content.counts) {
      const weight = this.weightOf(term)
      for (const other of this.having.get(term) ?? []) shared[other.at] += weight * Math.min(count, other.count)
    }
    return this.after.map((other, at) => this.between(one, other, shared[at]))
  }

  private between(one: Said, other: Said, shared: number): number {
    if (one.content.plain === other.content.plain) return 1
    if (shared === 0) return 0
    const sizes = [this.sizes.get(one) ?? 0, this.sizes.get(other) ?? 0]
    const smaller = Math.min(...sizes)
    const isPart =
      ENOUGH <= Math.min(one.content.counts.size, other.content.counts.size) && Math.max(...sizes) <= 4 * smaller
    const within = isPart ? (0.85 * shared) / smaller : 0
    return Math.max((2 * shared) / (sizes[0] + sizes[1]), within)
  }

  private weightOf(term: string): number {
    return this.weights.get(term) ?? 0
  }

  private sizeOf({ content }: Said): number {
    return [...content.counts].reduce((total, [term, count]) => total + this.weightOf(term) * count, 0)
  }
}

/** Terms that a content must have for being found within another to tell anything. */
const ENOUGH = 5

function carriedOf({ statement }: Said, by: Carrier): Span[] {
  return statement.content.flatMap((at) => carry(at, by) ?? [])
}

/** Whether the source of the one still stands elsewhere in the later text, or that of the other stood there before. */
function isStanding(one: Said, other: Said, by: Carrier): boolean {
  const carried = one.statement.source.flatMap((at) => carry(at, by) ?? [])
  if (carried.length > 0 && !carried.some((at) => overlaps(at, other.extent))) return true
  const { source } = other.statement
  return source.length > 0 && !source.some((at) => by.changes.some(({ after }) => touches(at, after)))
}

function touches(one: Span, other: Span): boolean {
  return one.start <= other.end && other.start <= one.end
}

/** Share that the carried content and a content have in common. */
function overlapOf(carried: readonly Span[], { statement }: Said): number {
  if (carried.length === 0) return 0
  const shared = statement.content.flatMap((at) =>
    carried
      .filter((other) => overlaps(at, other))
      .map((other) => ({ start: Math.max(at.start, other.start), end: Math.min(at.end, other.end) })),
  )
  const all = size([...carried, ...statement.content])
  return all === 0 ? 0 : size(shared) / all
}

function evidenceFor(one: Said, other: Said, common: Common, by: Carrier): Candidate | undefined {
  const { kind: came, rule: why, probability } = relationOf(one, other)
  const kind = came === 'other' && probability <= UNSURE ? 'unclear' : came
  const { likeness, overlap, isPlace, isOnly } = common
  const isOthers = kind === 'other' || kind === 'unclear'
  const isAgain = (isPlace || isOnly) && kind === 'same' && (isSlot(one, other) || isQuotedMore(one, other))
  if (!isAgain && !isEnough(one, other, common, kind)) return undefined
  const score =
    likeness +
    BONUS.carried * overlap +
    BONUS[why === 'same-pronoun' ? 'renamed' : kind] +
    (isPlace ? BONUS.place : 0) +
    (one.cue.plain === other.cue.plain ? BONUS.cue : 0)
  return {
    before: one,
    after: other,
    rule: 0.5 <= overlap ? 'carried' : 'alike',
    probability: probabilityOf(score),
    score,
    part: withinOf(one, other),
    isOwn: why === 'same-words' && OWN <= likeness,
    isOthers,
    isStanding: isOthers && isStanding(one, other, by),
  }
}

/** Contents up to this heft are too short for their likeness to tell. */
const SHORT = 16

/** Whether both say a word or two after the same source and cue: recommended rejection, recommended approval. */
function isSlot(one: Said, other: Said): boolean {
  return one.source.plain === other.source.plain && one.cue.plain === other.cue.plain && areShort(one, other)
}

function areShort(one: Said, other: Said): boolean {
  return [one, other].every(({ content }) => heft(content.exact, SHORT) < SHORT)
}

/** Whether all that the one says is said in the other, as when a quotation in part is given in full; a word alone if it is quoted. */
function isQuotedMore(one: Said, other: Said): boolean {
  const [few, many] = one.content.counts.size <= other.content.counts.size ? [one, other] : [other, one]
  const told = [...few.content.counts.keys()].filter((term) => !FUNCTION_WORD.test(term))
  const least = few.statement.quotation === 'indirect' ? 2 : 1
  return least <= told.length && told.every((term) => many.content.counts.has(term))
}

/** From this likeness on a statement of a source's own is taken before another's, however like that is. */
const OWN = 0.45

/** The side whose words are, for the most, among those of the longer other side. */
function withinOf({ content: one }: Said, { content: other }: Said): 'before' | 'after' | undefined {
  const total = ({ counts }: Words) => [...counts.values()].reduce((sum, count) => sum + count, 0)
  const [few, many] = total(one) < total(other) ? [one, other] : [other, one]
  const shared = [...few.counts].reduce((sum, [term, count]) => sum + Math.min(count, many.counts.get(term) ?? 0), 0)
  if (shared < 0.75 * total(few) || 0.8 * total(many) < total(few)) return undefined
  return few === one ? 'before' : 'after'
}

/** Whether a candidate would do if it had no rival. */
function isEnough(one: Said, other: Said, common: Common, kind: SourceRelation['kind']): boolean {
  const { likeness, overlap, isPlace, isOnly } = common
  const isSameCue = one.cue.plain.startsWith(other.cue.plain) || other.cue.plain.startsWith(one.cue.plain)
  if (kind !== 'same' && !isSameCue && areShort(one, other) && one.content.plain !== other.content.plain) return false
  if (0.5 <= overlap && (kind !== 'other' || 0.7 <= likeness)) return true
  const least = isSameCue ? 0.25 : 0.33
  if (kind === 'same') return (isPlace || isOnly ? least : 0.45) <= likeness
  if (kind === 'renamed') return (isPlace ? 0.3 : 0.55) <= likeness
  if (kind === 'unclear') return (isPlace ? 0.55 : 0.8) <= likeness
  return isPlace && 0.7 <= likeness && UNMISTAKABLE <= heft(one.content.exact, UNMISTAKABLE)
}

/** Whether `other` stands where `one` stood: where the changes that touch it lead. */
function inPlace(one: Said, other: Said, { changes }: Carrier): boolean {
  let shift = 0
  let reach: Span | undefined
  for (const { before, after } of changes) {
    if (one.extent.end < before.start) break
    if (one.extent.start <= before.end) reach = { start: reach?.start ?? after.start, end: after.end }
    else shift = after.end - before.end
  }
  const straight = { start: one.extent.start + shift, end: one.extent.end + shift }
  const whole = reach ? { start: Math.min(straight.start, reach.start), end: reach.end } : straight
  return overlaps(whole, other.extent)
}

function probabilityOf(score: number): number {
  return Math.round(100 * Math.min(0.99, Math.max(0.5, 0.4 + 0.36 * score))) / 100
}
