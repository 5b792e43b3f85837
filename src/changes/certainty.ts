import type { Quotation } from '../schema/index.ts'
import { type Change, heft, overlaps, type Span } from '../text/index.ts'
import type { Said } from './said.ts'

/** How much surer or less sure words make what is said; `backshifted` where a direct quotation became an indirect one. */
interface Degree {
  readonly pattern: RegExp
  readonly degree: number
  readonly backshifted?: number
  /** In indirect speech, where tense follows the cue. */
  readonly indirect?: number
}

const HEDGES: readonly Degree[] = [
  {
    pattern: /\b(?:may(?! \d)|might|possibly|perhaps|maybe|reportedly|potentially|conceivably|allegedly)\b/giu,
    degree: -2,
  },
  { pattern: /\bcould\b/giu, degree: -2, backshifted: 0 },
  { pattern: /\b(?:suggest|hint|speculat|appear|seem|impl(?:y|ie[sd])\b)/giu, degree: -2 },
  {
    pattern:
      /\b(?:probabl[ey]|likely|unlikely|believ|think|thought|indicat|alleg(?:e[sd]?|ing)\b|hop(?:e[sd]?|ing)\b|consider)/giu,
    degree: -1,
  },
  {
    pattern: /\b(?:must|ha(?:s|ve|d) to|definitely|certainly|undoubtedly|surely|absolutely|categorically)\b/giu,
    degree: 1,
  },
  { pattern: /\b(?:no doubt|without doubt|beyond doubt|under no circumstances|guarantee)/giu, degree: 1 },
  { pattern: /\b(?:insist|vow|pledg|swor|swear|confirm|declar|promis|stress|emphasi|assur)/giu, degree: 1 },
  { pattern: /\b(?:will|shall|won['’]t|going to)\b|['’]ll\b/giu, degree: 0.5 },
  { pattern: /\bwould\b/giu, degree: -0.5, indirect: 0.5 },
  { pattern: /\bshould\b/giu, degree: -0.5 },
  {
    pattern:
      /かもしれ|可能性|[恐虞]れ|おそれ|らしい|模様|示唆|ようだ|[とに][み見]られ|かねない|もありえ|もあり得|推測|否定できな/gu,
    degree: -2,
  },
  {
    pattern:
      /だろう|でしょう|であろう|と思[うわっい]|考えられ|見通し|見込み|検討|期待|望ましい|方がよい|ほうがよい|見方|推定|予想|はず(?:だ|で)|疑い/gu,
    degree: -1,
  },
  {
    pattern: /違いな|必ず|断言|明言|強調|確実|間違いな|絶対|断固|確約|約束|誓|なければならな|確信|断定|確認/gu,
    degree: 1,
  },
  { pattern: /たい(?:と|。|」|$)/gu, degree: -0.5 },
]

const NEGATIONS =
  /\b(?:not|never|no|none|nobody|nothing|cannot|neither|nor)\b|n['’]t\b|(?<!違い|かもしれ|かね|なければなら|くては|ざるを得)(?:な(?:い|かっ|く(?!なった))|ません)|(?<=[あかさたなまらわせべめれけえ])ず[にとも、]/giu

/** A change of at least this heft that only takes away, or only adds, is a cut, not a softening. */
const CUT = 40

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
  const gone = heft(before.content.exact.slice(change.before.start, change.before.end), CUT)
  const come = heft(after.content.exact.slice(change.after.start, change.after.end), CUT)
  return (gone === 0 && CUT <= come) || (come === 0 && CUT <= gone)
}

interface Where {
  readonly places?: readonly Span[]
  readonly manners?: readonly ('backshifted' | 'indirect')[]
}

function degreeOf(text: string, { places, manners = [] }: Where = {}): number {
  return HEDGES.reduce((sum, hedge) => {
    const manner = manners.find((name) => hedge[name] !== undefined)
    const degree = manner ? (hedge[manner] ?? 0) : hedge.degree
    return sum + degree * matchesAt(text, hedge.pattern, places).length
  }, 0)
}

function matchesAt(text: string, pattern: RegExp, places: readonly Span[] | undefined): Span[] {
  const found = [...text.matchAll(pattern)].map(({ index, 0: match }) => ({ start: index, end: index + match.length }))
  return places ? found.filter((at) => places.some((place) => overlaps(place, at))) : found
}

/** Whether the cue is denied on one side alone, or a word of negation came or went. */
function isReversed(before: Said, after: Said, here: readonly Change[]): boolean {
  if (before.statement.negated !== after.statement.negated) return true
  return here.some((change) => {
    const nBefore = matchesAt(before.content.exact, NEGATIONS, [change.before]).length
    const nAfter = matchesAt(after.content.exact, NEGATIONS, [change.after]).length
    return nBefore !== nAfter && isSmall(before, after, change)
  })
}

/** Past this heft a change is a rewriting, in which a negation may go and the sense stay. */
const REWRITING = 10

function isSmall(before: Said, after: Said, change: Change): boolean {
  const gone = heft(before.content.exact.slice(change.before.start, change.before.end), REWRITING)
  return (
    gone < REWRITING && heft(after.content.exact.slice(change.after.start, change.after.end), REWRITING) < REWRITING
  )
}

function flagged(before: Said, after: Said): number {
  const sureness = ({ hedged, conditional }: Said['statement']) => (hedged ? -2 : 0) + (conditional ? -1 : 0)
  return before.content.plain === after.content.plain ? 0 : sureness(after.statement) - sureness(before.statement)
}
