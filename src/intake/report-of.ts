import { decode } from './decode.ts'
import type { Declared, Report } from './report.ts'

/** The report in some bytes; see `readReport`. `name` is what they are called in messages. */
export async function reportOf(bytes: Uint8Array, name: string, declared: Declared = {}): Promise<Report> {
  const start = String.fromCharCode(...bytes.subarray(0, 2048)).replaceAll('\0', '')
  if (declared.isPage === false || !(declared.isPage || /<\w/.test(start))) {
    return { text: decode(bytes, name, declared.encoding) }
  }
  const { declaredEncoding, isPage, readPage } = await import('./page.ts')
  const looksLikePage = declared.isPage ?? isPage(start)
  const text = decode(bytes, name, declared.encoding ?? (looksLikePage ? declaredEncoding(bytes) : undefined))
  return (declared.isPage ?? isPage(text)) ? readPage(text, name) : { text }
}
