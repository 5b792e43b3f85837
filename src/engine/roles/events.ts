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
 * its act, else that of the first row whose only pattern, of the content, matches; undefined where there is none.
 */
export function eventOf(
  act: Statement['act'],
  attribution: Pick<Attribution, 'content'>,
  cue: string,
  rows: readonly EventRow[],
): Statement['event'] {
  const content = contentText(attribution)
  const known = rows.find((each) => each.cue?.test(cue) && each.content.test(content))
  if (known) return { value: known.event, rule: known.rule, probability: known.probability }
  const ofAct = PLOVER_TYPES[act.value]
  if (ofAct) return { value: ofAct, rule: act.rule, probability: act.probability }
  const row = rows.find((each) => !each.cue && each.content.test(content))
  return row && { value: row.event, rule: row.rule, probability: row.probability }
}
