import type { Sourcing } from '../../schema/index.ts'
import type { Span } from '../../text/index.ts'
import type { ParsedSentence } from '../sentence.ts'
import { tableRows } from '../table.ts'
import { asSourcing } from './lists.ts'
import type { Naming } from './naming.ts'
import { wordsIn } from './site.ts'

/** How far a source is known, by its words: the first row of a pack's `sourcing.tsv` that matches. */
export interface SourcingRow {
  readonly sourcing: Sourcing
  readonly probability: number
  readonly rule: string
  /** What is matched: the whole source, or its head word’s lemma. */
  readonly of: 'source' | 'head'
  readonly pattern: RegExp
  /** Whether it lists names of organisations, whole. */
  readonly isList: boolean
}

/** Rows of sourcing, probability, `source` or `head`, pattern. */
export function readSourcing(table: string | undefined): SourcingRow[] {
  return tableRows(table).map(([sourcing, probability, of, pattern], at) => ({
    sourcing: asSourcing(sourcing),
    probability: Number(probability),
    rule: `sourcing.tsv:${at + 1}`,
    of: of === 'head' ? 'head' : 'source',
    pattern: new RegExp(pattern, 'u'),
    isList: sourcing === 'organisation' && /^\^.*\$$/u.test(pattern),
  }))
}

/** The sourcing of a source, `lead` and `rest` cut off it; absent where there is none or no row knows it. */
export function sourcingOf(
  text: string,
  source: readonly Span[],
  sentence: ParsedSentence,
  rows: readonly SourcingRow[],
  { lead, rest }: Pick<Naming, 'lead' | 'rest'>,
): { value: Sourcing; rule: string; probability: number } | undefined {
  if (source.length === 0) return undefined
  const whole = source
    .map(({ start, end }) => text.slice(start, end))
    .join(' ')
    .trim()
    .replace(lead, '')
  const words = whole.replace(rest, '').trim() || whole
  const inside = wordsIn(sentence.words, source)
  const top = inside.find((word) => !inside.includes(sentence.words[word].head))
  const head = top === undefined ? words : `${sentence.words[top].class} ${sentence.words[top].lemma}`
  const row = rows.find((each) => each.pattern.test(each.of === 'head' ? head : words))
  return row && { value: row.sourcing, rule: row.rule, probability: row.probability }
}

/** Whether rows list words as an organisation's name, whole. */
export function isListed(words: string, rows: readonly SourcingRow[]): boolean {
  return rows.some(({ isList, pattern }) => isList && pattern.test(words))
}

/** The sourcing of words by themselves: by the rows that look at a whole source, but the one for all the rest. */
export function sourcingOfWords(words: string, rows: readonly SourcingRow[]): Sourcing | undefined {
  return rows.find(({ of, pattern }) => of === 'source' && pattern.source !== '.' && pattern.test(words))?.sourcing
}
