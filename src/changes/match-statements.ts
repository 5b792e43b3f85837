import { type Carrier, size } from '../text/index.ts'
import { type Candidate, candidatesOf, type Match } from './candidates.ts'
import type { Said } from './said.ts'

/** By how much a match must be better than any other of its two statements. */
const MARGIN = 0.1

/**
 * Which statement of the one side became which of the other, one to one: best first, and never where another statement fits
 * nearly as well. Of a statement that was split, and of two that were joined, the longer part is tied.
 */
export function matchStatements(before: readonly Said[], after: readonly Said[], by: Carrier): Match[] {
  const rest = new Set(ownFirst(candidatesOf(before, after, by)))
  const matches: Match[] = []
  for (let best = clearest(rest); best; best = clearest(rest)) {
    const { before: one, after: other, rule, probability } = best
    matches.push({ before: one, after: other, rule, probability })
    for (const candidate of rest) if (candidate.before === one || candidate.after === other) rest.delete(candidate)
  }
  return matches.sort((one, other) => one.before.extent.start - other.before.extent.start)
}

/** Without those between two sources where one of them has a statement of its own that is alike, or only an exchange of words. */
function ownFirst(candidates: readonly Candidate[]): Candidate[] {
  const swapped = exchanged(candidates)
  const settled = new Set(swapped.flatMap(({ before, after }) => [before, after]))
  const own = candidates.filter(({ isOwn, before, after }) => isOwn && !settled.has(before) && !settled.has(after))
  const owners = new Set(own.flatMap(({ before, after }) => [before, after]))
  return candidates.filter((candidate) => {
    const { before, after, isOthers, isStanding } = candidate
    if (settled.has(before) || settled.has(after)) return swapped.includes(candidate)
    return !(isOthers && (isStanding || owners.has(before) || owners.has(after)))
  })
}

/** Two statements word for word as they were, each laid to the source of the other: the report had mistaken the one for the other. */
function exchanged(candidates: readonly Candidate[]): Candidate[] {
  const laidToOthers = candidates.filter(({ before, after, isOthers }) => isOthers && isWordForWord(before, after))
  const key = (one: Said, other: Said) => `${one.source.plain}\n${other.source.plain}`
  const way = new Map(laidToOthers.map((candidate) => [key(candidate.before, candidate.after), candidate]))
  return laidToOthers.filter((candidate) => {
    const back = way.get(key(candidate.after, candidate.before))
    return back !== undefined && wordsOnly(back.before) !== wordsOnly(candidate.before)
  })
}

function isWordForWord(one: Said, other: Said): boolean {
  return one.content.plain === other.content.plain
}

/** The words of the content without numerals: counts that pass from one to another tell nothing. */
function wordsOnly({ content }: Said): string {
  return content.plain.replaceAll(/\p{N}+/gu, '')
}

/** The best candidate without a rival, if there is one. */
function clearest(candidates: ReadonlySet<Candidate>): Candidate | undefined {
  const ofBefore = twoBest(candidates, 'before')
  const ofAfter = twoBest(candidates, 'after')
  let best: Candidate | undefined
  for (const candidate of candidates) {
    if (best && candidate.score <= best.score) continue
    if (isAlone(candidate, ofBefore.get(candidate.before)) && isAlone(candidate, ofAfter.get(candidate.after))) {
      best = candidate
    }
  }
  return best
}

/** The best candidate of each statement of a side, and the next best. */
function twoBest(candidates: ReadonlySet<Candidate>, side: 'before' | 'after'): Map<Said, Candidate[]> {
  const best = new Map<Said, Candidate[]>()
  for (const candidate of candidates) {
    const all = [...(best.get(candidate[side]) ?? []), candidate].sort((one, other) => other.score - one.score)
    best.set(candidate[side], all.slice(0, 2))
  }
  return best
}

function isAlone(candidate: Candidate, [first, second]: readonly Candidate[] = []): boolean {
  if (candidate !== first && candidate !== second) return false
  const rival = candidate === first ? second : first
  const part = rival && partOf(candidate, rival)
  if (part) return size(rival[part].statement.content) <= size(candidate[part].statement.content)
  return rival === undefined || (candidate === first && rival.score <= candidate.score - MARGIN)
}

/** The side of which two candidates have different parts of one whole: a statement was split, or two were joined. */
function partOf(one: Candidate, other: Candidate): 'before' | 'after' | undefined {
  const { part } = one
  if (part === undefined || part !== other.part || one[part] === other[part]) return undefined
  const [counts, others] = [one[part].content.counts, other[part].content.counts]
  const shared = [...counts.keys()].filter((term) => others.has(term)).length
  return shared <= PARTS_SHARE * Math.min(counts.size, others.size) ? part : undefined
}

/** The share of words that two parts of one statement may have in common; with more they are look-alikes. */
const PARTS_SHARE = 0.34
