import type { BriefWords } from './words.ts'

/** What an editor wrote of their own: shown apart from what was reported, and never within it. */
export interface EditorNotes {
  /** Stands in the place of the dossier’s title, which is still told. */
  readonly title?: string
  /** By the id of the part that they stand at. */
  readonly byPart: Readonly<Record<string, string>>
}

/** No notes: nobody wrote any. */
export const NO_NOTES: EditorNotes = { byPart: {} }

/** The paragraphs of a note: what blank lines part. */
export function paragraphsOf(note: string | undefined): string[] {
  return (note ?? '')
    .split(/\n\s*\n/u)
    .map((paragraph) => paragraph.trim())
    .filter((paragraph) => paragraph !== '')
}

/** The title that a brief goes by, and what is told below it where an editor chose it. */
export function titleOf(
  title: string,
  notes: EditorNotes,
  words: Pick<BriefWords, 'titleTold'>,
): { readonly shown: string; readonly told?: string } {
  const own = notes.title?.trim() ?? ''
  return own === '' || own === title ? { shown: title } : { shown: own, told: words.titleTold(title) }
}
