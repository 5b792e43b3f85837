import type { Act, StatementEntry } from '../schema/index.ts'
import type { Expected } from './expected-from.ts'

/** What a rule of pending looks at. */
export interface Left {
  readonly act: Act
  readonly left: NonNullable<StatementEntry['statement']['pending']>
  /** What kind of thing is awaited; absent where no table tells. */
  readonly awaits: string | undefined
  readonly from: Expected
}

interface PendingRule {
  readonly name: string
  readonly probability: number
  readonly holds: (left: Left) => boolean
}

/** Why something is awaited, and how likely that is to be so. The last rule always holds. */
export function pendingRule(left: Left): { name: string; probability: number } {
  return RULES.find(({ holds }) => holds(left)) ?? VAGUE
}

/** The rule that would hold were it known by name from whom: none that does hold is likelier. */
export function likeliestRule(left: Omit<Left, 'from'>): { name: string; probability: number } {
  return pendingRule({ ...left, from: SOMEBODY })
}

const SOMEBODY: Expected = { isKnownByName: true, actors: ['somebody'], sides: ['somebody'], names: ['somebody'] }

const VAGUE: PendingRule = { name: 'vague', probability: 0.25, holds: () => true }

const RULES: readonly PendingRule[] = [
  { name: 'answer-awaited', probability: 0.8, holds: isAnswerAwaited },
  { name: 'dated', probability: 0.75, holds: isDated },
  { name: 'demanded', probability: 0.7, holds: isDemanded },
  { name: 'demanded-of', probability: 0.65, holds: isDemandedOf },
  { name: 'conditional', probability: 0.6, holds: isConditional },
  { name: 'promised', probability: 0.55, holds: isPromised },
  VAGUE,
]

function isAnswerAwaited({ awaits, from }: Left): boolean {
  return awaits === 'answer' && isKnown(from)
}

/** What is promised in more letters than this is a programme, not a thing. */
const MOST_LETTERS = 120

/** By a day, by somebody or of a known kind: a forecast of how the world will be awaits nothing of anybody. */
function isDated({ act, left, awaits, from }: Left): boolean {
  return left.deadline !== undefined && (awaits !== undefined || (isKnown(from) && act !== 'predict'))
}

function isDemanded({ act, awaits }: Left): boolean {
  return (act === 'demand' || act === 'request') && awaits !== undefined
}

function isDemandedOf({ act, from }: Left): boolean {
  return (act === 'demand' || act === 'request') && from.isKnownByName
}

function isConditional({ act, left, awaits, from }: Left): boolean {
  return left.condition.length > 0 && isKnown(from) && (awaits !== undefined || act === 'promise' || act === 'threaten')
}

function isPromised({ act, awaits, left, from }: Left): boolean {
  if (awaits === undefined || !isKnown(from)) return false
  return (
    act === 'agree' ||
    act === 'announce' ||
    (act === 'promise' && left.value.every(({ exact }) => lettersIn(exact) < MOST_LETTERS))
  )
}

function isKnown({ actors, names }: Expected): boolean {
  return actors.length + names.length > 0
}

/** Letters of a text; one of unspaced writing says as much as two. */
function lettersIn(text: string): number {
  return text.length + (text.match(/[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}]/gu)?.length ?? 0)
}
