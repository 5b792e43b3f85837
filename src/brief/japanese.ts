import { japaneseSentences } from './japanese-sentences.ts'
import {
  calledInJapanese,
  dayInJapanese,
  daysInJapanese,
  isInJapanese,
  listedInJapanese,
  reviewedInJapanese,
  sureInJapanese,
} from './japanese-words.ts'
import { languageNames } from './language-names.ts'
import type { BriefWords } from './words.ts'

/** A brief in Japanese. */
export const japanese: BriefWords = {
  language: 'ja',
  headings: {
    situation: '情勢',
    exchanges: '最近のやり取り',
    statements: '最近の発言',
    answers: '応答',
    disputes: '食い違い',
    pending: '待たれている事柄',
    sources: '出典',
  },
  none: '該当なし',
  editorNote: '編集者の注記',
  titleTold: (title) => `題名は編集者による。ドシエ：${title}`,
  backToText: '本文へ戻る',
  scope: {
    period: '期間',
    issues: '論点',
    cast: '登場者',
    statements: '発言',
    leftOut: '除外',
    stories: '記事',
    outlets: '報道機関',
    lookedThrough: '調査範囲',
    languages: '言語',
    deadlines: '期限の基準日',
    marked: '「」『』内',
    percentages: '〔〕内',
  },
  between: '、',
  period: daysInJapanese,
  nStatements: (n, counting) => `論点に関する${counting === 'newest' ? '最新の' : ''}${n.toLocaleString('ja')}件`,
  nLeftOut: (n) => `編集者の選択で${n.toLocaleString('ja')}件`,
  nStories: (n) => `${n.toLocaleString('ja')}本`,
  onlyNewestOf: ({ areExchangesCut, isPendingCut }) => {
    const cut = [...(areExchangesCut ? ['やり取り'] : []), ...(isPendingCut ? ['待たれている事柄'] : [])]
    return `${cut.join('と')}は最新のもののみ`
  },
  languageName: languageNames('ja'),
  markedTold: '記事の文言。原語のまま示し、翻訳していない',
  percentagesTold: '機械による解釈とその確度。人が判断したものは判断者を示す',
  day: dayInJapanese,
  listed: listedInJapanese,
  // Latin letters stand in Japanese text as they are; those of a report in another language are that language.
  languageOfName: (name, language) => {
    if (isInJapanese(name)) return undefined
    return language === 'ja' && !/(?!\p{sc=Latin})\p{L}/u.test(name) ? undefined : language
  },
  called: calledInJapanese,
  latestOf: (shown, all) => `（全${all}件のうち最新${shown}件）`,
  ...japaneseSentences,
  footnote: {
    nobody: '発言者の記載なし',
    noParticipants: '参加者の記載なし',
    noOutlet: '報道機関不明',
    cut: '…',
    meant: (who) => ['（', ...who, 'と解釈）'],
    titled: (title) => ['「', title, '」'],
    entry: ({ entry, id, version }) => `${entry === 'statement' ? '発言' : 'やり取り'} ${id}（版 ${version}）`,
    found: ({ finder, probability, review }) => {
      const read =
        `${finder === undefined ? '機械' : ` ${finder} `}による読み取り、${sureInJapanese(probability)}`.trim()
      if (review === undefined) return read
      return `${read}；${dayInJapanese(review.at.slice(0, 10))}、${reviewedInJapanese(review)}`
    },
  },
  markdown: {
    colon: '：',
    // Emphasis does not end before a letter without a space, and the brackets tell what is a report’s.
    said: (words) => words,
    cue: (words) => words,
    footnote: (quotation, about, entry) =>
      `${/[「」]/u.test(quotation) ? `『${quotation}』` : `「${quotation}」`}――${about.join('、')}。${entry.join('；')}。`,
  },
}
