import type { Attribution, EventType, Statement } from '../../schema/index.ts'
import { tableRows } from '../table.ts'
import { contentText } from './acts.ts'
import { asEventType, PLOVER_TYPES } from './lists.ts'

/** What kind of event a statement tells of, by its words: a row of a pack's `events.tsv`. */
export interface EventRow {
  readonly event: EventType
  /** How often the row is right. */
  readonly probability: number
  readonly rule: string
  readonly content: RegExp
  /** A row with one outranks the act's own type. */
  readonly cue?: RegExp
}

/** Rows of event type, probability, pattern of the content, pattern of the cue. */
export function readEvents(table: string | undefined): EventRow[] {
  return tableRows(table).map(([event, probability, content, cue], at) => ({
    event: asEventType(event),
    probability: Number(probability),
    rule: `events.tsv:${at + 1}`,
    content: new RegExp(content, 'u'),
    ...(cue && { cue: new RegExp(cue, 'u') }),
  }))
}

/**
 * The event that a statement is or tells of: that of the first row whose patterns of cue and content match, else that of
 * the act its words say, else that of the first row whose only pattern, of the content, matches, else that of the act it
 * was judged to be; undefined where there is none.
 */
export function eventOf(
  said: Statement['act'],
  judged: Statement['act'],
  attribution: Pick<Attribution, 'content'>,
  cue: string,
  rows: readonly EventRow[],
): Statement['event'] {
  const content = contentText(attribution)
  const known = rows.find((each) => each.cue?.test(cue) && each.content.test(content))
  if (known) return { value: known.event, rule: known.rule, probability: known.probability }
  const row = rows.find((each) => !each.cue && each.content.test(content))
  return ofAct(said) ?? (row ? { value: row.event, rule: row.rule, probability: row.probability } : ofAct(judged))
}

function ofAct({ value, rule, probability }: Statement['act']): Statement['event'] {
  const type = PLOVER_TYPES[value]
  return type && { value: type, rule, probability }
}
