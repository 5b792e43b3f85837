import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { english } from '@readout/en'
import { japanese } from '@readout/ja'
import { read } from '../src/engine/index.ts'
import type { Reading } from '../src/schema/index.ts'
import { digest, idIn, version } from '../src/text/index.ts'

/** A report that was read, from which others are made. */
export interface BaseReport {
  readonly text: string
  readonly language: 'en' | 'ja'
  readonly reading: Reading
}

/** Public reports with statements in them, read: PolNeAR train and Japanese Wikinews, so many of each. */
export function baseReports(shared: string, nEnglish: number, nJapanese: number): BaseReport[] {
  const lines = (path: string) =>
    gunzipSync(readFileSync(join(shared, path)))
      .toString('utf8')
      .trim()
      .split('\n')
  if (!existsSync(shared)) throw new Error(`The public texts are not there: expected ${shared}`)
  const texts = [
    ...lines('polnear/polnear-train.jsonl.gz')
      .slice(0, nEnglish)
      .map((line) => ({ text: textOf(line), language: 'en' as const })),
    ...lines('news-ja/jawikinews.jsonl.gz')
      .slice(0, nJapanese)
      .map((line) => ({ text: textOf(line), language: 'ja' as const })),
  ]
  return texts
    .map(({ text, language }) => {
      const reading = read(text, language === 'en' ? english : japanese, { published: '2020-01-01' })
      return { text, language, reading: { ...reading, damage: [], notes: [] } }
    })
    .filter(({ reading }) => reading.statements.length > 2)
}

function textOf(line: string): string {
  return (JSON.parse(line) as { text: string }).text
}

/**
 * The report under other names: half of its small words, and nearly all that may be names, are other words of the same
 * length and kind, the same for one word throughout, so that every span stays where it is. What was read is thus what
 * reading would give, but for the words; ids are those of the new text.
 */
export function underOtherNames(report: BaseReport, variant: number, words: Words): { text: string; reading: Reading } {
  const text = report.text.replace(WORD, (word) => words.insteadOf(word, variant))
  const { id } = version(text)
  const renamed = JSON.stringify(report.reading, (key, value: unknown) => {
    if (isExact(value)) return { ...value, exact: text.slice(value.start, value.end) }
    if (key === 'name' && typeof value === 'string')
      return value.replace(WORD, (word) => words.insteadOf(word, variant))
    return value
  }).replace(/"([sax])([0-9a-f]{20})"/g, (_, kind: string, old: string) => `"${idIn(id, kind, old)}"`)
  return { text, reading: JSON.parse(renamed) as Reading }
}

const WORD = /[A-Za-z]{3,}|[\p{sc=Katakana}ー]{2,}|\p{sc=Han}{2,}/gu

function isExact(value: unknown): value is { start: number; end: number; exact: string } {
  return typeof value === 'object' && value !== null && 'exact' in value && 'start' in value
}

/**
 * So many casts of names take turns: a record meets most names again, as one of real reports does (some 100,000 different
 * wordings of names in a million statements).
 */
const CASTS = 24

/** The words of the reports, by length and kind. */
export class Words {
  private readonly byShape = new Map<string, string[]>()

  static of(reports: readonly BaseReport[]): Words {
    const words = new Words()
    const seen = new Set<string>()
    for (const { text } of reports) {
      for (const [word] of text.matchAll(WORD)) {
        if (seen.has(word)) continue
        seen.add(word)
        const shape = shapeOf(word)
        words.byShape.set(shape, [...(words.byShape.get(shape) ?? []), word])
      }
    }
    return words
  }

  /** Another word of the same length and kind in the stead of one; of small words half stay. */
  insteadOf(word: string, variant: number): string {
    const like = this.byShape.get(shapeOf(word)) ?? [word]
    const isSmall = /^\p{Ll}/u.test(word)
    // Of words in Han characters, names among them, every other changes with each variant: else texts would come again.
    const isOfCast = !isSmall && (!/^\p{sc=Han}/u.test(word) || hashOf(word) % 2 === 0)
    const chance = hashOf(`${word} ${isOfCast ? variant % CASTS : variant}`)
    if (isSmall && chance % 2 === 0) return word
    return like[(chance >>> 1) % like.length]
  }
}

function hashOf(text: string): number {
  return Number.parseInt(digest(text).slice(0, 8), 16)
}

function shapeOf(word: string): string {
  const kinds = [/^\p{Lu}+$/u, /^\p{Lu}/u, /^\p{Ll}/u, /^\p{sc=Han}/u]
  const kind = kinds.findIndex((pattern) => pattern.test(word))
  return `${kind}${word.length}`
}
