import { type Clause, isComma } from './clause.ts'

/** The last word of によると / によれば / に拠れば at `at`; -1 where there is none. */
export function frameEnd({ words }: Clause, at: number): number {
  if (words[at]?.form !== 'に') return -1
  const rest = [1, 2, 3].map((ahead) => words[at + ahead]?.form ?? '')
  if (
    /^(よる|拠る|依る)$/.test(rest[0]) &&
    rest[1] === 'と' &&
    !/^(する|思う|みる|考える|いう)$/.test(words[at + 3]?.lemma ?? '')
  )
    return at + 2
  if (/^(よれ|拠れ|依れ)$/.test(rest[0]) && rest[1] === 'ば') return at + 2
  if (/^(よると|よれば|拠れば)$/.test(rest[0])) return at + 1
  return -1
}

/** The start behind Xによると、 in the next words, on whose word the rest is had. */
export function behindFrame(clause: Clause, start: number, last: number): number {
  const { words, depths } = clause
  for (let at = start + 1; at < Math.min(last - 2, start + 24); at++) {
    if (words[at].form !== 'に' || depths[at] > 0) continue
    const end = frameEnd(clause, at)
    if (end >= 0) return isComma(words[end + 1]) ? end + 2 : end + 1
  }
  return start
}
