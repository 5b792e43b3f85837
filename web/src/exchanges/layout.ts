import { drawGaps, type Ground } from './draw-gaps.ts'
import { drawOccasion } from './draw-occasion.ts'
import { drawRows } from './draw-rows.ts'
import type { Drawn, Setting } from './draw-statement.ts'
import { GUTTER, gridOf } from './grid.ts'
import { sizeIn, widthIn } from './looks.ts'
import type { Figure, Mark, Picture } from './picture.ts'
import type { PictureWords } from './picture-words.ts'
import type { DayOfTurns, Scene, StatementTurn, Turn } from './scene.ts'
import { wrap } from './wrap.ts'

/**
 * Lays a sequence diagram out: lifelines side by side, time downwards. The same scene in the same width gives the same picture.
 *
 * @param width what the picture may be wide; with many lifelines it is wider.
 */
export function layoutOf(scene: Scene, width: number, words: PictureWords): Picture {
  const grid = gridOf(scene.parties, width)
  const numbers = new Map(scene.gaps.map(({ asked }, at) => [asked, at + 1]))
  const answered = new Map(scene.gaps.flatMap(({ asked, answer }) => (answer === undefined ? [] : [[answer, asked]])))
  const setting: Setting = { grid, words, parties: scene.parties, numbers, answered }
  const head = headOf(setting)
  const body = new Body(HEAD_HEIGHT, setting)
  for (const [at, day] of scene.days.entries()) {
    body.rift(scene.days[at - 1]?.day, day.day)
    body.day(day)
  }
  const { figures: gaps, bottom } = drawGaps(scene.gaps, body.ground(), setting)
  if (bottom > body.y) body.awaited(bottom)
  const height = body.y + 12
  return {
    width: grid.width,
    height,
    headHeight: HEAD_HEIGHT,
    head,
    back: [...body.bands, ...lifelinesOf(setting, height), ...body.texts],
    figures: inOrder(body.figures, gaps, scene),
  }
}

const HEAD_HEIGHT = 46

/** The names of the lifelines, each in a box above it. */
function headOf({ grid, parties, words }: Setting): readonly Mark[] {
  return parties.flatMap(({ id, name }): Mark[] => {
    const x = grid.xOf(id)
    const width = grid.columnWidth - 12
    const left = x - 38
    const room = { width: width - 16, nLines: 2, size: sizeIn('partyName') }
    const lines = wrap(name, words.language, room)
    return [
      { kind: 'box', look: 'party', x: left, y: 4, width, height: 38, radius: 5 },
      { kind: 'path', look: 'lifeline', d: `M${x} 42V${HEAD_HEIGHT}` },
      ...lines.map(
        (text, at): Mark => ({
          kind: 'words',
          look: 'partyName',
          x: left + width / 2,
          y: (lines.length === 1 ? 28 : 20) + at * 15,
          text,
          anchor: 'middle',
        }),
      ),
    ]
  })
}

function lifelinesOf({ grid }: Setting, height: number): readonly Mark[] {
  return grid.lines.map((line) => ({
    kind: 'path',
    look: 'lifeline',
    d: `M${grid.xOf(line)} ${HEAD_HEIGHT}V${height}`,
  }))
}

/** What is drawn below the names, from the top down. */
class Body {
  readonly bands: Mark[] = []
  readonly texts: Mark[] = []
  readonly figures: Figure[] = []
  y: number

  private readonly setting: Setting
  private readonly at = new Map<string, number>()
  private readonly days: Ground['days'][number][] = []
  private readonly heads: Ground['heads'][number][] = []
  private nBands = 0

  constructor(y: number, setting: Setting) {
    this.y = y
    this.setting = setting
  }

