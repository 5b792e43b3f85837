import type { Channel, Statement } from '../../schema/index.ts'
import { type Span, subtract } from '../../text/index.ts'
import { tableRows } from '../table.ts'
import { asChannel } from './lists.ts'
import { matchesOf } from './matches.ts'

/** Over what a thing was said, by the words around its cue: the first row of a pack's `channels.tsv` that matches. */
interface ChannelRow {
  readonly channel: Channel
  readonly probability: number
  readonly rule: string
  readonly pattern: RegExp
}

/** How a language names channels. A pattern that a pack lacks matches nothing. */
export interface ChannelTable {
  readonly rows: readonly ChannelRow[]
  /** What parts a clause from the next: words behind it are not the cue's. */
  readonly boundary: RegExp
  /** The same, to find every one. */
  readonly boundaries: RegExp
  /** What stands right before an occasion that something else was said about, or after. */
  readonly aside: RegExp
  /** What says, around a cue, that it was said at another time than what was said before. */
  readonly elsewhere: RegExp
  /** Cues of what is thought or meant, which is said on no occasion. */
  readonly thought: RegExp
  /** What takes up, beside a cue or as the first of what is said, the occasion just told of: "in it", この中で. */
  readonly back: RegExp
  /** What opens a content though it tells how it was said: "said at a rally that …". */
  readonly head: RegExp
  /** Cues, with the first words behind them, whose content may end in its channel: "called for calm in a speech". */
  readonly tailed: RegExp
  readonly tail: RegExp
}

const PATTERNS = ['boundary', 'aside', 'elsewhere', 'thought', 'back', 'head', 'tail'] as const

/**
 * Rows of channel, probability, pattern over the sentence outside the content; rows `boundary`, `aside`,
 * `elsewhere`, `thought`, `back` and `head` hold a pattern alone, a row `tail` those of cue and tail.
 */
export function readChannels(table: string | undefined): ChannelTable {
  const rows = tableRows(table)
  const isPattern = (name: string) => PATTERNS.some((each) => each === name)
  const [boundary, aside, elsewhere, thought, back, head, tail] = PATTERNS.map(
    (name) => rows.find(([first]) => first === name) ?? [],
  )
  const pattern = (source = '(?!)') => new RegExp(source, 'iu')
  return {
    boundary: new RegExp(boundary[2] ?? '(?!)', 'u'),
    boundaries: new RegExp(boundary[2] ?? '(?!)', 'gu'),
    aside: pattern(aside[2]),
    elsewhere: pattern(elsewhere[2]),
    thought: pattern(thought[2]),
    back: pattern(back[2]),
    head: pattern(head[2]),
    tailed: pattern(tail[2]),
    tail: pattern(tail[3]),
    rows: rows.flatMap(([channel, probability, pattern], at) =>
      isPattern(channel)
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

/** A channel, and the words that tell it. */
export interface Told {
  readonly channel: NonNullable<Statement['channel']>
  readonly span: Span
}

/** The channel that the words around a statement's content tell; absent where they tell none. */
export function channelOf(
  text: string,
  window: readonly Span[],
  { cue, content, quotation }: Pick<Statement, 'cue' | 'content' | 'quotation'>,
  table: ChannelTable,
): Told | undefined {
  const said = [...cue.map(({ exact }) => exact), content[0]?.exact.slice(0, GAP)].join(' ')
  const edges =
    quotation === 'direct'
      ? []
      : [...headOf(text, cue, content, table), ...(table.tailed.test(said) ? tailOf(content, table) : [])]
  return toldBy(text, window, { cue, content }, table) ?? toldBy(text, edges, { cue: [], content }, table)
}

function toldBy(
  text: string,
  window: readonly Span[],
  said: Said,
  { rows, boundary, aside }: ChannelTable,
): Told | undefined {
  for (const { pattern, channel, rule, probability } of rows) {
    for (const part of window) {
      for (const found of matchesOf(text.slice(part.start, part.end), pattern)) {
        const span = { start: part.start + found.index, end: part.start + found.index + found[0].length }
        const before = text.slice(Math.max(part.start, span.start - LOOKED_BACK), span.start)
        if (aside.test(before) || boundary.test(between(text, span, said))) continue
        return { channel: { value: channel, rule, probability }, span }
      }
    }
  }
  return undefined
}

/** Characters before a mention that may set it aside. */
const LOOKED_BACK = 60

/** The first words of what is said, or of what stands between a cue right before it and them, where they tell how it was said. */
function headOf(text: string, cue: readonly Span[], [first]: Statement['content'], { head }: ChannelTable): Span[] {
  if (!first) return []
  const end = cue.at(-1)?.end ?? first.start
  const starts = end < first.start && first.start <= end + GAP ? [end, first.start] : [first.start]
  return starts.flatMap((start) => {
    const found = head.exec(text.slice(start, Math.min(first.end, start + LONGEST_EDGE)))
    return found ? [{ start, end: start + found[0].length }] : []
  })
}

/** Characters between a cue and the words behind it. */
const GAP = 24

/** The last words of what is said, where they tell how it was said. */
function tailOf(content: Statement['content'], { tail }: ChannelTable): Span[] {
  const last = content.at(-1)
  const found = last && tail.exec(last.exact.slice(-LONGEST_EDGE))
  if (!last || !found) return []
  return [{ start: last.end - (Math.min(last.exact.length, LONGEST_EDGE) - found.index), end: last.end }]
}

const LONGEST_EDGE = 120

/** How many characters behind its name still tell of the occasion: "held a press conference,". */
const TAIL = 8

/** A statement's cue and content. */
interface Said {
  readonly cue: readonly Span[]
  readonly content: readonly Span[]
}

/** What stands between a mention and a cue beside the content: without the mention's tail, with the cue's last character; empty where there is no cue. */
function between(text: string, mention: Span, { cue, content }: Said): string {
  const first = cue[0]
  const last = cue.at(-1)
  if (!first || !last) return ''
  const isBefore = mention.end <= first.start
  const gap = isBefore
    ? { start: mention.end + TAIL, end: first.start }
    : { start: last.end - 1, end: Math.max(last.end, mention.start) }
  return subtract([gap], content)
    .map(({ start, end }) => text.slice(start, end))
    .join('…')
}

/** The words of a window that are of the cue's own clause: from the boundary before it to the one behind it. */
export function clauseOf(
  text: string,
  window: readonly Span[],
  cue: readonly Span[],
  { boundary, boundaries }: ChannelTable,
): string[] {
  const start = cue[0]?.start ?? 0
  const end = cue.at(-1)?.end ?? 0
  return window.flatMap((part) => {
    const words = text.slice(part.start, part.end)
    if (part.start < start) {
      const upTo = words.slice(0, end - part.start)
      const last = matchesOf(upTo.slice(0, start - part.start), boundaries).at(-1)
      const own = last ? upTo.slice(last.index + last[0].length) : upTo
      return part.end <= end ? [own] : [own, firstOf(text.slice(end - 1, part.end), boundary)]
    }
    return [firstOf(words, boundary)]
  })
}

function firstOf(words: string, boundary: RegExp): string {
  const found = boundary.exec(words)
  return found ? words.slice(0, found.index) : words
}
