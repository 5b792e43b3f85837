import { textWidth } from './text-width.ts'

/** The colours that a picture uses, by their names in `tokens.css`, with what they are in the light theme. */
export const LIGHT = {
  paper: '#fbfaf7',
  card: '#ffffff',
  sunk: '#f3f0e9',
  ink: '#23211d',
  quiet: '#635d54',
  line: '#e2dcd0',
  edge: '#8b8376',
  accent: '#86581a',
  link: '#1a5f78',
  good: '#2c6a35',
  bad: '#a02a20',
} as const

export type Colour = keyof typeof LIGHT

/** How a mark looks: on screen in the colours of the theme, in a saved picture in those of the light one. */
export interface LookOf {
  readonly fill?: Colour
  readonly stroke?: Colour
  readonly width?: number
  readonly dash?: string
  /** Of words. */
  readonly size?: number
  readonly weight?: number
  readonly font?: Font
}

/** The fonts, by their names in `tokens.css`, as a saved picture names them. */
export const FONTS = {
  sans: "system-ui, -apple-system, 'Segoe UI', 'Noto Sans', 'Noto Sans CJK JP', 'Hiragino Sans', 'Yu Gothic UI', sans-serif",
  serif: "Georgia, 'Noto Serif', 'Noto Serif CJK JP', 'Hiragino Mincho ProN', 'Yu Mincho', serif",
} as const

export type Font = keyof typeof FONTS

const label = { size: 11.5, weight: 600, font: 'sans' } as const

export const LOOKS = {
  band: { fill: 'paper' },
  otherBand: { fill: 'sunk' },
  day: { fill: 'ink', size: 12, weight: 600, font: 'sans' },
  small: { fill: 'quiet', size: 11, font: 'sans' },
  rift: { stroke: 'edge', width: 1, dash: '2 4' },
  lifeline: { stroke: 'edge', width: 1 },
  party: { fill: 'card', stroke: 'edge', width: 1 },
  partyName: { fill: 'ink', size: 12.5, weight: 600, font: 'sans' },
  occasion: { fill: 'card', stroke: 'link', width: 1.2 },
  written: { fill: 'card', stroke: 'link', width: 1.2, dash: '6 3' },
  occasionName: { fill: 'link', size: 12, weight: 600, font: 'sans' },
  dot: { fill: 'link' },
  source: { fill: 'ink' },
  stub: { stroke: 'quiet', width: 1 },
  note: { fill: 'card', stroke: 'line', width: 1 },
  mask: { fill: 'card' },
  words: { fill: 'ink', size: 12, font: 'serif' },
  telling: { ...label, fill: 'quiet' },
  asking: { ...label, fill: 'accent' },
  refusing: { ...label, fill: 'bad' },
  agreeing: { ...label, fill: 'good' },
  tellingBar: { fill: 'edge' },
  askingBar: { fill: 'accent' },
  refusingBar: { fill: 'bad' },
  agreeingBar: { fill: 'good' },
  tellingArrow: { stroke: 'quiet', width: 1.5 },
  askingArrow: { stroke: 'accent', width: 1.5 },
  refusingArrow: { stroke: 'bad', width: 1.5 },
  agreeingArrow: { stroke: 'good', width: 1.5 },
  tellingHead: { fill: 'quiet' },
  askingHead: { fill: 'accent' },
  refusingHead: { fill: 'bad' },
  agreeingHead: { fill: 'good' },
  inferred: { stroke: 'quiet', width: 1.3, dash: '5 4' },
  gap: { stroke: 'accent', width: 1.6, dash: '4 3' },
  overdue: { stroke: 'bad', width: 2, dash: '4 3' },
  lateMark: { fill: 'bad' },
  closing: { fill: 'accent' },
  number: { fill: 'paper', stroke: 'accent', width: 1.2 },
  digits: { fill: 'accent', size: 9, weight: 600, font: 'sans' },
} as const satisfies Record<string, LookOf>

export type Look = keyof typeof LOOKS

/** The size that words in a look take up their room by: bold ones are wider than plain ones. */
export function sizeIn(look: Look): number {
  const { size = 12, weight = 400 }: LookOf = LOOKS[look]
  return size * (weight > 400 ? 1.14 : 1)
}

/** How wide words are in a look. */
export function widthIn(look: Look, text: string): number {
  return textWidth(text, sizeIn(look))
}
