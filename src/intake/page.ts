import { Readability } from '@mozilla/readability'
import { parseHTML } from 'linkedom'
import { IntakeError } from './intake-error.ts'
import type { Report } from './report.ts'

type ParsedPage = ReturnType<typeof parseHTML>['document']

/** Nesting that no report has, and that the extractor takes too long over. */
const DEEPEST = 500

/** Elements that stand on lines of their own. */
const BLOCKS = new Set(
  (
    'ADDRESS ARTICLE ASIDE BLOCKQUOTE BODY DD DIV DL DT FIGCAPTION FIGURE FOOTER H1 H2 H3 H4 H5 H6 HEADER HR LI MAIN ' +
    'OL P PRE SECTION TABLE TBODY TD TH THEAD TR UL'
  ).split(' '),
)
const TEXT_NODE = 3

/** What is asked of a node of a page. */
interface PageNode {
  readonly nodeType: number
  readonly nodeName: string
  readonly textContent: string | null
  readonly childNodes: Iterable<PageNode>
}

/** Whether bytes or text look like an HTML page. */
export function isPage(start: string): boolean {
  return /^\s*(?:<!--[\s\S]*?-->\s*)*(?:<\?xml[^>]*>\s*)?<(?:!doctype html|html|head|body|article|div|meta|title|p)\b/i.test(
    start.slice(0, 2000),
  )
}

/** The encoding that a page's head declares; undefined where it declares none. */
export function declaredEncoding(bytes: Uint8Array): string | undefined {
  const head = String.fromCharCode(...bytes.subarray(0, 2048))
  return /<meta[^>]+charset\s*=\s*["']?\s*([\w-]+)/i.exec(head)?.[1]
}

/**
 * The article of an HTML page: its paragraphs, a blank line between them, with what the page says of itself. Scripts do
 * not run and nothing is fetched.
 *
 * @throws IntakeError when the page holds no article.
 */
export function readPage(html: string, name: string): Report {
  const depth = depthOf(html)
  if (depth > DEEPEST) throw new IntakeError(`${name} nests elements ${depth} deep: expected ${DEEPEST} at most`)
  const { document } = parseHTML(/<html\b/i.test(html) ? html : `<!doctype html><html><body>${html}</body></html>`)
  const published = publishedOf(document)
  const outlet = metaOf(document, 'og:site_name')
  const url = addressOf(document)
  const article = new Readability(document).parse()
  if (!article?.content) throw new IntakeError(`${name} is a page without an article: expected a report`)
  const title = article.title?.trim()
  const paragraphs = paragraphsOf(article.content)
  const text = (levelled(paragraphs[0]) === levelled(title) ? paragraphs.slice(1) : paragraphs).join('\n\n')
  if (text === '') throw new IntakeError(`${name} is a page whose article holds no text`)
  return { text, ...defined({ title, published, outlet, url }) }
}

/** How deep a page nests the elements that have to be closed, by its tags alone. */
function depthOf(html: string): number {
  let depth = 0
  let deepest = 0
  for (const [, close] of html.matchAll(
    /<(\/?)(?:div|section|article|main|span|b|i|em|strong|font|a|ul|ol|table|blockquote)\b/gi,
  )) {
    depth += close ? -1 : 1
    if (depth < 0) depth = 0
    if (depth > deepest) deepest = depth
  }
  return deepest
}

/** A title as it is compared: its letters and digits alone. */
function levelled(title: string | null | undefined): string | undefined {
  return title?.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '')
}

/** The text of each block, in order, whatever other blocks stand in it; `<br>` breaks a line. */
function paragraphsOf(content: string): string[] {
  const { document } = parseHTML(`<!doctype html><html><body>${content}</body></html>`)
  const paragraphs: string[] = []
  let open = ''
  const close = () => {
    const text = open.replace(/ *\n */g, '\n').trim()
    if (text !== '') paragraphs.push(text)
    open = ''
  }
  const walk = (node: PageNode, isPreformatted: boolean) => {
    if (node.nodeType === TEXT_NODE) {
      open += isPreformatted ? (node.textContent ?? '') : joined(open, node.textContent ?? '')
      return
    }
    if (node.nodeName === 'BR') open += '\n'
    const isBlock = BLOCKS.has(node.nodeName)
    if (isBlock) close()
    for (const child of node.childNodes) walk(child, isPreformatted || node.nodeName === 'PRE')
    if (isBlock) close()
  }
  walk(document.body, false)
  return paragraphs
}

const WIDE = '[\\p{sc=Han}\\p{sc=Hiragana}\\p{sc=Katakana}、。「」『』（）]'
const BREAK_IN_WIDE = new RegExp(`(${WIDE})[ \\t]*[\\r\\n]\\s*(?=${WIDE})`, 'gu')

/** Text of a page after what stands before it: white space is one space, line breaks amid Japanese or Chinese none. */
function joined(before: string, text: string): string {
  const level = text.replace(BREAK_IN_WIDE, '$1').replace(/[ \t\r\n\f\u00a0]+/g, ' ')
  return /[ \n]$/.test(before) ? level.replace(/^ /, '') : level
}

function publishedOf(document: ParsedPage): string | undefined {
  const time =
    metaOf(document, 'article:published_time') ??
    metaOf(document, 'date') ??
    document.querySelector('time[datetime]')?.getAttribute('datetime')
  return time ? /^\d{4}-\d{2}-\d{2}/.exec(time)?.[0] : undefined
}

/** Where the page says it stands, so that a saved page is the same story as the one on the web. */
function addressOf(document: ParsedPage): string | undefined {
  const link = document.querySelector('link[rel="canonical"]')?.getAttribute('href')?.trim()
  const address = link || metaOf(document, 'og:url')
  return address && /^https?:\/\/[^\s/]+/i.test(address) ? address : undefined
}

function metaOf(document: ParsedPage, key: string): string | undefined {
  const found = document.querySelector(`meta[property="${key}"], meta[name="${key}"]`)?.getAttribute('content')?.trim()
  return found === '' || found === null ? undefined : found
}

function defined<T extends object>(fields: T): { [K in keyof T]?: NonNullable<T[K]> } {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined && value !== '')) as {
    [K in keyof T]?: NonNullable<T[K]>
  }
}
