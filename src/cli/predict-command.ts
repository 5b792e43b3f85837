import { createReadStream, existsSync } from 'node:fs'
import { createInterface } from 'node:readline'
import { createGunzip } from 'node:zlib'
import { read } from '../engine/index.ts'
import { IntakeError } from '../intake/index.ts'
import type { Statement } from '../schema/index.ts'
import { packOf, UnsupportedLanguageError } from './packs.ts'

interface GoldDocument {
  readonly id: string
  readonly language: string
  readonly text: string
}

/** `readout predict`: prints, for each document of a gold file, `{"id", "statements": [{"source", "cue", "content"}]}`. */
export async function predictCommand(path: string, options: { readonly skipUnsupported?: boolean }): Promise<void> {
  if (!existsSync(path)) throw new IntakeError(`There is no file ${path}`)
  let line = 0
  for await (const row of createInterface({ input: linesOf(path), crlfDelay: Number.POSITIVE_INFINITY })) {
    line++
    if (row.trim() === '') continue
    const document = parseDocument(row, `${path}:${line}`)
    try {
      const { statements } = read(document.text, await packOf(document.language))
      process.stdout.write(`${JSON.stringify({ id: document.id, statements: statements.map(spansOf) })}\n`)
    } catch (error) {
      if (!(options.skipUnsupported && error instanceof UnsupportedLanguageError)) throw error
    }
    if (process.stderr.isTTY) process.stderr.write(`\r${line} documents`)
  }
  if (process.stderr.isTTY) process.stderr.write('\n')
}

function linesOf(path: string): NodeJS.ReadableStream {
  const file = createReadStream(path)
  return path.endsWith('.gz') ? file.pipe(createGunzip()) : file
}

function parseDocument(row: string, place: string): GoldDocument {
  let document: Partial<GoldDocument>
  try {
    document = JSON.parse(row) as Partial<GoldDocument>
  } catch {
    throw new IntakeError(`${place} is no JSON: expected {"id", "language", "text"}`)
  }
  const { id, language, text } = document
  if (typeof id !== 'string' || typeof language !== 'string' || typeof text !== 'string') {
    throw new IntakeError(`${place} lacks id, language or text, each a string`)
  }
  return { id, language, text }
}

function spansOf(statement: Statement): Record<'source' | 'cue' | 'content', [number, number][]> {
  const pairs = (role: 'source' | 'cue' | 'content') =>
    statement[role].map(({ start, end }): [number, number] => [start, end])
  return { source: pairs('source'), cue: pairs('cue'), content: pairs('content') }
}
