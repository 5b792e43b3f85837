import type { Channel, Statement } from '../../schema/index.ts'
import type { Span } from '../../text/index.ts'
import { tableRows } from '../table.ts'
import { asChannel } from './lists.ts'

/** Over what a thing was said, by the words around its cue: the first row of a pack's `channels.tsv` that matches. */
interface ChannelRow {
  readonly channel: Channel
  readonly probability: number
  readonly rule: string
  readonly pattern: RegExp
}

/** How a language names channels. */
export interface ChannelTable {
  readonly rows: readonly ChannelRow[]
  /** What parts a clause from the next: words behind it are not the cue's; nothing where the pack has no such row. */
  readonly boundary: RegExp
}

const BOUNDARY = 'boundary'

/** Rows of channel, probability, pattern over the sentence outside the content; a row `boundary` holds its pattern. */
export function readChannels(table: string | undefined): ChannelTable {
  const rows = tableRows(table)
  const [, , boundary = '(?!)'] = rows.find(([channel]) => channel === BOUNDARY) ?? []
  return {
    boundary: new RegExp(boundary, 'u'),
    rows: rows.flatMap(([channel, probability, pattern], at) =>
      channel === BOUNDARY
        ? []
        : {
            channel: asChannel(channel),
            probability: Number(probability),
            rule: `channels.tsv:${at + 1}`,
            pattern: new RegExp(pattern, 'giu'),
          },
    ),
  }
}

/** The channel that the words around a statement's content tell; absent where they tell none. */
export function channelOf(
  text: string,
  window: readonly Span[],
  cue: readonly Span[],
  { rows, boundary }: ChannelTable,
): Statement['channel'] {
  const row = rows.find(({ pattern }) =>
    window.some(({ start, end }) =>
      Array.from(text.slice(start, end).matchAll(pattern)).some((found) => {
        const mention = { start: start + found.index, end: start + found.index + found[0].length }
        return !boundary.test(between(text, mention, cue))
      }),
    ),
  )
  return row && { value: row.channel, rule: row.rule, probability: row.probability }
}

/** How many characters behind its name still tell of the occasion: "held a press conference,". */
const TAIL = 8

/** What stands between a mention and a cue: without the mention's tail, with the cue's last character; empty where there is no cue. */
function between(text: string, mention: Span, cue: readonly Span[]): string {
  const first = cue[0]
  const last = cue.at(-1)
  if (!first || !last) return ''
  return mention.end <= first.start
    ? text.slice(mention.end + TAIL, first.start)
    : text.slice(last.end - 1, Math.max(last.end, mention.start))
}
