import { webAddress } from '../text/index.ts'
import type { Brief, Footnote, Item, Part, Piece, ScopeLine, Sentence } from './brief.ts'
import { type EditorNotes, NO_NOTES, paragraphsOf, titleOf } from './editor-notes.ts'
import { noteParts } from './note-parts.ts'
import { type BriefWords, wordsOf } from './words.ts'

/**
 * A brief as Markdown with footnotes (as GitHub, Pandoc and others read them). Nothing in it but what we write is markup.
 *
 * @param own what an editor wrote: stands apart, and is called so.
 */
export function writeBriefMarkdown(brief: Brief, own: EditorNotes = NO_NOTES): string {
  const { title, scope, parts, notes, language } = brief
  const words = wordsOf(language)
  const { shown, told } = titleOf(title, own, words)
  const blocks = [
    `# ${plain(shown)}`,
    told === undefined ? '' : `> ${plain(told)}`,
    scope.map((line) => scopeLine(line, words)).join('\n'),
    ...parts.flatMap((part) => partBlocks(part, 2, own, words)),
    ...notes.map((note) => noteBlock(note, words)),
  ]
  return `${blocks.filter((block) => block !== '').join('\n\n')}\n`
}

function scopeLine({ name, values }: ScopeLine, words: BriefWords): string {
  return `- **${name}${words.markdown.colon}** ${values.map((value) => inline(value, words)).join(words.between)}`
}

function partBlocks({ id, heading, items, parts }: Part, level: number, own: EditorNotes, words: BriefWords): string[] {
  const isEmpty = items.length === 0 && parts.length === 0
  return [
    `${'#'.repeat(level)} ${inlines(heading, words).trim()}`,
    ownBlock(own.byPart[id], words),
    isEmpty ? words.none : items.map((item) => itemLines(item, words)).join('\n'),
    ...parts.flatMap((part) => partBlocks(part, level + 1, own, words)),
  ]
}

function ownBlock(note: string | undefined, { editorNote, markdown }: BriefWords): string {
  const [first, ...rest] = paragraphsOf(note).map(plain)
  if (first === undefined) return ''
  return [`> **${editorNote}${markdown.colon}** ${first}`, ...rest.map((paragraph) => `> ${paragraph}`)].join('\n>\n')
}

function itemLines({ pieces, notes, below }: Item, words: BriefWords): string {
  const own = sentence({ pieces, notes }, words)
  return [`- ${own}`, ...below.map((each) => `  - ${sentence(each, words)}`)].join('\n')
}

function sentence({ pieces, notes }: Sentence, words: BriefWords): string {
  return `${inlines(pieces, words).trim()}${notes.map((number) => `[^${number}]`).join('')}`
}

function noteBlock(note: Footnote, words: BriefWords): string {
  const { quotation, about, entry, found } = noteParts(note, words)
  const link = webAddress(note.url)
  const where = [
    ...about.map((pieces) => inlines(pieces, words)),
    ...(link ? [`[${plain(link.host)}](<${link.href}>)`] : []),
  ]
  const text = words.markdown.footnote(inlines(quotation, words), where, [entry, found].map(plain))
  return `[^${note.number}]: ${text}`
}

function inlines(pieces: readonly Piece[], words: BriefWords): string {
  return pieces.map((piece) => inline(piece, words)).join('')
}

function inline(piece: Piece, { markdown }: BriefWords): string {
  if (typeof piece === 'string') return plain(piece)
  if (piece.kind === 'mark') return `**${plain(piece.text)}**`
  const text = plain(piece.text)
  if (piece.kind === 'cue') return markdown.cue(text)
  return piece.kind === 'said' && text.trim() !== '' ? markdown.said(text.trim()) : text
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
