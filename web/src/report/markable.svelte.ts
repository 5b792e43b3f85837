import type { Paragraph } from './text-pieces.ts'

/** Texts with so many pieces are marked whole; of longer ones the beginning, and the rest as it is read. */
const MARKED_AT_ONCE = 1500

/** A paragraph that is shown, and whether its statements are marked yet. */
export class ShownParagraph {
  readonly paragraph: Paragraph
  isMarked = $state(false)

  constructor(paragraph: Paragraph, isMarked: boolean) {
    this.paragraph = paragraph
    this.isMarked = isMarked
  }

  mark(): void {
    this.isMarked = true
  }
}

/** The paragraphs of a text as they are first shown. */
export function markable(paragraphs: readonly Paragraph[]): readonly ShownParagraph[] {
  let nPieces = 0
  return paragraphs.map((paragraph) => {
    nPieces += paragraph.pieces.length
    return new ShownParagraph(paragraph, nPieces <= MARKED_AT_ONCE)
  })
}
