import { type Carrier, carry, heft, overlaps, type Span, size, UNMISTAKABLE } from '../text/index.ts'
import type { Said } from './said.ts'
import { relationOf, type SourceRelation } from './same-source.ts'

/** A statement of one version and the statement of the other that it became. */
export interface Match {
  readonly before: Said
  readonly after: Said
  /** What told: `carried` that its words were found again in place, `alike` that words and source resemble. */
  readonly rule: 'carried' | 'alike'
  readonly probability: number
}

/** Two statements that may be one, by their indexes, and how much speaks for it. */
interface Candidate {
  readonly before: number
  readonly after: number
  readonly score: number
  readonly rule: Match['rule']
  readonly probability: number
}

/** By how much a match must be better than any other of its two statements. */
const MARGIN = 0.1

/** What speaks for a match beside the likeness of contents. */
const BONUS = { carried: 0.35, place: 0.1, cue: 0.05, same: 0.5, renamed: 0.25, unclear: 0, other: -0.2 }

/**
 * Which statement of the one side became which of the other, one to one: best first, and never where another statement fits
 * nearly as well.
 */
export function matchStatements(before: readonly Said[], after: readonly Said[], by: Carrier): Match[] {
  const rest = new Set(candidatesOf(before, after, by))
  const matches: Match[] = []
  for (let best = clearest(rest); best; best = clearest(rest)) {
    const { before: one, after: other, rule, probability } = best
    matches.push({ before: before[one], after: after[other], rule, probability })
    for (const candidate of rest) if (candidate.before === one || candidate.after === other) rest.delete(candidate)
  }
  return matches.sort((one, other) => one.before.extent.start - other.before.extent.start)
}

/** The best candidate without a rival, if there is one. */
function clearest(candidates: ReadonlySet<Candidate>): Candidate | undefined {
  const ofBefore = twoBest(candidates, ({ before }) => before)
  const ofAfter = twoBest(candidates, ({ after }) => after)
  let best: Candidate | undefined
  for (const candidate of candidates) {
    if (best && candidate.score <= best.score) continue
    if (isAlone(candidate, ofBefore.get(candidate.before)) && isAlone(candidate, ofAfter.get(candidate.after))) {
      best = candidate
    }
  }
  return best
}

/** The best candidate of each key, and the next best. */
function twoBest(
  candidates: ReadonlySet<Candidate>,
  keyOf: (candidate: Candidate) => number,
): Map<number, Candidate[]> {
  const best = new Map<number, Candidate[]>()
  for (const candidate of candidates) {
    const all = [...(best.get(keyOf(candidate)) ?? []), candidate].sort((one, other) => other.score - one.score)
    best.set(keyOf(candidate), all.slice(0, 2))
  }
  return best
}

function isAlone(candidate: Candidate, [first, second]: readonly Candidate[] = []): boolean {
  return first === candidate && (second === undefined || second.score <= candidate.score - MARGIN)
}

function candidatesOf(before: readonly Said[], after: readonly Said[], by: Carrier): Candidate[] {
  const weights = weightsOf([...before, ...after])
  return before.flatMap((one, i) => {
    const carried = carriedOf(one, by)
    return after.flatMap((other, j) => {
      const likeness = likenessOf(one, other, weights)
      const overlap = overlapOf(carried, other)
      if (likeness < LEAST && overlap < LEAST) return []
      const evidence = evidenceFor(one, other, likeness, overlap, by)
      return evidence ? [{ before: i, after: j, ...evidence }] : []
    })
  })
}

/** Below this likeness two contents are not worth a look. */
const LEAST = 0.2

/** How much a term tells: the rarer among the statements, the more. */
function weightsOf(all: readonly Said[]): (term: string) => number {
  const counts = new Map<string, number>()
  for (const { content } of all) for (const term of content.counts.keys()) counts.set(term, (counts.get(term) ?? 0) + 1)
  return (term) => Math.log(1 + (1 + all.length) / (counts.get(term) ?? 1))
}

/** 0 where two contents share no term, 1 where they have the same; one within the other is nearly as good. */
function likenessOf(one: Said, other: Said, weightOf: (term: string) => number): number {
  if (one.content.plain === other.content.plain) return 1
  const sum = (counts: ReadonlyMap<string, number>, of: (term: string, count: number) => number) =>
    [...counts].reduce((total, [term, count]) => total + weightOf(term) * of(term, count), 0)
  const shared = sum(one.content.counts, (term, count) => Math.min(count, other.content.counts.get(term) ?? 0))
  const sizes = [one, other].map(({ content }) => sum(content.counts, (_, count) => count))
  const smaller = Math.min(...sizes)
  const isPart =
    ENOUGH <= Math.min(one.content.counts.size, other.content.counts.size) && Math.max(...sizes) <= 4 * smaller
  const within = isPart ? (0.85 * shared) / smaller : 0
  return smaller === 0 ? 0 : Math.max((2 * shared) / (sizes[0] + sizes[1]), within)
}

/** Terms that a content must have for being found within another to tell anything. */
const ENOUGH = 5

function carriedOf({ statement }: Said, by: Carrier): Span[] {
  return statement.content.flatMap((at) => carry(at, by) ?? [])
}

/** Share that the carried content and a content have in common. */
function overlapOf(carried: readonly Span[], { statement }: Said): number {
  const shared = statement.content.flatMap((at) =>
    carried
      .filter((other) => overlaps(at, other))
      .map((other) => ({ start: Math.max(at.start, other.start), end: Math.min(at.end, other.end) })),
  )
  const all = size([...carried, ...statement.content])
  return all === 0 ? 0 : size(shared) / all
}

function evidenceFor(
  one: Said,
  other: Said,
  likeness: number,
  overlap: number,
  by: Carrier,
): Pick<Candidate, 'score' | 'rule' | 'probability'> | undefined {
  const { kind, rule: why } = relationOf(one, other)
  const isPlace = inPlace(one, other, by)
  if (!isEnough(one, likeness, overlap, kind, isPlace)) return undefined
  const score =
    likeness +
    BONUS.carried * overlap +
    BONUS[why === 'same-pronoun' ? 'renamed' : kind] +
    (isPlace ? BONUS.place : 0) +
    (one.cue.plain === other.cue.plain ? BONUS.cue : 0)
  const rule = 0.5 <= overlap ? 'carried' : 'alike'
  return { score, rule, probability: probabilityOf(score) }
}

/** Whether a candidate would do if it had no rival. */
function isEnough(
  one: Said,
  likeness: number,
  overlap: number,
  kind: SourceRelation['kind'],
  isPlace: boolean,
): boolean {
  if (0.5 <= overlap && (kind !== 'other' || 0.8 <= likeness)) return true
  if (kind === 'same') return (isPlace ? 0.3 : 0.5) <= likeness
  if (kind === 'renamed') return (isPlace ? 0.4 : 0.55) <= likeness
  if (kind === 'unclear') return (isPlace ? 0.55 : 0.8) <= likeness
  return 0.85 <= likeness && UNMISTAKABLE <= heft(one.content.exact, UNMISTAKABLE)
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
