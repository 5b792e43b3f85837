import type { InterfaceLanguage } from './language.svelte.ts'

/** A day such as 2022-02-01 as people write it: 1 Feb 2022, 2022年2月1日. */
export function dayShown(day: string, language: InterfaceLanguage): string {
  const at = new Date(`${day}T00:00:00Z`)
  if (Number.isNaN(at.getTime())) return day
  return formats[language].day.format(at)
}

/** The day of the week of a day: Tuesday, 火曜日. */
export function weekdayShown(day: string, language: InterfaceLanguage): string {
  const at = new Date(`${day}T00:00:00Z`)
  return Number.isNaN(at.getTime()) ? '' : formats[language].weekday.format(at)
}

/** A moment, in the time of who looks. */
export function momentShown(moment: string, language: InterfaceLanguage): string {
  const at = new Date(moment)
  return Number.isNaN(at.getTime()) ? moment : formats[language].moment.format(at)
}

/** A number with its thousands parted. */
export function numberShown(n: number, language: InterfaceLanguage): string {
  return formats[language].number.format(n)
}

/** A probability as people say it: 86 %. */
export function percentShown(probability: number, language: InterfaceLanguage): string {
  return formats[language].percent.format(probability)
}

function formatsIn(tag: string) {
  return {
    day: new Intl.DateTimeFormat(tag, { dateStyle: 'medium', timeZone: 'UTC' }),
    weekday: new Intl.DateTimeFormat(tag, { weekday: 'long', timeZone: 'UTC' }),
    moment: new Intl.DateTimeFormat(tag, { dateStyle: 'medium', timeStyle: 'short' }),
    number: new Intl.NumberFormat(tag),
    percent: new Intl.NumberFormat(tag, { style: 'percent' }),
  }
}

const formats = { en: formatsIn('en-GB'), ja: formatsIn('ja-JP') } as const
