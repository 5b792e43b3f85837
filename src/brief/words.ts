import type { Act, Channel } from '../schema/index.ts'
import type { Piece, Words } from './brief.ts'

/** A day of the calendar: `2022-02-01`. */
export type Day = string
/** A BCP 47 tag. */
export type LanguageTag = string

const MONTHS = 'January February March April May June July August September October November December'.split(' ')

/** A day, a month or a year as English writes it: `1 February 2022`. What is none stays as it is. */
export function dayWords(date: string): string {
  const found = /^(\d{4})(?:-(\d\d)(?:-(\d\d))?)?$/.exec(date)
  if (found === null) return date
  const [, year, month, day] = found
  return [day && String(Number(day)), month && MONTHS[Number(month) - 1], year].filter(Boolean).join(' ')
}

/** When something was, with its preposition: `on 1 February 2022`, `between 24 January 2022 and 30 January 2022`. */
export function whenWords(edtf: string): string {
  const [from, to] = edtf.split('/')
  if (to === undefined) return `${from.length > 7 ? 'on' : 'in'} ${dayWords(from)}`
  if (from === '..' || from === '') return `by ${dayWords(to)}`
  if (to === '..' || to === '') return `since ${dayWords(from)}`
  return `between ${dayWords(from)} and ${dayWords(to)}`
}

/** The last day of a deadline, as English writes it. */
export function deadlineWords(edtf: string): string {
  const [from, to = from] = edtf.split('/')
  return dayWords(to === '..' || to === '' ? from : to)
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
export function actWords(act: Act): string {
  return ACTS[act]
}

/** An occasion, with its article: `a press conference`. */
export function channelWords(channel: Channel): string {
  const noun = channel.replace('-', ' ')
  return `${/^[aeiou]/.test(noun) ? 'an' : 'a'} ${noun}`
}

/** How sure something is: `62 % sure`. */
export function sure(probability: number): string {
  return `${Math.round(100 * probability)} % sure`
}

/** Names in a row: `A, B and C`. */
export function listed(names: readonly Piece[]): Piece[] {
  return names.flatMap((name, at) => {
    if (at === 0) return [name]
    return [at === names.length - 1 ? ' and ' : ', ', name]
  })
}

/** What somebody is called. A name in another script than English has the language that it came in. */
export function nameOf(text: string, language: LanguageTag): Words {
  const isLatin = !/(?!\p{sc=Latin})\p{L}/u.test(text)
  return { kind: 'name', text, ...(!isLatin && { language }) }
}

/** A number of things: `1 story`, `2 stories`. */
export function counted(n: number, one: string, many: string): string {
  return `${n.toLocaleString('en')} ${n === 1 ? one : many}`
}

/** A sentence’s first piece with a capital, where it is ours. */
export function capitalised(pieces: readonly Piece[]): Piece[] {
  const [first, ...rest] = pieces
  if (typeof first !== 'string') return [...pieces]
  return [first.charAt(0).toUpperCase() + first.slice(1), ...rest]
}
