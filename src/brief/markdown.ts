import { webAddress } from '../text/index.ts'
import type { Brief, Footnote, Item, Part, Piece, Sentence } from './brief.ts'
import { EDITOR_NOTE, type EditorNotes, NO_NOTES, paragraphsOf, titleOf } from './editor-notes.ts'
import { noteParts } from './note-parts.ts'

/**
 * A brief as Markdown with footnotes (as GitHub, Pandoc and others read them). Nothing in it but what we write is markup.
 *
 * @param own what an editor wrote: stands apart, and is called so.
 */
export function writeBriefMarkdown({ title, scope, parts, notes }: Brief, own: EditorNotes = NO_NOTES): string {
  const { shown, told } = titleOf(title, own)
  const lines = scope.map(({ name, values }) => `- **${name}:** ${values.map(inline).join(', ')}`)
  const blocks = [
    `# ${plain(shown)}`,
    told === undefined ? '' : `> ${plain(told)}`,
    lines.join('\n'),
    ...parts.flatMap((part) => partBlocks(part, 2, own)),
    ...notes.map(noteBlock),
  ]
  return `${blocks.filter((block) => block !== '').join('\n\n')}\n`
}

function partBlocks({ id, heading, items, parts }: Part, level: number, own: EditorNotes): string[] {
  const isEmpty = items.length === 0 && parts.length === 0
  return [
    `${'#'.repeat(level)} ${heading.map(inline).join('').trim()}`,
    ownBlock(own.byPart[id]),
    isEmpty ? 'None found' : items.map(itemLines).join('\n'),
    ...parts.flatMap((part) => partBlocks(part, level + 1, own)),
  ]
}

function ownBlock(note: string | undefined): string {
  const [first, ...rest] = paragraphsOf(note).map(plain)
  if (first === undefined) return ''
  return [`> **${EDITOR_NOTE}:** ${first}`, ...rest.map((paragraph) => `> ${paragraph}`)].join('\n>\n')
}

function itemLines({ pieces, notes, below }: Item): string {
  return [`- ${sentence({ pieces, notes })}`, ...below.map((each) => `  - ${sentence(each)}`)].join('\n')
}

function sentence({ pieces, notes }: Sentence): string {
  return `${pieces.map(inline).join('').trim()}${notes.map((number) => `[^${number}]`).join('')}`
}

function noteBlock(note: Footnote): string {
  const { quotation, about, entry } = noteParts(note)
  const link = webAddress(note.url)
  const where = [
    ...about.map((pieces) => pieces.map(inline).join('')),
    ...(link ? [`[${plain(link.host)}](<${link.href}>)`] : []),
  ]
  return `[^${note.number}]: ${quotation.map(inline).join('')} — ${where.join(', ')}. ${plain(entry)}.`
}

function inline(piece: Piece): string {
  if (typeof piece === 'string') return plain(piece)
  if (piece.kind === 'mark') return `**${plain(piece.text)}**`
  const text = plain(piece.text)
  if (piece.kind === 'cue') return `“${text}”`
  return piece.kind === 'said' && text.trim() !== '' ? `*${text.trim()}*` : text
}

/** Text as Markdown that shows it and does nothing else, in one line. */
function plain(text: string): string {
  return text
    .replace(/\s+/gu, ' ')
    .replace(/[\u0000-\u001f\u007f-\u009f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]|\p{Surrogate}/gu, '\ufffd')
    .replace(/[\\`*_{}[\]<>#|~&$@]/g, '\\$&')
    .replace(/:(?=[/\p{L}])/gu, '\\:')
    .replace(/\bwww\./giu, (found) => found.replace('.', '\\.'))
    .replace(/^(\s*)([-+=])/u, '$1\\$2')
    .replace(/^(\s*\d+)([.)])/u, '$1\\$2')
}
