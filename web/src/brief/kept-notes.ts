import type { EditorNotes } from '../../../src/brief/editor-notes.ts'

const KEPT = 'readout.brief.'

/** What an editor wrote for a dossier’s brief, as this browser keeps it; nothing where it keeps none or what it keeps is broken. */
export function keptNotes(dossier: string): EditorNotes {
  return notesIn(localStorage.getItem(KEPT + dossier))
}

/** Keeps what an editor wrote; where nothing is left of it, nothing. */
export function keepNotes(dossier: string, notes: EditorNotes): void {
  if (isEmpty(notes)) localStorage.removeItem(KEPT + dossier)
  else localStorage.setItem(KEPT + dossier, JSON.stringify(notes))
}

/** Whether nobody wrote anything. */
export function isEmpty({ title, byPart }: EditorNotes): boolean {
  return (title ?? '').trim() === '' && Object.values(byPart).every((note) => note.trim() === '')
}

/** Notes as they were kept. */
export function notesIn(kept: string | null): EditorNotes {
  const found = parsed(kept)
  if (typeof found !== 'object' || found === null) return { byPart: {} }
  const { title, byPart } = found as { readonly title?: unknown; readonly byPart?: unknown }
  const notes = typeof byPart === 'object' && byPart !== null ? Object.entries(byPart) : []
  return {
    ...(typeof title === 'string' && { title }),
    byPart: Object.fromEntries(notes.filter((each): each is [string, string] => typeof each[1] === 'string')),
  }
}

function parsed(json: string | null): unknown {
  try {
    return json === null ? undefined : JSON.parse(json)
  } catch {
    return undefined
  }
}
