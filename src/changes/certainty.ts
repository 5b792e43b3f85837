import type { Quotation } from '../schema/index.ts'
import { type Change, heft, overlaps, type Span } from '../text/index.ts'
import { ATTITUDES, DEGREES, NEGATIONS } from './certainty-words.ts'
import type { Said } from './said.ts'

/** A change that only takes away, or only adds, is a cut and no softening with this heft beside words of certainty, or that in all. */
const CUT = 20
const LONG_CUT = 28

/** Which way what is said was changed: made less sure, made surer, or turned into its opposite. */
export type Direction = 'softened' | 'hardened' | 'reversed'

/**
 * How the words and flags of a statement changed in certainty; undefined where they did not.
 *
 * @param changed what changed in its content, as offsets of the two contents' joined characters.
 */
export function directionOf(before: Said, after: Said, changed: readonly Change[]): Direction | undefined {
  const here = changed.filter((change) => !isCut(before, after, change))
  if (isReversed(before, after, here)) return 'reversed'
  const shift = isShift(before.statement.quotation, after.statement.quotation) ? (['backshifted'] as const) : []
  const cues = before.cue.plain === after.cue.plain ? 0 : degreeOf(after.cue.exact) - degreeOf(before.cue.exact)
  const side = (said: Said, places: readonly Span[]) =>
    degreeOf(said.content.exact, {
      places,
      manners: said.statement.quotation === 'direct' ? shift : [...shift, 'indirect'],
    })
  const words =
    side(
      after,
      here.map((change) => change.after),
    ) -
    side(
      before,
      here.map((change) => change.before),
    )
  const net = cues + words === 0 ? flagged(before, after) : cues + words
  if (Math.abs(net) < 1) return undefined
  return net < 0 ? 'softened' : 'hardened'
}

function isShift(before: Quotation, after: Quotation): boolean {
  return (before === 'indirect') !== (after === 'indirect')
}

function isCut(before: Said, after: Said, change: Change): boolean {
  const gone = before.content.exact.slice(change.before.start, change.before.end)
  const come = after.content.exact.slice(change.after.start, change.after.end)
  if (0 < heft(gone, 1) && 0 < heft(come, 1)) return false
  const words = gone + come
  const rest = DEGREES.reduce((left, { pattern }) => left.replaceAll(pattern, ''), words)
  return LONG_CUT <= heft(words, LONG_CUT) || CUT <= heft(rest, CUT)
}

interface Where {
  readonly places?: readonly Span[]
  readonly manners?: readonly ('backshifted' | 'indirect')[]
}

function degreeOf(text: string, { places, manners = [] }: Where = {}): number {
  return DEGREES.reduce((sum, hedge) => {
    if (hedge.isCue && places) return sum
    const manner = manners.find((name) => hedge[name] !== undefined)
    const degree = manner ? (hedge[manner] ?? 0) : hedge.degree
    return sum + degree * matchesAt(text, hedge.pattern, places).length
  }, 0)
}

function matchesAt(text: string, pattern: RegExp, places: readonly Span[] | undefined): Span[] {
  const found = [...text.matchAll(pattern)].map(({ index, 0: match }) => ({ start: index, end: index + match.length }))
  return places ? found.filter((at) => places.some((place) => overlaps(place, at))) : found
}

/** Whether the cue or the content was turned into its opposite; where both were, the sense is the same. */
function isReversed(before: Said, after: Said, here: readonly Change[]): boolean {
  const isContentTurned = here.some((change) => isTurned(before, after, change)) && !isLevel(before, after)
  return isCueReversed(before, after) !== isContentTurned
}

/** Whether both contents have as many negations: ない may then have come before or behind the ない that stays. */
function isLevel(before: Said, after: Said): boolean {
  const [nBefore, nAfter] = [before, after].map(({ content }) => matchesAt(content.exact, NEGATIONS, undefined).length)
  return nBefore === nAfter && 0 < nBefore
}

function isCueReversed(before: Said, after: Said): boolean {
  const [least, most] = [attitudeOf(before), attitudeOf(after)].sort((one, other) => one - other)
  return (least === -1 && 0 <= most) || (least < 0 && 0 < most)
}

/** From 1, takes it up, over 0, just says so, to -½, will have none of it, and -1, says that it is not so. */
function attitudeOf({ statement, cue }: Said): number {
  const has = (pattern: RegExp) => cue.exact.search(pattern) !== -1
  const { favour, refusal, denial } = ATTITUDES
  const attitude = has(denial) && has(refusal) ? 0.5 : has(denial) ? -1 : has(refusal) ? -0.5 : has(favour) ? 1 : 0
  const isNegated = statement.negated === true || has(NEGATIONS)
  return isNegated ? -(attitude || 1) : attitude
}

/** Past this heft beside the negation, and what stays, a change is a rewriting, in which a negation may go and the sense stay. */
const REWRITING = 8

/** Whether a small change brings or takes a negation, or puts taking up for turning down. */
function isTurned(before: Said, after: Said, change: Change): boolean {
  const gone = before.content.exact.slice(change.before.start, change.before.end)
  const come = after.content.exact.slice(change.after.start, change.after.end)
  if (isOpposite(gone, come) || isOpposite(come, gone)) return true
  const nBefore = matchesAt(before.content.exact, NEGATIONS, [change.before]).length
  const nAfter = matchesAt(after.content.exact, NEGATIONS, [change.after]).length
  if ((nBefore - nAfter) % 2 === 0) return false
  const rests = [restOf(gone, come), restOf(come, gone)]
  const limit = rests.every((rest) => CONTENT_WORD.test(rest)) ? REWRITING : CUT
  return rests.every((rest) => heft(rest, limit) < limit)
}

/** What words say beside a negation and what the other words have too. */
function restOf(words: string, others: string): string {
  const shared = new Set(others.toLowerCase().match(WORDS))
  return words
    .replaceAll(NEGATIONS, ' ')
    .toLowerCase()
    .replaceAll(WORDS, (word) => (shared.has(word) ? ' ' : word))
}

/** Words as they may be told apart; Han characters one by one. */
const WORDS = /\p{sc=Han}|\p{sc=Hiragana}+|[\p{sc=Katakana}ー]+|[\p{L}\p{N}]+/gu
const CONTENT_WORD = /[\p{sc=Han}\p{sc=Katakana}]|[a-z]{4}/u

/** Whether the one takes up what the other turns down, or is it with a prefix that denies. */
function isOpposite(one: string, other: string): boolean {
  const { favour, refusal, denial } = ATTITUDES
  if (one.search(favour) !== -1 && (other.search(refusal) !== -1 || other.search(denial) !== -1)) return true
  const [bare, word] = [one.trim().toLowerCase(), other.trim().toLowerCase()]
  return DENYING.test(word) && word.replace(DENYING, '') === bare
}

const DENYING = /^(?:un|in|im|ir|il|dis|non-?)(?=[a-z]{4})|^[不未非無](?=\p{sc=Han}|$)/u

function flagged(before: Said, after: Said): number {
  const sureness = ({ hedged, conditional }: Said['statement']) => (hedged ? -2 : 0) + (conditional ? -1 : 0)
  return before.content.plain === after.content.plain ? 0 : sureness(after.statement) - sureness(before.statement)
}
