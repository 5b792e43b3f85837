import type { Footnote, Piece } from './brief.ts'
import { reviewWords } from './said.ts'
import { dayWords, sure } from './words.ts'

/** A footnote as every form of a brief writes it: the quotation, what it is of, and the entry. */
export interface NoteParts {
  readonly quotation: readonly Piece[]
  /** Who, outlet, title, date: those that are known. */
  readonly about: readonly (readonly Piece[])[]
  readonly entry: string
}

/** The parts of a footnote. */
export function noteParts(note: Footnote): NoteParts {
  const { quotation, isCut, language, who, outlet, title, published } = note
  const about: (readonly Piece[])[] = [
    who.length > 0 ? who : [note.entry === 'statement' ? 'nobody named' : 'participants not named'],
    outlet === undefined ? ['outlet not known'] : [{ kind: 'name', text: outlet, language }],
    title === undefined ? [] : ['“', { kind: 'name', text: title, language }, '”'],
    published === undefined ? [] : [dayWords(published)],
  ]
  return {
    quotation: [{ kind: 'said', text: quotation, language }, ...(isCut ? ['…'] : [])],
    about: about.filter((pieces) => pieces.length > 0),
    entry: entryWords(note),
  }
}

function entryWords({ entry, id, version, finder, probability, review }: Footnote): string {
  const read = `read${finder === undefined ? '' : ` by ${finder}`}, ${sure(probability)}`
  const decided = review && `${reviewWords(review)} on ${dayWords(review.at.slice(0, 10))}`
  return [`${entry === 'statement' ? 'Statement' : 'Exchange'} ${id} of version ${version}`, read, decided]
    .filter(Boolean)
    .join('; ')
}
