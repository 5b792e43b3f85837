import type { Act, Channel } from '../schema/index.ts'
import type { Piece, Words } from './brief.ts'
import { JAPANESE_ACTS } from './japanese-terms.ts'
import type { Party, Review } from './words.ts'

const DATE = /^(\d{4})(?:-(\d\d)(?:-(\d\d))?)?$/

/** A day, a month or a year as Japanese writes it: 2022年2月1日. What is none stays as it is. */
export function dayInJapanese(date: string): string {
  const found = DATE.exec(date)
  if (found === null) return date
  const [, year, month, day] = found
  return `${year}年${month ? `${Number(month)}月` : ''}${day ? `${Number(day)}日` : ''}`
}

/** From a day to another, which says only what differs: 2022年2月1日～20日. */
export function daysInJapanese(first: string, last: string): string {
  const [from, to] = [DATE.exec(first), DATE.exec(last)]
  if (first === last) return dayInJapanese(first)
  if (from === null || to === null || from[1] !== to[1]) return `${dayInJapanese(first)}～${dayInJapanese(last)}`
  const rest = from[2] === to[2] && to[3] !== undefined ? `${Number(to[3])}日` : dayInJapanese(last).slice(5)
  return `${dayInJapanese(first)}～${rest}`
}

/** When something was, as brackets tell it: 2022年1月24日～30日, 2022年2月10日まで. */
export function whenInJapanese(edtf: string): string {
  const [from, to] = edtf.split('/')
  if (to === undefined) return dayInJapanese(from)
  if (from === '..' || from === '') return `${dayInJapanese(to)}まで`
  if (to === '..' || to === '') return `${dayInJapanese(from)}以降`
  return daysInJapanese(from, to)
}

/** How long something took: 45分, 1時間30分. */
export function minutesInJapanese(minutes: number): string {
  const [hours, rest] = [Math.floor(minutes / 60), Math.round(minutes % 60)]
  return `${hours > 0 ? `${hours}時間` : ''}${hours === 0 || rest > 0 ? `${rest}分` : ''}`
}

/** Names in a row: AとB; A、B、C. */
export function listedInJapanese(names: readonly (readonly Piece[])[]): Piece[] {
  const between = names.length === 2 ? 'と' : '、'
  return names.flatMap((name, at) => [...(at > 0 ? [between] : []), ...name])
}

/** What saying something did: 否定. */
export function actInJapanese(act: Act): string {
  return JAPANESE_ACTS[act]
}

const CHANNELS: Readonly<Record<Channel, string>> = {
  call: '電話協議',
  meeting: '会談',
  letter: '書簡',
  'written-answer': '書面回答',
  briefing: '記者説明',
  'press-conference': '記者会見',
  interview: 'インタビュー',
  speech: '演説',
  post: '投稿',
  statement: '声明',
  broadcast: '放送',
  conversation: '話し合い',
  hearing: '公聴会',
}

/** An occasion: 記者会見. */
export function channelInJapanese(channel: Channel): string {
  return CHANNELS[channel]
}

/** How sure something is: 確度62%. */
export function sureInJapanese(probability: number): string {
  return `確度${Math.round(100 * probability)}%`
}

/** What a person decided, with who: Idaが確認. */
export function reviewedInJapanese({ decision, by }: Pick<Review, 'decision' | 'by'>): string {
  return `${by}${DECIDED[decision] ?? `が「${decision}」と判断`}`
}

const DECIDED: Readonly<Record<string, string>> = {
  confirmed: 'が確認',
  amended: 'が修正',
  rejected: 'が却下',
  unsure: 'は判断を保留',
  commented: 'がコメント',
  merged: 'が統合',
  split: 'が分離',
  withdrawn: 'が取り消し',
}

/** Whether a text is written in letters that Japanese prose has; Latin ones alone are not. */
export function isInJapanese(text: string): boolean {
  return /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}]/u.test(text) && !FOREIGN.test(text)
}

const FOREIGN = /(?![\p{sc=Latin}\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Common}])\p{L}/u

/** Words of a report in brackets; not where they have their own around them. Brackets within are told from ours by kind. */
export function quotedInJapanese(words: Words): Piece[] {
  const { text } = words
  if (/^(?:「[^「」]*」|『[^『』]*』|"[^"“”]*"|“[^"“”]*”)$/su.test(text.trim())) return [words]
  return /[「」]/u.test(text) ? ['『', words, '』'] : ['「', words, '」']
}

/** Words that the report has apart, each in brackets. */
export function passagesInJapanese(words: readonly Words[]): Piece[] {
  return words.flatMap((each, at) => [...(at > 0 ? ['（中略）'] : []), ...quotedInJapanese(each)])
}

/**
 * What somebody is called. A person has the title that the report gives, else 氏; who has no name is called by the report’s words,
 * in brackets where these are in another language.
 */
export function calledInJapanese({ name, kind, sourcing, asWritten, names }: Party): Piece[] {
  if (kind === 'person') return asWritten && hasTitle(asWritten.text, names) ? [asWritten] : [name, '氏']
  if (kind !== undefined && kind !== 'unnamed') return [name]
  if (isInJapanese(name.text)) return [name]
  return [...(sourcing === 'unnamed' ? ['匿名の情報源'] : []), ...quotedInJapanese(name)]
}

/** Whether words are a name with what it is titled after it: ラブロフ外相. */
function hasTitle(words: string, names: readonly string[]): boolean {
  const at = partsOf(names).find((part) => words.includes(part))
  if (at === undefined) return false
  const rest = words.slice(words.lastIndexOf(at) + at.length)
  return TITLE.test(rest)
}

const TITLE =
  /^(?:[\p{sc=Han}\p{sc=Katakana}ー・]{0,10}(?:氏|相|長|臣|領|官|使|員|王|帝|表|事|議|督|将|佐|尉|士|師|授|役|理|佐官|主席|書記|さん|スポークスマン|リーダー))$/u

/** Names with their parts, the longest first; of one in Chinese characters also its beginnings, as the family name stands first. */
function partsOf(names: readonly string[]): string[] {
  const all = names.filter(isInJapanese).flatMap((name) => {
    const parts = name.split(/[・＝=\s]+/u)
    const isHan = /^\p{sc=Han}{3,6}$/u.test(name)
    const beginnings = isHan ? Array.from({ length: name.length - 2 }, (_, at) => name.slice(0, at + 2)) : []
    return [name, ...parts, ...beginnings]
  })
  return [...new Set(all)].filter((part) => part.length > 1).sort((a, b) => b.length - a.length)
}
