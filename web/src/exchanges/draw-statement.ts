import { actorsIn, exactOf } from '../entries/statement-parts.ts'
import { toneOf } from './act-tone.ts'
import { BESIDE, type Grid, LANES, placesOf } from './grid.ts'
import { type Look, sizeIn, widthIn } from './looks.ts'
import type { Area, Figure, Mark } from './picture.ts'
import type { PictureWords } from './picture-words.ts'
import { OTHERS, type Party, type StatementTurn } from './scene.ts'
import { wrap } from './wrap.ts'

/** What drawing needs to know beside what is drawn. */
export interface Setting {
  readonly grid: Grid
  readonly words: PictureWords
  readonly parties: readonly Party[]
  /** The number of what a statement leaves to come, by its id. */
  readonly numbers: ReadonlyMap<string, number>
  /** What a statement answers, by its id. */
  readonly answered: ReadonlyMap<string, string>
}

/** A figure, and the height of the line that what is awaited begins or ends at. */
export interface Drawn {
  readonly figure: Figure
  readonly at: number
}

/** Room above and below what is drawn. */
const PAD = 7
const LINE = 16
/** So much of what was said is looked at: more than there is room for. */
const MOST = 500

/** A statement from here down: an arrow to whom it was said, or a note beside whose it is. */
export function drawStatement(turn: StatementTurn, y: number, setting: Setting): Drawn {
  return turn.targets.length > 0 ? arrow(turn, y, setting) : note(turn, y, setting)
}

/** The lifelines that a statement is drawn between, outer ones included. */
export function linesOf({ sources, targets }: StatementTurn): readonly string[] {
  return [...sources, ...targets]
}

function note(turn: StatementTurn, y: number, setting: Setting): Drawn {
  const { grid } = setting
  const places = placesOf(grid, turn.sources)
  const [from] = places
  const tone = toneOf(turn.entry.statement.act.value)
  const x = from + BESIDE
  const top = y + PAD
  const inner = grid.cardWidth - 22
  const head = headOf(turn, inner, setting)
  const lines = wordsOf(turn, inner, 3)
  const height = 10 + LINE * (head.length + lines.length)
  const at = top + 14
  const marks: Mark[] = [
    { kind: 'path', look: 'stub', d: `M${from} ${at}H${Math.max(x, places[places.length - 1])}` },
    ...places.map((place) => dot(place, at)),
    { kind: 'box', look: 'note', x, y: top, width: grid.cardWidth, height, radius: 3 },
    { kind: 'box', look: `${tone}Bar`, x, y: top, width: 3, height, radius: 1 },
    ...block([...head.map(as(tone)), ...lines.map(as('words'))], x + 11, top + 5, 'start', turn),
  ]
  const right = Math.max(x + grid.cardWidth, places[places.length - 1] + 5)
  const area = { x: from - 5, y: top, width: right - from + 5, height }
  return { figure: figureOf('note', turn, area, marks, setting), at }
}

function arrow(turn: StatementTurn, y: number, setting: Setting): Drawn {
  const { grid } = setting
  const [sources, targets] = [placesOf(grid, turn.sources), placesOf(grid, turn.targets)]
  const all = [...sources, ...targets].toSorted((one, other) => one - other)
  const [left, right] = [all[0], all[all.length - 1]]
  const room = right - left - BESIDE - LANES
  const inner = Math.min(room, 400)
  const tone = toneOf(turn.entry.statement.act.value)
  const lines = [
    ...headOf(turn, inner, setting).map(as(tone)),
    ...wordsOf(turn, inner, room < 250 ? 3 : 2).map(as('words')),
  ]
  const top = y + PAD
  const middle = left + BESIDE + room / 2
  const at = top + LINE * lines.length + 9
  const wide = Math.max(...lines.map(({ text, look }) => widthIn(look, text)))
  const mask = { x: middle - wide / 2 - 3, y: top, width: wide + 6, height: LINE * lines.length + 2 }
  const marks: Mark[] = [
    { kind: 'box', look: 'mask', radius: 2, ...mask },
    ...block(lines, middle, top, 'middle', turn),
    { kind: 'path', look: turn.isInferred ? 'inferred' : `${tone}Arrow`, d: `M${left} ${at}H${right}` },
    ...sources.map((place) => dot(place, at)),
    ...targets.map((place) => tip(place, at, place > sources[0], `${tone}Head`)),
  ]
  const area = { x: left - 5, y: top, width: right - left + 10, height: at - top + 8 }
  return { figure: figureOf('arrow', turn, area, marks, setting), at }
}

