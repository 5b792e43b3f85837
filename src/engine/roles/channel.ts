import type { Channel } from '../../schema/index.ts'
import { tableRows } from '../table.ts'
import { asChannel } from './lists.ts'

/** Over what a thing was said, by the words around its cue: the first row of a pack's `channels.tsv` that matches. */
export interface ChannelRow {
  readonly channel: Channel
  readonly probability: number
  readonly rule: string
  readonly pattern: RegExp
}

/** Rows of channel, probability, pattern over the sentence outside the content. */
export function readChannels(table: string | undefined): ChannelRow[] {
  return tableRows(table).map(([channel, probability, pattern], at) => ({
    channel: asChannel(channel),
    probability: Number(probability),
    rule: `channels.tsv:${at + 1}`,
    pattern: new RegExp(pattern, 'iu'),
  }))
}

/** The channel that the words around a statement's content tell; absent where they tell none. */
export function channelOf(
  around: string,
  rows: readonly ChannelRow[],
): { value: Channel; rule: string; probability: number } | undefined {
  const row = rows.find(({ pattern }) => pattern.test(around))
  return row && { value: row.channel, rule: row.rule, probability: row.probability }
}
