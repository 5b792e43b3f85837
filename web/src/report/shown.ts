import type { Figure } from '../../../src/schema/index.ts'
import { dayShown, numberShown } from '../words/day.ts'
import type { InterfaceLanguage } from '../words/language.svelte.ts'
import { daysIn } from './said.ts'

interface TimeWords {
  readonly since: (day: string) => string
  readonly by: (day: string) => string
  readonly between: (from: string, to: string) => string
}

/** A time as a reading has it (EDTF), as people write it; of a form that is not known as it is. */
export function timeShown(edtf: string, language: InterfaceLanguage, words: TimeWords): string {
  const days = daysIn(edtf)
  if (days === undefined) return edtf
  const { at, from, to } = days
  if (at !== undefined) return dateShown(at, language)
  if (from !== undefined && to !== undefined) return words.between(dateShown(from, language), dateShown(to, language))
  return from === undefined ? words.by(dateShown(to ?? edtf, language)) : words.since(dateShown(from, language))
}

/** A day, month or year. */
function dateShown(date: string, language: InterfaceLanguage): string {
  if (date.length === 10) return dayShown(date, language)
  const [year, month] = date.split('-')
  if (month === undefined) return language === 'ja' ? `${year}年` : year
  return months[language].format(new Date(`${date}-01T00:00:00Z`))
}

const monthIn = (tag: string) => new Intl.DateTimeFormat(tag, { year: 'numeric', month: 'long', timeZone: 'UTC' })
const months = { en: monthIn('en-GB'), ja: monthIn('ja-JP') }

interface FigureWords {
  readonly about: (value: string) => string
  readonly bounds: Readonly<Record<NonNullable<Figure['bound']>, (value: string) => string>>
}

/** A quantity as it was read: number, unit, and whether it is a bound or about right only. */
export function figureShown(
  { value, unit, approximate, bound }: Figure,
  language: InterfaceLanguage,
  words: FigureWords,
): string {
  const number = numberShown(value, language)
  const named = language === 'ja' ? (UNITS_JA[unit] ?? ` ${unit}`) : ` ${plural(unit, value)}`
  const bare = unit === 'percent' ? `${number} %` : `${number}${named}`
  const bounded = bound === undefined ? bare : words.bounds[bound](bare)
  return approximate ? words.about(bounded) : bounded
}

function plural(unit: string, value: number): string {
  if (value === 1 || !/^\p{Ll}/u.test(unit)) return unit
  return unit === 'person' ? 'people' : `${unit.replace(/y$/, 'ie')}s`
}

const UNITS_JA: Readonly<Record<string, string>> = {
  person: '人',
  year: '年',
  month: 'か月',
  week: '週間',
  day: '日',
  hour: '時間',
  minute: '分',
  JPY: '円',
  USD: 'ドル',
  EUR: 'ユーロ',
  CNY: '元',
  KRW: 'ウォン',
  RUB: 'ルーブル',
  tenth: '割',
  'year-old': '歳',
  household: '世帯',
  building: '棟',
  case: '件',
  vehicle: '台',
  ship: '隻',
  aircraft: '機',
  missile: '発',
  country: 'か国',
  kilometre: 'キロ',
  metre: 'メートル',
  kilogram: 'キログラム',
  tonne: 'トン',
  barrel: 'バレル',
  hectare: 'ヘクタール',
}

/** A language by its name in the interface’s. */
export function languageShown(tag: string, language: InterfaceLanguage): string {
  try {
    return new Intl.DisplayNames([language], { type: 'language' }).of(tag) ?? tag
  } catch {
    return tag
  }
}
