import { type Fact, FactSchema } from '../schema/index.ts'
import { HEADER } from './jsonl.ts'
import { RecordLineError } from './record-line-error.ts'
import { SpanCheck } from './span-check.ts'

const KINDS: readonly string[] = ['version', 'appearance', 'reading', 'review']

interface Line {
  readonly number: number
  readonly text: string
  readonly isLast: boolean
}

/**
 * The facts of a file in the record’s own format, line by line: what `writeJsonl` wrote, without the ends of lines. Empty
 * lines are passed over. Each fact is checked against the schema, and its spans against the text where the version came
 * before (and is among the last 64 million characters of text).
 *
 * @throws RecordLineError at the first line that is not what it should be, naming it, what came and what was expected.
 */
export async function* parseJsonl(lines: AsyncIterable<string>): AsyncGenerator<Fact> {
  const spans = SpanCheck.of()
  let isBegun = false
  for await (const line of numbered(lines)) {
    if (isBegun) yield factOf(line, spans)
    else checkHeader(line)
    isBegun = true
  }
  if (!isBegun) throw new RecordLineError(1, 'nothing', `the header ${JSON.stringify(HEADER)}`)
}

/** One line is held back, because a line that is cut short tells so only by being the last. */
async function* numbered(lines: AsyncIterable<string>): AsyncGenerator<Line> {
  let held: { number: number; text: string } | undefined
  let number = 0
  for await (const text of lines) {
    number++
    if (text.trim() === '') continue
    if (held) yield { ...held, isLast: false }
    held = { number, text: number === 1 ? text.replace(/^\ufeff/, '') : text }
  }
  if (held) yield { ...held, isLast: true }
}

function factOf(line: Line, spans: SpanCheck): Fact {
  const value = objectOf(line)
  const { kind } = value
  if (!KINDS.includes(kind as string)) throw wrongKind(line, kind)
  const result = FactSchema.safeParse(value)
  if (!result.success) throw schemaError(line, value, result.error.issues[0])
  const unknown = unknownKey(value, result.data, '')
  if (unknown) throw new RecordLineError(line.number, `the field ${unknown}`, `only fields of a ${kind}`)
  spans.check(result.data, line.number)
  return result.data
}

function objectOf(line: Line): Record<string, unknown> {
  const value = parsed(line)
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as Record<string, unknown>
  throw new RecordLineError(line.number, shown(value), 'a JSON object')
}

function parsed({ number, text, isLast }: Line): unknown {
  try {
    return JSON.parse(text)
  } catch {
    const expected = isLast ? 'a whole JSON object: the file may be cut short' : 'a JSON object'
    throw new RecordLineError(number, clipped(text), expected)
  }
}

function checkHeader(line: Line): void {
  const { kind, format, schema } = objectOf(line)
  const expected = `the header ${JSON.stringify(HEADER)}`
  if (kind !== HEADER.kind || format !== HEADER.format)
    throw new RecordLineError(line.number, clipped(line.text), expected)
  if (schema !== HEADER.schema) {
    throw new RecordLineError(line.number, `schema ${shown(schema)}`, 'schema 1, the only one that this version reads')
  }
}

function wrongKind({ number }: Line, kind: unknown): RecordLineError {
  const came = kind === undefined ? 'no kind' : kind === 'header' ? 'a second header' : `kind ${shown(kind)}`
  return new RecordLineError(number, came, `kind ${KINDS.slice(0, -1).join(', ')} or ${KINDS.at(-1)}`)
}

interface Issue {
  readonly path: readonly PropertyKey[]
  readonly message: string
}

function schemaError({ number }: Line, value: unknown, { path, message }: Issue): RecordLineError {
  const where = path.map(String).join('.')
  const came = `${where} ${shown(path.reduce<unknown>(inside, value))}`
  return new RecordLineError(number, came, `${where} that the schema allows (${message})`)
}

function inside(value: unknown, key: PropertyKey): unknown {
  return typeof value === 'object' && value !== null ? (value as Record<PropertyKey, unknown>)[key] : undefined
}

/** The path of a field that came but that the schema does not know. */
function unknownKey(came: unknown, known: unknown, path: string): string | undefined {
  if (typeof came !== 'object' || came === null) return undefined
  for (const [key, value] of Object.entries(came)) {
    const here = path ? `${path}.${key}` : key
    if (!Object.hasOwn(known as object, key)) return clipped(here)
    const below = unknownKey(value, (known as Record<string, unknown>)[key], here)
    if (below) return below
  }
  return undefined
}

function shown(value: unknown): string {
  return value === undefined ? 'nothing' : clipped(JSON.stringify(value))
}

function clipped(text: string): string {
  return text.length > 80 ? `${text.slice(0, 80)}…` : text
}