  /** Days without anything, as a narrow band that says how many. */
  rift(before: string | undefined, day: string | undefined): void {
    if (before === undefined || day === undefined) return
    const n = Math.round((Date.parse(day) - Date.parse(before)) / 86_400_000) - 1
    if (n < 1) return
    const { grid, words } = this.setting
    const middle = this.y + 12
    const text = words.daysWithout(n)
    const from = 20 + widthIn('small', text)
    this.texts.push(
      { kind: 'path', look: 'rift', d: `M${from} ${middle}H${grid.width}` },
      { kind: 'words', look: 'small', x: 10, y: middle + 4, text, anchor: 'start' },
    )
    this.bands.push({ kind: 'box', look: 'band', x: 0, y: this.y, width: grid.width, height: 24, radius: 0 })
    this.y += 24
  }

  day({ day, turns }: DayOfTurns): void {
    const { words } = this.setting
    const top = this.y
    this.y += 6
    for (const run of runsOf(turns)) {
      if (run.kind === 'occasion') this.occasion(run)
      else this.rows(run.turns)
    }
    this.y = Math.max(this.y + 6, top + 48)
    this.days.push({ ...(day !== undefined && { day }), top, bottom: this.y })
    this.band(top, day === undefined ? [words.undated] : [words.day(day), words.weekday(day)])
  }

  /** The band below all days, with what has not come. */
  awaited(bottom: number): void {
    const top = this.y
    this.y = bottom + 6
    this.band(top, [this.setting.words.stillAwaited])
  }

  ground(): Ground {
    return { at: this.at, days: this.days, heads: this.heads, bottom: this.y }
  }

  private occasion(turn: Turn & { kind: 'occasion' }): void {
    const { figure, within, bottom, head } = drawOccasion(turn, this.y, this.setting)
    this.figures.push(figure)
    this.heads.push(head)
    this.keep(within)
    this.y = bottom + 2
  }

  private rows(turns: readonly StatementTurn[]): void {
    const { drawn, bottom } = drawRows(turns, this.y, this.setting)
    this.keep(drawn)
    this.y = bottom
  }

  private keep(drawn: readonly Drawn[]): void {
    for (const { figure, at } of drawn) {
      this.figures.push(figure)
      this.at.set(figure.id, at)
    }
  }

  private band(top: number, [title, ...more]: readonly string[]): void {
    const { grid, words } = this.setting
    const look = this.nBands % 2 === 0 ? 'otherBand' : 'band'
    this.nBands += 1
    this.bands.push({ kind: 'box', look, x: 0, y: top, width: grid.width, height: this.y - top, radius: 0 })
    const lines = wrap(title, words.language, { width: GUTTER - 12, nLines: 2, size: sizeIn('day') })
    lines.forEach((text, at) => {
      this.texts.push({ kind: 'words', look: 'day', x: 10, y: top + 20 + at * 15, text, anchor: 'start' })
    })
    more.forEach((text, at) => {
      const y = top + 20 + (lines.length + at) * 15
      this.texts.push({ kind: 'words', look: 'small', x: 10, y, text: fit(text, words), anchor: 'start' })
    })
  }
}

function fit(text: string, { language }: PictureWords): string {
  return wrap(text, language, { width: GUTTER - 14, nLines: 1, size: sizeIn('small') })[0] ?? ''
}

type Run = (Turn & { kind: 'occasion' }) | { readonly kind: 'rows'; readonly turns: readonly StatementTurn[] }

/** Occasions one by one, and the statements between them together. */
function runsOf(turns: readonly Turn[]): readonly Run[] {
  const runs: (Run & { turns?: StatementTurn[] })[] = []
  for (const turn of turns) {
    const last = runs[runs.length - 1]
    if (turn.kind === 'occasion') runs.push(turn)
    else if (last?.kind === 'rows') last.turns?.push(turn)
    else runs.push({ kind: 'rows', turns: [turn] })
  }
  return runs
}

/** What is awaited is walked to from the statement that opens it. */
function inOrder(figures: readonly Figure[], gaps: readonly Figure[], { gaps: known }: Scene): readonly Figure[] {
  const opened = new Map(known.map((gap) => [gap.asked, gaps.find(({ id }) => id === gap.id)]))
  return figures.flatMap((figure) => {
    const gap = opened.get(figure.id)
    return gap === undefined ? [figure] : [figure, gap]
  })
}
