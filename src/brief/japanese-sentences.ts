import type { Channel } from '../schema/index.ts'
import type { PendingState } from '../views/index.ts'
import type { Piece } from './brief.ts'
import { lastDayOf } from './deadline.ts'
import { JAPANESE_STATES } from './japanese-terms.ts'
import { actVerb, sayingVerb } from './japanese-verbs.ts'
import {
  actInJapanese,
  calledInJapanese,
  channelInJapanese,
  dayInJapanese,
  listedInJapanese,
  minutesInJapanese,
  passagesInJapanese,
  quotedInJapanese,
  reviewedInJapanese,
  sureInJapanese,
  whenInJapanese,
} from './japanese-words.ts'
import { isDecided, UNSURE } from './sure-enough.ts'
import { WITH_OTHERS } from './with-others.ts'
import type { BriefWords, Disputing, Occasion, Party, Said, Sureness } from './words.ts'

/**
 * How a brief in Japanese makes its sentences: what is told first, then in （　） when and over what, then in 〔　〕 what was inferred.
 * Words of reports stand in 「　」.
 */
export const japaneseSentences: Pick<
  BriefWords,
  'said' | 'occasion' | 'answer' | 'dispute' | 'claim' | 'awaited' | 'condition' | 'outcome' | 'trend'
> = {
  said: (told) => [...onWordOf(told), ...sayingOf(told), ...circumstances(told), ...inferred(told), '。'],
  occasion: (told) => [
    told.reported !== undefined && told.nReports === 1
      ? `${dayInJapanese(told.reported)}の記事が、`
      : `${told.nReports}本の記事が、`,
    ...participants(told),
    channelInJapanese(told.channel),
    ...bracketed([
      ...(told.date === undefined ? [] : [whenInJapanese(told.date)]),
      ...(told.minutes === undefined ? [] : [minutesInJapanese(told.minutes)]),
    ]),
    'について伝えている',
    ...howSure(told),
    '。',
  ],
  answer: (who, toWhom, sureness) => [
    ...subject(who),
    'が',
    ...subject(toWhom),
    `に応答した${seems(sureness)}`,
    ...howSure(sureness),
    '。',
  ],
  dispute: (kind, other, own, sureness) => {
    const [first, second] = [disputing(other), disputing(own)]
    const pieces: Readonly<Record<typeof kind, Piece[]>> = {
      'claim-denied': [...first, 'の主張を', ...second, 'が否定した'],
      'demand-rejected': [...first, 'の要求を', ...second, 'が拒否した'],
      'figures-differ': [...first, 'と', ...second, 'の挙げた数字が食い違う'],
      'exchange-denied': [...first, 'があったとの報道を', ...second, 'が否定した'],
    }
    return [...pieces[kind], seems(sureness), ...howSure(sureness), '。']
  },
  claim: (by, claim, toldBy) => [
    ...subject(toldBy),
    'によると、',
    ...calledInJapanese(by),
    'は',
    ...quotedInJapanese(claim),
    'を主張している。',
  ],
  awaited: (item) => [
    { kind: 'mark', state: item.state, text: JAPANESE_STATES[item.state] },
    '　',
    ...(item.from === undefined
      ? []
      : [...calledInJapanese(item.from), MEETINGS.includes(item.awaits) ? 'との' : 'の']),
    item.awaits === undefined ? '対応' : (AWAITED[item.awaits] ?? item.awaits),
    item.state === 'open' || item.state === 'overdue' ? 'が待たれている' : 'が待たれていた',
    ...(item.deadline === undefined ? [] : [`（期限は${dayInJapanese(lastDayOf(item.deadline))}）`]),
    ...howSure(item),
    '。',
  ],
  condition: (words) => ['条件は', ...passagesInJapanese(words), 'とされる。'],
  outcome: ({ state, day, probability, words }) => [
    ...passagesInJapanese(words),
    `をもって${BECAME[state]}とみられる`,
    ...bracketed(day === undefined ? [] : [whenInJapanese(day)]),
    `〔${sureInJapanese(probability)}〕。`,
  ],
  trend: ({ from, to, direction }) => {
    const [first, latest] = [from, to].map(({ act, day }) => `${actInJapanese(act)}（${dayInJapanese(day)}）`)
    return [`発言の性格は${first}から${latest}へ推移し、${WENT[direction]}〔機械による解釈〕。`]
  },
}

const WENT = {
  towards: '相手側に歩み寄っている',
  away: '相手側から遠ざかっている',
  steady: '立場に変化はみられない',
} as const

const BECAME: Readonly<Record<PendingState, string>> = {
  open: '待たれている',
  overdue: '期限を過ぎた',
  fulfilled: '履行された',
  rejected: '拒否された',
}

/** What is awaited with somebody and not from them. */
const MEETINGS: readonly (string | undefined)[] = ['meeting', 'call']

