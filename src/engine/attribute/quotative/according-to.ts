import type { Draft } from '../draft.ts'
import { type Clause, isComma, spanOf } from './clause.ts'
import { phraseStart } from './find-subject.ts'

const REPORT = /^(報道|発表|情報|調べ|話|説明|報告|証言|声明|まとめ|集計|推計|伝え)$/

/**
 * Xによると、…。: source X, content the rest of the sentence, unless the sentence's own last predicate is a cue or what it
 * is about (Yは) is found to say something in it: then X is on whose word it is had, and the statement is Y's.
 */
export function accordingTo(clause: Clause, lastCue: number | undefined, drafts: readonly Draft[]): Draft[] {
  const { words, depths } = clause
  for (let at = 1; at + 2 < words.length; at++) {
    if (words[at].form !== 'に' || depths[at] > 0) continue
    const end = frameEnd(clause, at)
    if (end < 0) continue
    if (lastCue !== undefined && lastCue > end && isLastPredicate(clause, lastCue)) return []
    if (drafts.some((draft) => isTopics(clause, end, draft))) return []
    return draftOf(clause, at, end)
  }
  return []
}

/** Whether a draft is laid to the first Yは behind the frame that ends at `end`. */
function isTopics({ words, depths }: Clause, end: number, { source }: Draft): boolean {
  for (let at = end + 1; at < words.length && source.length > 0; at++) {
    if (words[at].form === 'は' && depths[at] === 0 && words[at].class === 'ADP')
      return source[0].start > words[end].end && words[at].start === source[0].end
  }
  return false
}

/** The last word of によると / によれば / に拠れば at `at`; -1 where there is none. */
export function frameEnd({ words }: Clause, at: number): number {
  const rest = [1, 2, 3].map((ahead) => words[at + ahead]?.form ?? '')
  if (/^(よる|拠る|依る)$/.test(rest[0]) && rest[1] === 'と') return at + 2
  if (/^(よれ|拠れ|依れ)$/.test(rest[0]) && rest[1] === 'ば') return at + 2
  if (/^(よると|よれば|拠れば)$/.test(rest[0])) return at + 1
  return -1
}

function isLastPredicate({ words }: Clause, cue: number): boolean {
  for (let at = cue + 1; at < words.length; at++)
    if (/^(VERB|ADJ)$/.test(words[at].class) && !isLight(words[at].lemma)) return false
  return true
}

function isLight(lemma: string): boolean {
  return /^(する|いる|ある|なる|くる|いく|みる|おる|れる|られる)$/.test(lemma)
}

function draftOf(clause: Clause, at: number, end: number): Draft[] {
  const { words } = clause
  const isReport = REPORT.test(words[at - 1].form) && words[at - 2]?.form === 'の'
  const nameLast = isReport ? at - 3 : at - 1
  if (nameLast < 0) return []
  const source = spanOf(clause, phraseStart(clause, nameLast, 0), nameLast)
  const first = isComma(words[end + 1]) ? end + 2 : end + 1
  const content = spanOf(clause, first, contentEnd(clause, first))
  const cue = spanOf(clause, isReport ? at - 1 : at, end)
  if (!source || !content || !cue) return []
  return [
    {
      source: [source],
      cue: [cue],
      content: [content],
      probability: 0.9,
      finder: { kind: 'rule', name: 'according-to' },
    },
  ]
}

/** The last word of the content: without the final mark and without という, とのこと and the like at the end. */
function contentEnd({ words }: Clause, first: number): number {
  let last = words.length - 1
  while (last > first && /^[。．.！!？?]$/.test(words[last].form)) last--
  const tail = words
    .slice(Math.max(first, last - 5), last + 1)
    .map((word) => word.form)
    .join('')
  const hearsay =
    /(?:との(?:こと|事)(?:です|だ|である|でした)?|という(?:こと(?:だ|です|である)?)?|といい|としている|とした)$/.exec(
      tail,
    )
  if (!hearsay) return last
  let left = hearsay[0].length
  while (left > 0 && last > first) left -= words[last--].form.length
  return last
}
