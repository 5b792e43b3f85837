import type { Act, Attribution } from '../../schema/index.ts'
import { tableRows } from '../table.ts'
import { asAct } from './lists.ts'
import type { Site } from './site.ts'

/** What saying a thing did, by its cue and its words: the first row of a pack's `acts.tsv` whose patterns both match. */
export interface ActRow {
  readonly act: Act
  /** How often the row is right. */
  readonly probability: number
  readonly rule: string
  readonly cue: RegExp
  readonly content: RegExp
}

/** Rows of act, probability, pattern of the cue, pattern of the content; an empty pattern matches anything. */
export function readActs(table: string | undefined): ActRow[] {
  return tableRows(table).map(([act, probability, cue = '', content = ''], at) => ({
    act: asAct(act),
    probability: Number(probability),
    rule: `acts.tsv:${at + 1}`,
    cue: new RegExp(cue, 'u'),
    content: new RegExp(content, 'u'),
  }))
}

const LONGEST = 2000

/** The act of a statement; to assert where no row says more. */
export function actOf(
  statement: Pick<Attribution, 'content'>,
  cue: string,
  rows: readonly ActRow[],
): { value: Act; rule: string; probability: number } {
  const row = actRowOf(statement, cue, rows)
  return row
    ? { value: row.act, rule: row.rule, probability: row.probability }
    : { value: 'assert', rule: 'nothing-else', probability: 0.7 }
}

/** The row that tells a statement's act; undefined where none does. */
export function actRowOf(
  statement: Pick<Attribution, 'content'>,
  cue: string,
  rows: readonly ActRow[],
): ActRow | undefined {
  const content = contentText(statement)
  return rows.find((each) => each.cue.test(cue) && each.content.test(content))
}

/** What a statement says, in small letters, as patterns see it. */
export function contentText({ content }: Pick<Attribution, 'content'>): string {
  return content
    .map(({ exact }) => exact)
    .join(' ')
    .slice(0, LONGEST)
    .toLowerCase()
}

/** The cue's characters and its words' lemmas, in small letters, as patterns see it. */
export function cueText({ cue }: Attribution, { sentence, cue: words }: Site): string {
  const exact = cue.map((at) => at.exact).join(' ')
  return `${exact} | ${words.map((word) => sentence.words[word].lemma).join(' ')}`.toLowerCase()
}
