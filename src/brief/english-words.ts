import type { Act, Channel } from '../schema/index.ts'
import type { Piece } from './brief.ts'
import type { Review } from './words.ts'

const MONTHS = 'January February March April May June July August September October November December'.split(' ')

/** A day, a month or a year as English writes it: `1 February 2022`. What is none stays as it is. */
export function dayInEnglish(date: string): string {
  const found = /^(\d{4})(?:-(\d\d)(?:-(\d\d))?)?$/.exec(date)
  if (found === null) return date
  const [, year, month, day] = found
  return [day && String(Number(day)), month && MONTHS[Number(month) - 1], year].filter(Boolean).join(' ')
}

/** Names in a row: `A, B and C`. */
export function listedInEnglish(names: readonly (readonly Piece[])[]): Piece[] {
  return names.flatMap((name, at) => {
    if (at === 0) return [...name]
    return [at === names.length - 1 ? ' and ' : ', ', ...name]
  })
}

/** A number of things: `1 story`, `2 stories`. */
export function counted(n: number, one: string, many: string): string {
  return `${n.toLocaleString('en')} ${n === 1 ? one : many}`
}

const ACTS: Readonly<Record<Act, string>> = {
  assert: 'an assertion',
  deny: 'a denial',
  demand: 'a demand',
  request: 'a request',
  propose: 'a proposal',
  agree: 'an agreement',
  reject: 'a rejection',
  promise: 'a promise',
  threaten: 'a threat',
  warn: 'a warning',
  accuse: 'an accusation',
  condemn: 'a condemnation',
  support: 'support',
  predict: 'a prediction',
  acknowledge: 'an acknowledgement',
  question: 'a question',
  announce: 'an announcement',
  decline: 'a refusal to answer',
}

/** What saying something did, as a noun: `a denial`. */
export function actInEnglish(act: Act): string {
  return ACTS[act]
}

/** An occasion, with its article: `a press conference`. */
export function channelInEnglish(channel: Channel): string {
  return withArticle(channel.replaceAll('-', ' '))
}

/** `an answer`, `a withdrawal`. */
export function withArticle(noun: string): string {
  return `${/^[aeiou]/.test(noun) ? 'an' : 'a'} ${noun}`
}

/** How sure something is: `62 % sure`. */
export function sureInEnglish(probability: number): string {
  return `${Math.round(100 * probability)} % sure`
}

/** What a person decided, with who: `confirmed by Ida`. */
export function reviewedInEnglish({ decision, by }: Pick<Review, 'decision' | 'by'>): string {
  return decision === 'unsure' ? `${by} was unsure` : `${decision} by ${by}`
}
