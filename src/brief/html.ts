import { escapedHtml, pageHead } from '../page/index.ts'
import { webAddress } from '../text/index.ts'
import type { Brief, Footnote, Item, Part, Piece, ScopeLine, Sentence } from './brief.ts'
import { BRIEF_STYLE } from './brief-style.ts'
import { type EditorNotes, NO_NOTES, paragraphsOf, titleOf } from './editor-notes.ts'
import { UNKNOWN } from './naming.ts'
import { noteParts } from './note-parts.ts'
import { type BriefWords, wordsOf } from './words.ts'

/**
 * A brief as one self-contained page: no script, nothing from the network; all that came from outside is escaped text.
 *
 * @param own what an editor wrote: stands apart, and is called so.
 */
export function writeBriefHtml(brief: Brief, own: EditorNotes = NO_NOTES): string {
  const words = wordsOf(brief.language)
  const page: Page = { words, own, refs: new References() }
  const { shown, told } = titleOf(brief.title, own, words)
  const title = escapedHtml(shown)
  const parts = brief.parts.map((part) => section(part, 2, page)).join('\n')
  return `<!doctype html>
<html lang="${words.language}">
${pageHead(title, BRIEF_STYLE)}
<body>
<header><h1${languageOf(shown, words)}>${title}</h1>${told === undefined ? '' : `<p class="own">${escapedHtml(told)}</p>`}
<dl>${brief.scope.map((line) => scopeRow(line, words)).join('')}</dl></header>
<main>
${parts}
<section id="sources"><h2>${words.headings.sources}</h2>
<ol>
${brief.notes.map((note) => noteItem(note, page)).join('\n')}
</ol></section>
</main>
</body>
</html>
`
}

/** What a page is written with. */
interface Page {
  readonly words: BriefWords
  readonly own: EditorNotes
  readonly refs: References
}

/** A person wrote it, and did not say in which language. */
function languageOf(text: string, words: BriefWords): string {
  const language = words.languageOfName(text, UNKNOWN)
  return language === undefined ? '' : ` lang="${language}"`
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

function scopeRow({ name, values }: ScopeLine, { between }: BriefWords): string {
  return `<div><dt>${escapedHtml(name)}</dt><dd>${values.map(inline).join(between)}</dd></div>`
}

function section({ id, heading, items, parts }: Part, level: number, page: Page): string {
  const { words, own, refs } = page
  const tag = `h${level}`
  const list = items.length === 0 ? '' : `<ul>${items.map((each) => item(each, refs)).join('\n')}</ul>`
  const nothing = items.length === 0 && parts.length === 0 ? `<p class="none">${words.none}</p>` : ''
  const inner = parts.map((part) => section(part, level + 1, page)).join('\n')
  return `<section id="${escapedHtml(id)}"><${tag}>${heading.map(inline).join('')}</${tag}>\n${ownNote(own.byPart[id], words)}${nothing}${list}${inner}</section>`
}

function ownNote(note: string | undefined, { editorNote }: BriefWords): string {
  const paragraphs = paragraphsOf(note).map((paragraph) => `<p>${escapedHtml(paragraph)}</p>`)
  return paragraphs.length === 0
    ? ''
    : `<aside class="own"><strong>${editorNote}</strong>${paragraphs.join('')}</aside>`
}

function item({ pieces, notes, below }: Item, refs: References): string {
  const lines = below.map((each) => `<li>${sentence(each, refs)}</li>`)
  return `<li>${sentence({ pieces, notes }, refs)}${lines.length === 0 ? '' : `\n<ul>${lines.join('\n')}</ul>`}</li>`
}

function sentence({ pieces, notes }: Sentence, refs: References): string {
  const links = notes.map((number) => `<a id="${refs.next(number)}" href="#note-${number}">${number}</a>`)
  return `${pieces.map(inline).join('')}<sup>${links.join(' ')}</sup>`
}

function noteItem(note: Footnote, { words, refs }: Page): string {
  const { quotation, about, entry, found } = noteParts(note, words)
  const link = webAddress(note.url)
  const where = about.map((pieces) => pieces.map(inline).join(''))
  if (link !== undefined)
    where.push(`<a rel="noreferrer" href="${escapedHtml(link.href)}">${escapedHtml(link.host)}</a>`)
  const backs = Array.from({ length: refs.nOf(note.number) }, (_, at) => backLink(note.number, at + 1, words))
  return `<li id="note-${note.number}"><blockquote>${quotation.map(inline).join('')}</blockquote>
<p>${where.join(' · ')} ${backs.join(' ')}</p><p class="entry">${escapedHtml(entry)} · ${escapedHtml(found)}</p></li>`
}

function backLink(number: number, count: number, { backToText }: BriefWords): string {
  return `<a class="back" href="#ref-${number}-${count}" aria-label="${backToText}">↩</a>`
}

function inline(piece: Piece): string {
  if (typeof piece === 'string') return escapedHtml(piece)
  const text = escapedHtml(piece.text)
  if (piece.kind === 'mark') return `<strong class="mark ${piece.state}">${text}</strong>`
  const lang = piece.language === undefined ? '' : ` lang="${escapedHtml(piece.language)}"`
  return `<span class="${piece.kind}"${lang}>${text}</span>`
}
