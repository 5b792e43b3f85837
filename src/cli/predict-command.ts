import { readFile } from 'node:fs/promises'
import { gunzipSync } from 'node:zlib'
import { read } from '../engine/index.ts'
import { IntakeError } from '../intake/index.ts'
import type { Statement } from '../schema/index.ts'
import type { Span } from '../text/index.ts'
import { atLeast } from './at-least.ts'
import { packOf, UnsupportedLanguageError } from './packs.ts'

interface GoldDocument {
  readonly id: string
  readonly language: string
  readonly text: string
  readonly published?: string
}

/** `readout predict`: prints, for each document of a gold file, `{"id", "statements": [{"source", "cue", "content", "act", …}]}`. */
export async function predictCommand(
  path: string,
  options: { readonly skipUnsupported?: boolean; readonly minProbability?: number },
): Promise<void> {
  let line = 0
  for (const row of (await textOf(path)).split('\n')) {
    line++
    if (row.trim() === '') continue
    const document = parseDocument(row, `${path}:${line}`)
    try {
      const { id, published } = document
      const reading = read(document.text, await packOf(document.language), published ? { published } : {})
      const { statements } = atLeast(reading, options.minProbability ?? 0)
      process.stdout.write(`${JSON.stringify({ id, statements: statements.map(predicted) })}\n`)
    } catch (error) {
      if (!(options.skipUnsupported && error instanceof UnsupportedLanguageError)) throw error
    }
    if (process.stderr.isTTY) process.stderr.write(`\r${line} documents`)
  }
  if (process.stderr.isTTY) process.stderr.write('\n')
}

/** The text of a gold file. Lines are cut at `\n` alone: JSON strings may hold other line separators. */
async function textOf(path: string): Promise<string> {
  const bytes = await readFile(path).catch((error: NodeJS.ErrnoException) => {
    throw new IntakeError(
      error.code === 'ENOENT' ? `There is no file ${path}` : `${path} cannot be read: ${error.code}`,
    )
  })
  try {
    return (path.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('utf8')
  } catch (error) {
    throw new IntakeError(`${path} is no whole gzip file: ${(error as Error).message}`)
  }
}

function parseDocument(row: string, place: string): GoldDocument {
  let document: Partial<GoldDocument> | null
  try {
    document = JSON.parse(row) as Partial<GoldDocument> | null
  } catch {
    throw new IntakeError(`${place} is no JSON: expected {"id", "language", "text"}`)
  }
  const { id, language, text, published } = document ?? {}
  if (typeof id !== 'string' || typeof language !== 'string' || typeof text !== 'string') {
    throw new IntakeError(`${place} lacks id, language or text, each a string`)
  }
  return { id, language, text, ...(typeof published === 'string' && { published }) }
}

/** A statement as the scorers take it. */
function predicted(statement: Statement): object {
  const { id, quotation, within, continues, negated, conditional, hedged } = statement
  const pairs = (spans: readonly Span[]) => spans.map(({ start, end }): [number, number] => [start, end])
  return {
    id,
    source: pairs(statement.source),
    cue: pairs(statement.cue),
    content: pairs(statement.content),
    quotation,
    act: statement.act.value,
    ...(statement.addressee.length > 0 && { addressee: pairs(statement.addressee) }),
    ...(statement.via.length > 0 && { via: pairs(statement.via) }),
    ...(statement.actor && { actor: statement.actor.value }),
    ...(statement.sourcing && { sourcing: statement.sourcing.value }),
    ...(statement.channel && { channel: statement.channel.value }),
    ...(statement.pending && { pending: true }),
    ...(within !== undefined && { within }),
    ...(continues !== undefined && { continues }),
    ...(negated && { negated }),
    ...(conditional && { conditional }),
    ...(hedged && { hedged }),
  }
}
