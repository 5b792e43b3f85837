import { createReadStream } from 'node:fs'
import { opendir, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { createGunzip } from 'node:zlib'
import { type Declared, IntakeError } from '../../intake/index.ts'

/** A report that is to be added: where it is, a line of JSON that holds it, or its bytes. */
export type Input =
  | { readonly kind: 'place'; readonly name: string }
  | { readonly kind: 'line'; readonly name: string; readonly json: string }
  | { readonly kind: 'bytes'; readonly name: string; readonly bytes: Uint8Array; readonly declared: Declared }

const REPORTS = /\.(?:txt|text|md|html?|xhtml)$/i
const LINES = /\.(?:jsonl|ndjson)(?:\.gz)?$/i

/**
 * The reports in what a user named: a folder’s files (and its folders’), the lines of a JSONL file (gzipped where its
 * name ends in `.gz`), a file, a URL, or `-`. In order of their names.
 */
export async function* reportsIn(places: readonly string[]): AsyncGenerator<Input> {
  for (const place of places) {
    if (LINES.test(place)) yield* linesIn(place)
    else if (await isFolder(place)) yield* reportsInFolder(place)
    else yield { kind: 'place', name: place }
  }
}

/** How many reports there are, as far as counting is quick: lines are counted, URLs and files are one each. */
export async function countReports(places: readonly string[]): Promise<number> {
  let n = 0
  for await (const _ of reportsIn(places)) n++
  return n
}

async function isFolder(place: string): Promise<boolean> {
  const found = await stat(place).catch(() => undefined)
  return found?.isDirectory() === true
}

async function* reportsInFolder(folder: string): AsyncGenerator<Input> {
  const entries = []
  for await (const entry of await opendir(folder)) entries.push(entry)
  entries.sort((a, b) => (a.name < b.name ? -1 : 1))
  for (const entry of entries) {
    const path = join(folder, entry.name)
    if (entry.isDirectory()) yield* reportsInFolder(path)
    else if (entry.isFile() && LINES.test(entry.name)) yield* linesIn(path)
    else if (entry.isFile() && REPORTS.test(entry.name)) yield { kind: 'place', name: path }
  }
}

async function* linesIn(path: string): AsyncGenerator<Input> {
  const file = createReadStream(path)
  const bytes = /\.gz$/i.test(path) ? file.pipe(createGunzip()) : file
  file.on('error', (error) => bytes.destroy(error))
  let n = 0
  try {
    // Lines end at `\n` alone: JSON strings may hold other line separators.
    for await (const json of createInterface({ input: bytes, crlfDelay: Number.POSITIVE_INFINITY })) {
      n++
      if (json.trim() !== '') yield { kind: 'line', name: `${path}:${n}`, json }
    }
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException
    throw new IntakeError(code === 'ENOENT' ? `There is no file ${path}` : `${path} cannot be read: ${code ?? message}`)
  }
}
