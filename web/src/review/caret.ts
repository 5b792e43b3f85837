import type { Span } from '../../../src/text/index.ts'

/** A selection as it is made: from where it was begun to where the caret is. */
export interface Selection {
  readonly anchor: number
  readonly head: number
}

/** What a caret moves by. */
export type Unit = 'grapheme' | 'word' | 'sentence'

/** The stretch that is selected; empty where the caret stands alone. */
export function spanOf({ anchor, head }: Selection): Span {
  return { start: Math.min(anchor, head), end: Math.max(anchor, head) }
}

/** A selection after its caret moved: the rest goes along where it is extended. */
export function moved(selection: Selection, head: number, how: 'move' | 'extend'): Selection {
  return { anchor: how === 'extend' ? selection.anchor : head, head }
}

/**
 * Where a caret stands after a step by a unit, within a stretch of a text: the next place where one begins or ends that is no white space.
 *
 * @param language the text’s, as a BCP 47 tag: it tells words apart.
 */
export function stepped(text: string, within: Span, from: number, unit: Unit, step: 1 | -1, language: string): number {
  const borders = bordersOf(text.slice(within.start, within.end), unit, language).map((at) => at + within.start)
  const found = step === 1 ? borders.find((at) => at > from) : borders.findLast((at) => at < from)
  return found ?? (step === 1 ? within.end : within.start)
}

/** The start and the end of the sentence that a caret stands in. */
export function sentenceAt(text: string, within: Span, at: number, language: string): Span {
  const pieces = segmented(text.slice(within.start, within.end), 'sentence', language)
  const own = pieces.findLast(({ index }) => index + within.start <= at) ?? { index: 0, segment: '' }
  const start = own.index + within.start
  return { start, end: start + own.segment.trimEnd().length }
}

function bordersOf(text: string, unit: Unit, language: string): number[] {
  const pieces = segmented(text, unit, language)
  if (unit === 'grapheme') return [...pieces.map(({ index }) => index), text.length]
  const inked = pieces.filter(({ segment }) => segment.trim() !== '')
  const borders = inked.flatMap(({ index, segment }) => [index, index + segment.trimEnd().length])
  return [...new Set(borders)].sort((a, b) => a - b)
}

function segmented(text: string, granularity: Unit, language: string) {
  return [...new Intl.Segmenter(language, { granularity }).segment(text)]
}
