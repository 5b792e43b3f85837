import { Readability } from '@mozilla/readability'
import { parseHTML } from 'linkedom'
import { IntakeError } from './intake-error.ts'
import type { Report } from './report.ts'

type ParsedPage = ReturnType<typeof parseHTML>['document']

/** Nesting that no report has, and that the extractor takes too long over. */
const DEEPEST = 500

const PARAGRAPH = 'p, h1, h2, h3, h4, h5, h6, li, blockquote, figcaption, pre, td'

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
  const { document } = parseHTML(html)
  const published = publishedOf(document)
  const outlet = metaOf(document, 'og:site_name')
  const article = new Readability(document).parse()
  if (!article?.content) throw new IntakeError(`${name} is a page without an article: expected a report`)
  const text = paragraphsOf(article.content)
  if (text === '') throw new IntakeError(`${name} is a page whose article holds no text`)
  return { text, ...defined({ title: article.title?.trim(), published, outlet }) }
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

function paragraphsOf(content: string): string {
  const { document } = parseHTML(`<!doctype html><html><body>${content}</body></html>`)
  for (const lineBreak of document.querySelectorAll('br')) lineBreak.replaceWith('\n')
  const blocks = [...document.querySelectorAll(PARAGRAPH)].filter((block) => !block.querySelector(PARAGRAPH))
  const texts = blocks.length > 0 ? blocks.map((block) => block.textContent ?? '') : [document.body.textContent ?? '']
  return texts
    .map((text) =>
      text
        .replace(/[ \t\u00a0]+/g, ' ')
        .replace(/ ?\n ?/g, '\n')
        .trim(),
    )
    .filter((text) => text !== '')
    .join('\n\n')
}

function publishedOf(document: ParsedPage): string | undefined {
  const time =
    metaOf(document, 'article:published_time') ??
    metaOf(document, 'date') ??
    document.querySelector('time[datetime]')?.getAttribute('datetime')
  return time ? /^\d{4}-\d{2}-\d{2}/.exec(time)?.[0] : undefined
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
