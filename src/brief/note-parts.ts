import type { Footnote, Piece } from './brief.ts'
import type { BriefWords } from './words.ts'

/** A footnote as every form of a brief writes it: the quotation, what it is of, the entry, and how that was found. */
export interface NoteParts {
  readonly quotation: readonly Piece[]
  /** Who, outlet, title, date: those that are known. */
  readonly about: readonly (readonly Piece[])[]
  readonly entry: string
  readonly found: string
}

/** The parts of a footnote. */
export function noteParts(note: Footnote, words: BriefWords): NoteParts {
  const { quotation, isCut, language, who, outlet, title, published } = note
  const { nobody, noParticipants, noOutlet, cut, titled, entry, found } = words.footnote
  const name = (text: string) => ({ kind: 'name', text, language }) as const
  const about: (readonly Piece[])[] = [
    who.length > 0 ? who : [note.entry === 'statement' ? nobody : noParticipants],
    [outlet === undefined ? noOutlet : name(outlet)],
    title === undefined ? [] : titled(name(title)),
    published === undefined ? [] : [words.day(published)],
  ]
  return {
    quotation: [{ kind: 'said', text: quotation, language }, ...(isCut ? [cut] : [])],
    about: about.filter((pieces) => pieces.length > 0),
    entry: entry(note),
    found: found(note),
  }
}
