import { MANNER } from './channel-manner.ts'
import { drawRows } from './draw-rows.ts'
import { type Drawn, linesOf, type Setting } from './draw-statement.ts'
import { BESIDE, LANES, placesOf } from './grid.ts'
import { sizeIn } from './looks.ts'
import type { Mark } from './picture.ts'
import type { OccasionTurn } from './scene.ts'
import { wrap } from './wrap.ts'

const LINE = 16

/** An occasion as a box across the lifelines of those who took part, with what was said within. */
export interface DrawnOccasion {
  readonly figure: Drawn['figure']
  readonly within: readonly Drawn[]
  readonly bottom: number
  /** What stands in the head covers lines that run down behind it. */
  readonly head: { readonly left: number; readonly right: number; readonly top: number; readonly bottom: number }
}

/** An occasion from here down. */
export function drawOccasion(turn: OccasionTurn, y: number, setting: Setting): DrawnOccasion {
  const { grid } = setting
  const parties = placesOf(grid, turn.parties)
  const touched = placesOf(grid, [...turn.parties, ...turn.said.flatMap(linesOf)])
  const left = touched[0] - LANES + 5
  const right = touched[touched.length - 1] + BESIDE + grid.cardWidth + 5
  const top = y + 8
  const names = headLines(turn, right - left - 24, setting)
  const headBottom = top + 8 + names.length * LINE
  const { drawn, bottom: end } = drawRows(turn.said, headBottom + 6, setting)
  const bottom = turn.said.length > 0 ? end + 6 : headBottom + 12
  const isWritten = MANNER[turn.exchange.channel] === 'written'
  const inside = [...new Set(touched)].filter((x) => parties.includes(x) || turn.said.length > 0)
  const marks: Mark[] = [
    {
      kind: 'box',
      look: isWritten ? 'written' : 'occasion',
      x: left,
      y: top,
      width: right - left,
      height: bottom - top,
      radius: 6,
    },
    ...inside.map((x): Mark => ({ kind: 'path', look: 'lifeline', d: `M${x} ${headBottom}V${bottom}` })),
    ...parties.map((x): Mark => ({ kind: 'dot', look: 'dot', x, y: headBottom, radius: 4 })),
    ...names.map(
      ({ text, look, language }, at): Mark => ({
        kind: 'words',
        look,
        x: left + 12,
        y: top + 16 + at * LINE,
        text,
        anchor: 'start',
        ...(language !== undefined && { language }),
      }),
    ),
  ]
  const area = { x: left, y: top, width: right - left, height: bottom - top }
  const { id, channel } = turn.exchange
  const name = setting.words.took(setting.words.channel[channel], namesIn(turn).join(', '))
  return {
    figure: { id, kind: 'occasion', entries: [id], name, area, marks },
    within: drawn,
    bottom,
    head: { left, right, top, bottom: headBottom },
  }
}

interface HeadLine {
  readonly text: string
  readonly look: 'occasionName' | 'small' | 'words'
  readonly language?: string
}

function headLines(turn: OccasionTurn, width: number, { words }: Setting): readonly HeadLine[] {
  const { exchange, said } = turn
  const { channel, minutes, date, day, told } = exchange
  const title = [
    words.channel[channel],
    ...(minutes === undefined ? [] : [words.minutes(minutes)]),
    ...(date === undefined || date === day ? [] : [date.split('/').map(words.day).join(' – ')]),
  ].join(' · ')
  const line = (text: string, look: HeadLine['look'], language = words.language): HeadLine[] => {
    const room = { width, nLines: 1, size: sizeIn(look) }
    return wrap(text, language, room).map((each) => ({ text: each, look, ...(look === 'words' && { language }) }))
  }
  const evidence = told.flatMap((each) => each.evidence.map(({ exact }) => exact))
  return [
    ...line(title, 'occasionName'),
    ...line(namesIn(turn).join(', '), 'small'),
    ...(said.length > 0 ? [] : line([...new Set(evidence)].join(' … '), 'words')),
  ]
}

function namesIn({ exchange }: OccasionTurn): readonly string[] {
  return exchange.participants.map(({ name }) => name)
}
