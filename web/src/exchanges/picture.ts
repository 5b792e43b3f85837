import type { Look } from './looks.ts'

/** A rectangle, in the picture’s units: pixels at its own size. */
export interface Area {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

/** What a picture is made of. */
export type Mark =
  | ({ readonly kind: 'box'; readonly look: Look; readonly radius: number } & Area)
  | { readonly kind: 'path'; readonly look: Look; readonly d: string }
  | { readonly kind: 'dot'; readonly look: Look; readonly x: number; readonly y: number; readonly radius: number }
  | {
      readonly kind: 'words'
      readonly look: Look
      readonly x: number
      /** The line that letters stand on. */
      readonly y: number
      readonly text: string
      readonly anchor: 'start' | 'middle'
      /** Of words of a report: what they are written in. */
      readonly language?: string
    }

/** A thing that can be chosen: what is drawn for it, and what it is called for who does not see it. */
export interface Figure {
  readonly id: string
  readonly kind: 'occasion' | 'arrow' | 'note' | 'gap'
  /** Ids of the entries that it stands for. */
  readonly entries: readonly string[]
  readonly name: string
  readonly area: Area
  readonly marks: readonly Mark[]
}

/** Figures in the order in which they are painted: boxes lowest, then what is awaited, then what was said. */
export function paintOrder(figures: readonly Figure[]): readonly Figure[] {
  const layers: readonly (readonly Figure['kind'][])[] = [['occasion'], ['gap'], ['arrow', 'note']]
  return layers.flatMap((kinds) => figures.filter(({ kind }) => kinds.includes(kind)))
}

/** A sequence diagram, laid out. */
export interface Picture {
  readonly width: number
  readonly height: number
  /** So high is the part with the names of the lifelines, which stays in sight. */
  readonly headHeight: number
  readonly head: readonly Mark[]
  /** Bands of days and lifelines. */
  readonly back: readonly Mark[]
  /** In the order in which they are walked. */
  readonly figures: readonly Figure[]
}
