import { exactOf } from '../entries/statement-parts.ts'
import type { DrawnOccasion } from './draw-occasion.ts'
import { numbered, type Setting } from './draw-statement.ts'
import { BESIDE } from './grid.ts'
import { type Look, sizeIn } from './looks.ts'
import type { Figure, Mark } from './picture.ts'
import type { PictureWords } from './picture-words.ts'
import type { Gap } from './scene.ts'
import { wrap } from './wrap.ts'

/** What brackets are drawn against. */
export interface Ground {
  /** Where each statement is, by its id. */
  readonly at: ReadonlyMap<string, number>
  /** Where each day ends, in order. */
  readonly days: readonly { readonly day?: string; readonly top: number; readonly bottom: number }[]
  readonly heads: readonly DrawnOccasion['head'][]
  /** Where all days end, and what is still awaited begins. */
  readonly bottom: number
}

const LANE = 13
const N_LANES = 3
const LINE = 16
/** A bracket begins so far below the line of what it is about: beside an arrow’s tip there is no room. */
const BELOW = 13

/** What is awaited, as brackets down the lifelines of those whose turn it is; what has not come stands below, each with its number. */
export function drawGaps(
  gaps: readonly Gap[],
  ground: Ground,
  setting: Setting,
): { readonly figures: readonly Figure[]; readonly bottom: number } {
  const lanes = new Lanes()
  const figures: Figure[] = []
  let bottom = ground.bottom
  for (const gap of gaps) {
    const asked = ground.at.get(gap.asked)
    if (asked === undefined) continue
    const start = asked + BELOW
    const closing = gap.answer === undefined ? undefined : ground.at.get(gap.answer)
    const end = closing ?? bottom + 14
    const [top, foot] = start <= end ? [start, end] : [end, start]
    const brackets = gap.parties.map((line) =>
      bracket(gap, { line, top, foot, lanes, start, closing }, ground, setting),
    )
    const card = closing === undefined ? tail(gap, bottom, setting) : undefined
    const marks = [...brackets.flat(), ...(card?.marks ?? [])]
    figures.push(figureOf(gap, marks, top, card?.bottom ?? foot, setting))
    bottom = card?.bottom ?? bottom
  }
  return { figures, bottom }
}

/** Which of the lanes left of a lifeline are free from where on: with more at once than there are, they run over one another. */
class Lanes {
  private readonly busyTo = new Map<string, number[]>()

  take(line: string, top: number, foot: number): number {
    const busy = this.busyTo.get(line) ?? Array.from({ length: N_LANES }, () => Number.NEGATIVE_INFINITY)
    this.busyTo.set(line, busy)
    const free = busy.findIndex((end) => end < top - LANE)
    const lane = free >= 0 ? free : busy.indexOf(Math.min(...busy))
    busy[lane] = Math.max(busy[lane], foot)
    return lane
  }
}

interface Run {
  readonly line: string
  readonly top: number
  readonly foot: number
  readonly start: number
  readonly closing: number | undefined
  readonly lanes: Lanes
}

function bracket(gap: Gap, run: Run, ground: Ground, { grid, numbers }: Setting): readonly Mark[] {
  const { line, top, foot, start, closing } = run
  const x = grid.xOf(line)
  const lane = x - 9 - LANE * run.lanes.take(line, top, foot)
  const late = lateFrom(gap, ground)
  const pieces = uncovered(lane, top, foot, ground.heads)
  const down = (from: number, to: number) =>
    pieces
      .map(([a, b]) => [Math.max(a, from), Math.min(b, to)] as const)
      .filter(([a, b]) => a < b)
      .map(([a, b]) => `M${lane} ${a}V${b}`)
      .join('')
  const [inTime, tooLate] = [down(top, late ?? foot), late === undefined ? '' : down(late, foot)]
  const end = closing ?? foot
  return [
    { kind: 'path', look: 'gap', d: `M${x} ${start}H${lane}${inTime}` },
    ...(tooLate === ''
      ? []
      : [{ kind: 'path', look: 'overdue', d: tooLate } as const, lateMark(lane, Math.max(late ?? 0, top + 12))]),
    {
      kind: 'path',
      look: tooLate === '' ? 'gap' : 'overdue',
      d: `M${lane} ${end}H${closing === undefined ? x + BESIDE : x}`,
    },
    ...(closing === undefined ? [] : [{ kind: 'dot', look: 'closing', x, y: end, radius: 3.5 } as const]),
    ...badge(numbers.get(gap.asked), lane, start),
  ]
}

