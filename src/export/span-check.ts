import type { Fact, ReadingFact, Review, VersionFact } from '../schema/index.ts'
import { version } from '../text/index.ts'
import { RecordLineError } from './record-line-error.ts'

/** How many UTF-16 units of texts are kept to check spans against. */
const KEPT_UNITS = 64_000_000

interface KeptText {
  readonly text: string
  /** Ids of the statements that were read in it. */
  readonly statements: Set<string>
}

interface FoundSpan {
  readonly path: string
  readonly start: number
  readonly end: number
  readonly exact?: unknown
}

/** Checks facts in the order they come: ids of versions, and spans against the texts that came before. */
export class SpanCheck {
  private readonly texts = new Map<string, KeptText>()
  private readonly versionOf = new Map<string, string>()
  private nUnits = 0

  private constructor() {}

  /** A check that has seen nothing yet. */
  static of(): SpanCheck {
    return new SpanCheck()
  }

  /**
   * Checks one fact.
   *
   * @throws RecordLineError naming `line`.
   */
  check(fact: Fact, line: number): void {
    if (fact.kind === 'version') this.keep(fact, line)
    if (fact.kind === 'reading') this.checkReading(fact, line)
    if (fact.kind === 'review') this.checkReview(fact, line)
  }

  private keep({ id, text }: VersionFact, line: number): void {
    const own = version(text).id
    if (id !== own) throw new RecordLineError(line, `id ${id}`, `id ${own}, which is that of its text`)
    if (this.texts.has(id)) return
    this.texts.set(id, { text, statements: new Set() })
    this.nUnits += text.length
    for (const oldest of this.texts.keys()) {
      if (this.nUnits <= KEPT_UNITS || oldest === id) break
      this.drop(oldest)
    }
  }

  private drop(id: string): void {
    const kept = this.texts.get(id)
    for (const statement of kept?.statements ?? []) this.versionOf.delete(statement)
    this.nUnits -= kept?.text.length ?? 0
    this.texts.delete(id)
  }

  private checkReading(fact: ReadingFact, line: number): void {
    const kept = this.texts.get(fact.version)
    for (const at of spansIn(fact.reading, 'reading')) checkSpan(at, kept?.text, line)
    if (!kept) return
    for (const { id } of fact.reading.statements) {
      kept.statements.add(id)
      this.versionOf.set(id, fact.version)
    }
  }

  private checkReview(fact: Review, line: number): void {
    const kept = this.texts.get(this.versionOf.get(fact.of) ?? '')
    for (const at of spansIn(fact.amendment, 'amendment')) checkSpan(at, kept?.text, line)
  }
}

/** Everything in `value` that has a start and an end. */
function* spansIn(value: unknown, path: string): Generator<FoundSpan> {
  if (typeof value !== 'object' || value === null) return
  const { start, end, exact } = value as Record<string, unknown>
  if (typeof start === 'number' && typeof end === 'number') yield { path, start, end, exact }
  for (const [key, held] of Object.entries(value)) yield* spansIn(held, `${path}.${key}`)
}

function checkSpan(at: FoundSpan, text: string | undefined, line: number): void {
  const { path, start, end, exact } = at
  const limit = text?.length ?? Number.POSITIVE_INFINITY
  const place = `${path} ${start}–${end}`
  if (end < start || limit < end) throw new RecordLineError(line, place, `a span of a text of ${limit} UTF-16 units`)
  if (typeof exact !== 'string') return
  const there = text?.slice(start, end)
  if (there === undefined ? exact.length === end - start : exact === there) return
  const expected = there === undefined ? `${end - start} UTF-16 units` : JSON.stringify(there)
  throw new RecordLineError(
    line,
    `${path} ${JSON.stringify(exact)}`,
    `${expected}, as the text has from ${start} to ${end}`,
  )
}