const AWAITED: Readonly<Record<string, string>> = {
  answer: '回答',
  meeting: '会談',
  call: '電話協議',
  withdrawal: '撤退',
  release: '解放',
  resignation: '辞任',
  apology: '謝罪',
  publication: '公表',
  vote: '投票',
  signing: '署名',
  ceasefire: '停戦',
  decision: '決定',
  reopening: '再開',
  inspection: '査察',
  payment: '支払い',
  delivery: '供与',
}

function subject(who: readonly Party[]): Piece[] {
  return who.length === 0 ? ['記事に名のない人物'] : listedInJapanese(who.map(calledInJapanese))
}

function onWordOf({ onWordOf: chain }: Said): Piece[] {
  return chain.flatMap((who, at) => [...subject(who), at === 0 ? 'によると、' : 'の話として、'])
}

/** Who said what to whom. */
function sayingOf(told: Said): Piece[] {
  const { who, toWhom, content, isCut, cue } = told
  const hearers = toWhom.length === 0 ? [] : [...listedInJapanese(toWhom.map(calledInJapanese)), 'に対し、']
  if (content.length === 0) return [...subject(who), 'が', ...hearers, '発言したが、記事はその内容を伝えていない']
  const words = [...passagesInJapanese(content), ...(isCut ? ['（後略）'] : [])]
  const verb = actVerb(told) ?? sayingVerb(told)
  if (verb !== undefined) return [...subject(who), 'は', ...hearers, ...words, verb]
  return [...subject(who), 'について、記事は', ...words, 'に関し', ...passagesInJapanese(cue), 'と伝えている']
}

const OVER: Readonly<Partial<Record<Channel, string>>> = { call: '電話', conversation: '会話' }

/** Over what it was said, and when: （書簡、2022年3月5日）. */
function circumstances({ channel, when }: Said): Piece[] {
  return bracketed([
    ...(channel === undefined ? [] : [OVER[channel] ?? channelInJapanese(channel)]),
    ...(when === undefined ? [] : [`${whenInJapanese(when.day)}${when.of === 'report' ? 'の記事' : ''}`]),
  ])
}

/** What was inferred, worded as such; what a person decided, with who: 〔警告と解釈、確度86%。原文は「warned」〕. */
function inferred(told: Said): Piece[] {
  const { act, isConditional, isHedged, probability, review } = told
  const read = isDecided(review)
    ? actInJapanese(act.value)
    : `${actInJapanese(act.value)}と解釈、${sureInJapanese(act.probability)}`
  const parts: Piece[][] = [
    act.value === 'assert' ? [] : [read],
    cueOf(told),
    isConditional ? ['条件付き'] : [],
    isHedged ? ['可能性としての言及'] : [],
    !isDecided(review) && probability < UNSURE ? [`読み取りの${sureInJapanese(probability)}`] : [],
    review === undefined ? [] : [reviewedInJapanese(review)],
  ].filter((part) => part.length > 0)
  if (parts.length === 0) return []
  return ['〔', ...parts.flatMap((part, at) => [...(at > 0 ? ['；'] : []), ...part]), '〕']
}

/** The report’s own words for it, where these tell more than that it was said. */
function cueOf(told: Said): Piece[] {
  const { cue, act } = told
  const isOurs = (actVerb(told) ?? sayingVerb(told)) !== undefined
  const isTold = act.value !== 'assert' && isOurs && cue.some(({ text }) => !SAYING.test(text))
  return isTold ? ['原文は', ...passagesInJapanese(cue)] : []
}

const SAYING =
  /^(?:(?:also )?(?:said|says|told|tells)|according to|(?:と)?(?:述べ|話し|語っ|言っ|言い|答え|伝え|報じ|し)(?:た|て|、|ました|ている|ており)?)$/iu

function participants({ participants: all, channel }: Occasion): Piece[] {
  if (all.length === 0) return []
  const names = listedInJapanese(all.map(calledInJapanese))
  if (WITH_OTHERS.includes(channel)) return [...names, all.length === 1 ? 'との' : 'の']
  return [...names, all.length === 1 ? 'の' : 'の間の']
}

/** That a link is inferred, unless a person confirmed it. */
function seems({ review }: Sureness): string {
  return isDecided(review) ? '' : 'とみられる'
}

function disputing(side: Disputing): Piece[] {
  return side.kind === 'party' ? subject(side.who) : [channelInJapanese(side.channel)]
}

/** How sure it is, or what a person decided: 〔確度80%〕. */
function howSure({ probability, review }: Sureness): Piece[] {
  if (review === undefined) return [`〔${sureInJapanese(probability)}〕`]
  const words = reviewedInJapanese(review)
  return [review.decision === 'unsure' ? `〔${sureInJapanese(probability)}；${words}〕` : `〔${words}〕`]
}

function bracketed(parts: readonly string[]): Piece[] {
  return parts.length === 0 ? [] : [`（${parts.join('、')}）`]
}