/** From where a bracket is overdue; absent where it is not, or nothing tells. */
function lateFrom({ deadline, state }: Gap, { days, bottom }: Ground): number | undefined {
  if (deadline === undefined || state !== 'overdue') return undefined
  return days.find(({ day }) => day !== undefined && day > deadline)?.top ?? bottom
}

function lateMark(x: number, y: number): Mark {
  return { kind: 'path', look: 'lateMark', d: `M${x} ${y + 5}L${x - 5} ${y - 4}H${x + 5}Z` }
}

function badge(number: number | undefined, x: number, y: number): readonly Mark[] {
  if (number === undefined) return []
  return [
    { kind: 'dot', look: 'number', x, y, radius: 6 },
    { kind: 'words', look: 'digits', x, y: y + 3.2, text: String(number % 100), anchor: 'middle' },
  ]
}

/** The parts of a line down that no head of an occasion covers. */
function uncovered(
  x: number,
  top: number,
  foot: number,
  heads: Ground['heads'],
): readonly (readonly [number, number])[] {
  const covering = heads.filter((head) => head.left < x && x < head.right && head.top < foot && top < head.bottom)
  const pieces: [number, number][] = []
  let from = top
  for (const head of covering.toSorted((one, other) => one.top - other.top)) {
    if (head.top > from) pieces.push([from, head.top])
    from = Math.max(from, head.bottom)
  }
  if (from < foot) pieces.push([from, foot])
  return pieces
}

/** Below all days: what has not come, on whose lifeline it is awaited, until when, in the words of the report. */
function tail(gap: Gap, y: number, { grid, words, numbers }: Setting): { marks: readonly Mark[]; bottom: number } {
  const [line] = gap.parties
  const x = grid.xOf(line) + BESIDE
  const number = numbers.get(gap.asked)
  const head = `${number === undefined ? '' : `${numbered(number)} `}${stateOf(gap, words)}`
  const look = gap.state === 'overdue' ? 'refusing' : gap.state === 'open' ? 'asking' : 'telling'
  const width = grid.cardWidth - 22
  const { exact, language } = awaitedIn(gap)
  const lines: { readonly text: string; readonly look: Look; readonly language?: string }[] = [
    ...wrap(head, words.language, { width, nLines: 2, size: sizeIn(look) }).map((text) => ({ text, look }) as const),
    ...wrap(exact, language, { width, nLines: 2, size: sizeIn('words') }).map(
      (text) => ({ text, look: 'words', language }) as const,
    ),
  ]
  const height = 10 + LINE * lines.length
  const marks: Mark[] = [
    { kind: 'box', look: 'note', x, y: y + 4, width: grid.cardWidth, height, radius: 3 },
    ...lines.map((each, at): Mark => ({ kind: 'words', x: x + 11, y: y + 21 + at * LINE, anchor: 'start', ...each })),
  ]
  return { marks, bottom: y + height + 8 }
}

/** The words that say what is awaited; of an answer that is not shown, none. */
function awaitedIn({ from }: Gap): { readonly exact: string; readonly language: string } {
  const entry =
    from.kind === 'pending' ? from.statements.find(({ statement }) => statement.pending !== undefined) : undefined
  return { exact: exactOf(entry?.statement.pending?.value ?? []), language: entry?.language ?? 'en' }
}

function stateOf({ state, deadline }: Gap, words: PictureWords): string {
  if (state === 'overdue') return words.overdue(deadline)
  return state === 'open' ? words.awaited(deadline) : words.closed(state)
}

function figureOf(gap: Gap, marks: readonly Mark[], top: number, bottom: number, setting: Setting): Figure {
  const { grid, words, parties, numbers } = setting
  const places = gap.parties.map((line) => grid.xOf(line))
  const left = Math.min(...places) - 9 - LANE * N_LANES
  const right = Math.max(...places) + BESIDE + grid.cardWidth
  const names = parties.filter(({ id }) => gap.parties.includes(id)).map(({ name }) => name)
  return {
    id: gap.id,
    kind: 'gap',
    entries: [gap.id],
    name: words.gap(numbers.get(gap.asked) ?? 0, names.join(', '), stateOf(gap, words)),
    area: { x: left, y: top - 6, width: right - left, height: bottom - top + 8 },
    marks,
  }
}
