import { readFile, stat } from 'node:fs/promises'
import { decode } from './decode.ts'
import { fetchPage } from './fetch-page.ts'
import { IntakeError } from './intake-error.ts'
import type { Report } from './report.ts'

const LARGEST_FILE = 64 * 1024 * 1024

/**
 * The report in a file, at an http(s) URL, or in bytes that were read already (standard input). HTML goes through the
 * article extractor; any other text is taken as it is.
 *
 * @throws IntakeError when there is nothing to read there.
 */
export async function readReport(from: string): Promise<Report> {
  if (/^[a-z][a-z0-9+.-]*:\/\//i.test(from)) {
    const { bytes, encoding, url } = await fetchPage(from)
    return { ...(await reportOf(bytes, url, encoding)), url }
  }
  return reportOf(await fileBytes(from), from)
}

/** The report in some bytes; see `readReport`. */
export async function reportOf(bytes: Uint8Array, name: string, encoding?: string): Promise<Report> {
  const start = String.fromCharCode(...bytes.subarray(0, 2048))
  const { declaredEncoding, isPage, readPage } = /<\w/.test(start.replaceAll('\0', ''))
    ? await import('./page.ts')
    : NO_PAGE
  const declared = encoding ?? (isPage(start) ? declaredEncoding(bytes) : undefined)
  const text = decode(bytes, name, declared)
  return isPage(text) ? readPage(text, name) : { text }
}

const NO_PAGE = {
  isPage: (_start: string) => false,
  declaredEncoding: (_bytes: Uint8Array): string | undefined => undefined,
  readPage: (text: string, _name: string): Report => ({ text }),
}

async function fileBytes(path: string): Promise<Uint8Array> {
  const found = await stat(path).catch((error: NodeJS.ErrnoException) => {
    throw new IntakeError(
      error.code === 'ENOENT' ? `There is no file ${path}` : `${path} cannot be read: ${error.code}`,
    )
  })
  if (found.isDirectory()) throw new IntakeError(`${path} is a directory: expected a file`)
  if (found.size > LARGEST_FILE)
    throw new IntakeError(`${path} has ${found.size} bytes: expected ${LARGEST_FILE} at most`)
  return readFile(path).catch((error: NodeJS.ErrnoException) => {
    throw new IntakeError(`${path} cannot be read: ${error.code}`)
  })
}
