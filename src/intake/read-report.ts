import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import { fetchPage } from './fetch-page.ts'
import { IntakeError } from './intake-error.ts'
import { LARGEST_INPUT, limitedBytes } from './limited.ts'
import type { Report } from './report.ts'
import { reportOf } from './report-of.ts'

/**
 * The report in a file, at an http(s) URL, or in bytes that were read already (standard input). HTML goes through the
 * article extractor; any other text is taken as it is.
 *
 * @throws IntakeError when there is nothing to read there.
 */
export async function readReport(from: string): Promise<Report> {
  if (/^[a-z][a-z0-9+.-]*:\/\//i.test(from)) {
    const { bytes, url, ...declared } = await fetchPage(from)
    return { ...(await reportOf(bytes, url, declared)), url }
  }
  return reportOf(await fileBytes(from), from)
}

async function fileBytes(path: string): Promise<Uint8Array> {
  const found = await stat(path).catch((error: NodeJS.ErrnoException) => {
    throw new IntakeError(
      error.code === 'ENOENT' ? `There is no file ${path}` : `${path} cannot be read: ${error.code}`,
    )
  })
  if (found.isDirectory()) throw new IntakeError(`${path} is a directory: expected a file`)
  if (found.size > LARGEST_INPUT)
    throw new IntakeError(`${path} has ${found.size} bytes: expected ${LARGEST_INPUT} at most`)
  // A stream, for what is no regular file says nothing of its size.
  return limitedBytes(createReadStream(path), path).catch((error: NodeJS.ErrnoException) => {
    if (error instanceof IntakeError) throw error
    throw new IntakeError(`${path} cannot be read: ${error.code}`)
  })
}
