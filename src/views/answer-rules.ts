import type { Act } from '../schema/index.ts'
import type { AnswerSigns } from './answer-signs.ts'
import { isOpen } from './wording.ts'

/** Which acts take up which. */
const TAKEN_UP_BY: Readonly<Partial<Record<Act, readonly Act[]>>> = {
  demand: ['reject', 'agree', 'decline', 'promise', 'acknowledge', 'deny'],
  request: ['reject', 'agree', 'decline', 'promise', 'acknowledge', 'deny'],
  propose: ['reject', 'agree', 'decline', 'promise', 'support', 'deny'],
  promise: ['reject', 'agree', 'support'],
  question: ['decline', 'deny', 'acknowledge', 'reject'],
  assert: ['deny', 'acknowledge', 'reject'],
  accuse: ['deny', 'acknowledge', 'reject'],
  condemn: ['deny', 'acknowledge', 'reject'],
  predict: ['deny', 'reject'],
  announce: ['deny', 'reject', 'condemn'],
  warn: ['reject', 'deny', 'warn', 'threaten'],
  threaten: ['reject', 'deny', 'warn', 'threaten'],
}

/** Acts that may be answered. */
const ASKING_ACTS = Object.keys(TAKEN_UP_BY) as Act[]

/** Acts that answer by themselves; others do by a cue of answering alone. */
const ANSWERING_ACTS: readonly Act[] = ['reject', 'agree', 'decline', 'deny', 'acknowledge', 'promise', 'support']

/** Acts that ask for something. */
const ASKS: readonly Act[] = ['demand', 'request', 'propose', 'question']

/** Acts that say how the world is; what answers one must be about the same thing. */
const CLAIMS: readonly Act[] = ['assert', 'accuse', 'condemn', 'predict', 'announce', 'promise', 'warn', 'threaten']

/** Whether an act says how the world is, rather than asking for something. */
export function isClaim(act: Act): boolean {
  return CLAIMS.includes(act)
}

/** What an answer does, and whether its cue is one of answering. */
type Answering = Pick<AnswerSigns, 'answered' | 'isReply'>

/** Acts that an answer may take up; none of what answers nothing. */
export function actsTakenUp(answering: Answering): Act[] {
  if (!answering.isReply && !ANSWERING_ACTS.includes(answering.answered)) return []
  return ASKING_ACTS.filter((asked) => isOfActs({ asked, ...answering }))
}

/** Acts that may answer an act by themselves, or that may turn out to by what is said. */
export function actsTakingUp(asked: Act): readonly Act[] {
  if (ASKS.includes(asked)) return ANSWERING_ACTS
  const acts = TAKEN_UP_BY[asked] ?? []
  return acts.length === 0 ? [] : ANSWERING_ACTS.filter((act) => acts.includes(act) || isOpen(act))
}

/** Whether what the two do allows it: whatever is replied to who asked for something may answer it. */
function isOfActs({ asked, answered, isReply }: Pick<AnswerSigns, 'asked'> & Answering): boolean {
  return isTakenUp(asked, answered) || (isReply && ASKS.includes(asked))
}

function isTakenUp(asked: Act, answered: Act): boolean {
  return TAKEN_UP_BY[asked]?.includes(answered) ?? false
}

interface AnswerRule {
  readonly name: string
  readonly probability: number
  readonly holds: (signs: AnswerSigns) => boolean
}

/** The rule that holds for a pair, the first; absent where nothing makes it an answer. */
export function answerRule(signs: AnswerSigns): { name: string; probability: number } | undefined {
  if (isTakenUp(signs.asked, signs.answered)) return RULES.find(({ holds }) => holds(signs))
  return ASKS.includes(signs.asked) && isReplyToAsker(signs) ? REPLIED : undefined
}

const REPLIED: AnswerRule = { name: 'replied-to-asker', probability: 0.85, holds: isReplyToAsker }

/** Reasons to think that one takes up the other, the surest first. */
const RULES: readonly AnswerRule[] = [
  { name: 'taken-up-by-name', probability: 0.9, holds: isTakenUpByName },
  { name: 'taken-up-next', probability: 0.9, holds: isTakenUpNext },
  REPLIED,
  { name: 'addressed-on-matter', probability: 0.85, holds: isAddressedOnMatter },
  { name: 'exchange-on-matter', probability: 0.8, holds: isExchangeOnMatter },
  { name: 'named-on-matter', probability: 0.75, holds: isNamedOnMatter },
  { name: 'same-words', probability: 0.65, holds: isInSameWords },
  { name: 'next-on-matter', probability: 0.7, holds: isNextOnMatter },
]

function isTakenUpByName(signs: AnswerSigns): boolean {
  if (!(signs.pointsAt || signs.namesAct) || !signs.namesAsker) return false
  const isNear = signs.isSameStory || (signs.days ?? 99) <= 7
  return isRelated(signs) || (isNear && !isClaim(signs.asked) && (signs.namesAnswerer || signs.isAddressedBack))
}

function isTakenUpNext(signs: AnswerSigns): boolean {
  if (signs.pointsAt) return (signs.between ?? 99) <= (isRelated(signs) ? 4 : 0)
  return signs.namesAct && isRelated(signs) && (signs.between ?? 99) <= 1
}

function isReplyToAsker(signs: AnswerSigns): boolean {
  if (!signs.isReply || !(signs.isAddressedBack || signs.isAddressedToAsker)) return false
  return (signs.between ?? 99) <= 1 || isRelated(signs)
}

function isAddressedOnMatter(signs: AnswerSigns): boolean {
  return (signs.isAddressedBack || signs.isAddressedToAsker) && isClose(signs)
}

function isExchangeOnMatter(signs: AnswerSigns): boolean {
  return signs.sharesExchange && isClose(signs)
}

function isNamedOnMatter(signs: AnswerSigns): boolean {
  const isOfAsker = signs.namesAsker && !isClaim(signs.asked) && signs.weight >= 1 && signs.share >= 0.5
  return isOfAsker || ((signs.namesAsker || signs.namesAnswerer) && isClose(signs))
}

function isInSameWords(signs: AnswerSigns): boolean {
  if (signs.answered === 'acknowledge' || !signs.isSameStory)
    return signs.weight >= 4 && signs.share >= 0.6 && isContrary(signs)
  return signs.weight >= 3 && signs.share >= 0.5 && isContrary(signs)
}

function isNextOnMatter(signs: AnswerSigns): boolean {
  return (signs.between ?? 99) <= 1 && signs.share >= 0.5 && isClose(signs)
}

/** About one matter at all. */
function isRelated({ nMatters, weight }: AnswerSigns): boolean {
  return nMatters >= 1 || weight >= 1
}

/** About one matter by more than one sign; what answers a claim by still more, and against it. */
function isClose(signs: AnswerSigns): boolean {
  const amount = signs.weight + Math.min(signs.nMatters, 1)
  if (!isClaim(signs.asked)) return amount >= 2 && (signs.share >= 0.3 || signs.nMatters > 0)
  return amount >= 2 && (signs.share >= 0.3 || amount >= 4) && isContrary(signs)
}

/** Denials and rejections of a claim say the opposite; what acknowledges one, or meets a threat, need not. */
function isContrary({ answered, isOpposed, isPublished }: AnswerSigns): boolean {
  return !isPublished && (isOpposed || !['deny', 'reject'].includes(answered))
}