/** Who and what: the name only where the lifeline does not tell it. */
function headOf(turn: StatementTurn, width: number, { words, parties, numbers }: Setting): readonly string[] {
  const { statement, id, outlet } = turn.entry
  const nameOf = (line: string) => parties.find((party) => party.id === line)?.name
  const who = turn.sources.length > 1 || nameOf(turn.sources[0]) === speaker(turn) ? undefined : speaker(turn)
  const [target] = turn.targets
  const { within } = turn
  const told = actorsIn(turn.entry, 'addressee')
  const isTold = target === OTHERS || (told.length > 0 && told[0].name !== nameOf(target) && target !== undefined)
  const whom = isTold ? told.map(({ name }) => name).join(', ') : undefined
  const number = numbers.get(id)
  const what = [
    words.act[statement.act.value],
    ...(statement.channel === undefined || statement.channel.value === within
      ? []
      : [words.channel[statement.channel.value]]),
    ...(outlet === undefined ? [] : [outlet]),
  ].join(' · ')
  const mark = number === undefined ? '' : `${numbered(number)} `
  const named = [who, whom].filter((each) => each !== undefined && each !== '').join(' → ')
  const room = { width, nLines: 1, size: sizeIn('telling') }
  return [...(named === '' ? [] : wrap(named, words.language, room)), ...wrap(mark + what, words.language, room)]
}

/** ① and so on, in brackets where there is no such character. */
export function numbered(number: number): string {
  return number <= 20 ? String.fromCodePoint(0x245f + number) : `(${number})`
}

function speaker({ entry }: StatementTurn): string {
  const names = actorsIn(entry, 'source').map(({ name }) => name)
  return names.length > 0 ? names.join(', ') : exactOf(entry.statement.source)
}

function wordsOf({ entry }: StatementTurn, width: number, nLines: number): readonly string[] {
  const { content, cue } = entry.statement
  return wrap(exactOf(content.length > 0 ? content : cue).slice(0, MOST), entry.language, {
    width,
    nLines,
    size: sizeIn('words'),
  })
}

interface Line {
  readonly text: string
  readonly look: Look
}

function as(look: Look): (text: string) => Line {
  return (text) => ({ text, look })
}

function block(lines: readonly Line[], x: number, y: number, anchor: 'start' | 'middle', turn: StatementTurn): Mark[] {
  return lines.map(({ text, look }, at) => ({
    kind: 'words',
    look,
    x,
    y: y + LINE * at + 12,
    text,
    anchor,
    ...(look === 'words' && { language: turn.entry.language }),
  }))
}

function dot(x: number, y: number): Mark {
  return { kind: 'dot', look: 'source', x, y, radius: 3 }
}

function tip(x: number, y: number, isRightward: boolean, look: Look): Mark {
  const back = isRightward ? x - 9 : x + 9
  return { kind: 'path', look, d: `M${x} ${y}L${back} ${y - 4.5}L${back} ${y + 4.5}Z` }
}

function figureOf(
  kind: 'arrow' | 'note',
  turn: StatementTurn,
  area: Area,
  marks: readonly Mark[],
  { words, parties }: Setting,
): Figure {
  const { id, statement, said } = turn.entry
  const whom = turn.targets.map((line) => parties.find((party) => party.id === line)?.name ?? line).join(', ')
  const content = exactOf(statement.content).slice(0, MOST)
  const name = words.said(speaker(turn) || words.nobody, words.act[statement.act.value], whom || undefined, content)
  return {
    id,
    kind,
    entries: [id, ...(turn.exchange === undefined ? [] : [turn.exchange.id])],
    name: said === undefined ? name : `${name} ${words.day(said)}`,
    area,
    marks,
  }
}
