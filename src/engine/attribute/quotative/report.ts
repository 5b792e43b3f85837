import { type Clause, isComma, isStop } from './clause.ts'

/** A clause or noun that a cue takes, and the rule that saw them. Positions are of words in the sentence. */
export interface Report {
  /** The content's last word. */
  readonly last: number
  /** The word that says: its place in the tree counts. */
  readonly cue: number
  readonly cueFirst: number
  readonly cueLast: number
  readonly rule: string
  /** How likely the cue alone makes it a statement; a rule without cues of its own is sure of itself. */
  readonly probability: number
  /** Where the content begins at the earliest, where the rule knows. */
  readonly contentFirst?: number
  /** The source's first and last word, where the rule knows. */
  readonly source?: readonly [number, number]
  /** Whether nobody in the sentence says it (という at its end). */
  readonly isUnsourced?: boolean
}

export const PARTICLE = 'quotative-particle'
export const OBJECT_NOUN = 'object-noun'
export const AS_GROUND = 'as-ground'
export const AS_HOLDING = 'as-holding'
export const NOMINAL_CLAUSE = 'nominal-clause'
export const MADE_CLEAR = 'made-clear'
export const SILENCE = 'silence'
export const FRAME_NOUN = 'frame-noun'
export const HELD_VIEW = 'held-view'
export const TAKEN_BY_NOUN = 'noun-of-saying'
export const HEARSAY = 'hearsay'
export const OPINION = 'opinion'
export const OWN_VIEW = 'own-view'
export const FREE_VIEW = 'free-view'
export const DESCRIBED_NOUN = 'described-noun'
export const FEELING = 'feeling'
export const PASSIVE = 'passive'

/** Rules that hold in texts that report otherwise. */
export const WEAK: readonly string[] = [
  AS_HOLDING,
  NOMINAL_CLAUSE,
  OBJECT_NOUN,
  AS_GROUND,
  SILENCE,
  HEARSAY,
  TAKEN_BY_NOUN,
  OPINION,
  OWN_VIEW,
  FREE_VIEW,
  DESCRIBED_NOUN,
  FEELING,
  PASSIVE,
]
/** Rules that hold for someone named only. */
export const NEEDS_SOURCE: readonly string[] = [
  SILENCE,
  TAKEN_BY_NOUN,
  OPINION,
  OWN_VIEW,
  DESCRIBED_NOUN,
  FEELING,
  PASSIVE,
]

/** What a rule, or the surest cue, gives a draft; a less sure cue takes its share off. */
export const SURE = 0.7

/** A report of the clause that ends with word `last` by the cue at `cue`, with what more the rule knows. */
export function reportOf(
  clause: Clause,
  rule: string,
  last: number,
  cue: number,
  more: Partial<Omit<Report, 'rule' | 'last' | 'cue'>> = {},
): Report {
  return { rule, last, cue, cueFirst: cue, cueLast: cueEnd(clause, cue), probability: SURE, ...more }
}

/** The last word of a cue: its auxiliaries belong to it, and ている. */
export function cueEnd({ words }: Clause, cue: number): number {
  let last = cue
  for (;;) {
    const next = words[last + 1]
    if (next?.class === 'AUX' && next.head <= Math.max(last, cue + 1)) last++
    else if (words[last].form === 'に' && last > cue && next?.lemma === 'する') last++
    else if (/^[てで]$/.test(next?.form ?? '') && /^(いる|おる|くる|いく)$/.test(words[last + 2]?.lemma ?? ''))
      last += 2
    else return last
  }
}

/** The last word of the content that a particle at `at` closes: what stands before it, without commas, など and a note in brackets. */
export function lastOfContent({ words, openers }: Clause, at: number): number {
  let last = at - 1
  while (last > 0 && (isComma(words[last]) || /^(など|等)$/.test(words[last].form))) last--
  if (!/^[)）]$/.test(words[last]?.form ?? '')) return last
  let open = last
  while (open > Math.max(0, last - LONGEST_NOTE) && !/^[(（]$/.test(words[open].form)) open--
  return openers[open - 1] >= 0 ? open - 1 : last
}

/** How many words a note behind a quotation may have: 「…」(朝日新聞より). */
const LONGEST_NOTE = 16

/** Whether a content that ends with word `last` is a clause: it ends in a predicate. */
export function isPredicate({ words }: Clause, last: number): boolean {
  const { class: wordClass, form } = words[last]
  return /^(VERB|AUX|ADJ|SCONJ)$/.test(wordClass) || /^(か|。|！|？|よ|ね|な|べき|はず|こと|ん|の)$/.test(form)
}

/** Whether a cue is passive, potential or causative: it lays nothing to anyone. */
export function isPassive({ words }: Clause, cue: number): boolean {
  for (let at = cue + 1; at <= cue + 2; at++)
    if (/^(れる|られる|せる|させる)$/.test(words[at]?.lemma ?? '') && words[at].class === 'AUX') return true
  return false
}

const AFTER_CUE =
  /^(ほか|他|一方|上|うえ|ところ|際|もの|ため|後|半面|反面|中|結果|以上|の|で|に|が|も|は|つつ|ながら|し|て|とともに|とも|ともに|か|けれど|けれども|から|ので|まま)$/

/** The last word of a noun that a list has and that begins at `at`, written as one word or cut in two (見方); -1 where there is none. */
export function listedNoun({ words, lists }: Clause, list: string, at: number): number {
  const next = words[at + 1]
  if (next && lists.has(list, words[at].form + next.form)) return at + 1
  return lists.has(list, words[at]?.form) ? at : -1
}

/** Where the clause of a cue that ends with word `cueLast` closes with a comma; -1 where the sentence goes on or ends. */
export function closingComma({ words, depths }: Clause, cueLast: number): number {
  for (let at = cueLast + 1; at <= cueLast + 5 && !isStop(words[at]); at++) {
    if (isComma(words[at])) return depths[at] === 0 ? at : -1
    if (words[at].form === 'と' && /^(とも|ともに)$/.test(words[at + 1]?.form ?? '')) continue
    if (!AFTER_CUE.test(words[at].form) && words[at].class !== 'AUX') return -1
  }
  return -1
}
