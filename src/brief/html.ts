import { escapedHtml, pageHead } from '../page/index.ts'
import { webAddress } from '../text/index.ts'
import type { Brief, Footnote, Item, Part, Piece, ScopeLine, Sentence } from './brief.ts'
import { BRIEF_STYLE } from './brief-style.ts'
import { EDITOR_NOTE, type EditorNotes, NO_NOTES, paragraphsOf, titleOf } from './editor-notes.ts'
import { noteParts } from './note-parts.ts'

/**
 * A brief as one self-contained page: no script, nothing from the network; all that came from outside is escaped text.
 *
 * @param own what an editor wrote: stands apart, and is called so.
 */
export function writeBriefHtml(brief: Brief, own: EditorNotes = NO_NOTES): string {
  const refs = new References()
  const { shown, told } = titleOf(brief.title, own)
  const title = escapedHtml(shown)
  const parts = brief.parts.map((part) => section(part, 2, refs, own)).join('\n')
  return `<!doctype html>
<html lang="en">
${pageHead(title, BRIEF_STYLE)}
<body>
<header><h1>${title}</h1>${told === undefined ? '' : `<p class="own">${escapedHtml(told)}</p>`}
<dl>${brief.scope.map(scopeRow).join('')}</dl></header>
<main>
${parts}
<section id="sources"><h2>Sources</h2>
<ol>
${brief.notes.map((note) => noteItem(note, refs)).join('\n')}
</ol></section>
</main>
</body>
</html>
`
}

/** Which references point at each footnote, so that it can point back. */
class References {
  private readonly counts = new Map<number, number>()

  next(number: number): string {
    const count = this.nOf(number) + 1
    this.counts.set(number, count)
    return `ref-${number}-${count}`
  }

  nOf(number: number): number {
    return this.counts.get(number) ?? 0
  }
}

function scopeRow({ name, values }: ScopeLine): string {
  return `<div><dt>${escapedHtml(name)}</dt><dd>${values.map(inline).join(', ')}</dd></div>`
}

function section({ id, heading, items, parts }: Part, level: number, refs: References, own: EditorNotes): string {
  const tag = `h${level}`
  const list = items.length === 0 ? '' : `<ul>${items.map((each) => item(each, refs)).join('\n')}</ul>`
  const nothing = items.length === 0 && parts.length === 0 ? '<p class="none">None found</p>' : ''
  const inner = parts.map((part) => section(part, level + 1, refs, own)).join('\n')
  return `<section id="${escapedHtml(id)}"><${tag}>${heading.map(inline).join('')}</${tag}>\n${ownNote(own.byPart[id])}${nothing}${list}${inner}</section>`
}

function ownNote(note: string | undefined): string {
  const paragraphs = paragraphsOf(note).map((paragraph) => `<p>${escapedHtml(paragraph)}</p>`)
  return paragraphs.length === 0
    ? ''
    : `<aside class="own"><strong>${EDITOR_NOTE}</strong>${paragraphs.join('')}</aside>`
}

function item({ pieces, notes, below }: Item, refs: References): string {
  const lines = below.map((each) => `<li>${sentence(each, refs)}</li>`)
  return `<li>${sentence({ pieces, notes }, refs)}${lines.length === 0 ? '' : `\n<ul>${lines.join('\n')}</ul>`}</li>`
}

function sentence({ pieces, notes }: Sentence, refs: References): string {
  const links = notes.map((number) => `<a id="${refs.next(number)}" href="#note-${number}">${number}</a>`)
  return `${pieces.map(inline).join('')}<sup>${links.join(' ')}</sup>`
}

function noteItem(note: Footnote, refs: References): string {
  const { quotation, about, entry } = noteParts(note)
  const link = webAddress(note.url)
  const where = about.map((pieces) => pieces.map(inline).join(''))
  if (link !== undefined)
    where.push(`<a rel="noreferrer" href="${escapedHtml(link.href)}">${escapedHtml(link.host)}</a>`)
  const backs = Array.from({ length: refs.nOf(note.number) }, (_, at) => backLink(note.number, at + 1))
  return `<li id="note-${note.number}"><blockquote>${quotation.map(inline).join('')}</blockquote>
<p>${where.join(' · ')} ${backs.join(' ')}</p><p class="entry">${escapedHtml(entry)}</p></li>`
}

function backLink(number: number, count: number): string {
  return `<a class="back" href="#ref-${number}-${count}" aria-label="back to the text">↩</a>`
}

function inline(piece: Piece): string {
  if (typeof piece === 'string') return escapedHtml(piece)
  const text = escapedHtml(piece.text)
  if (piece.kind === 'mark')
    return `<strong class="mark ${/^[a-z]+$/.test(piece.text) ? piece.text : ''}">${text}</strong>`
  const lang = piece.language === undefined ? '' : ` lang="${escapedHtml(piece.language)}"`
  return `<span class="${piece.kind}"${lang}>${text}</span>`
}
