import type { Appearance, Fact, Reading, ReadingFact, Review, VersionFact } from '../schema/index.ts'
import { digest, type ExactSpan, version } from '../text/index.ts'
import { ConflictError, SpanMismatchError } from './errors.ts'

/** A report as it was found and read. What is not known of it is absent. */
export interface Found {
  readonly text: string
  readonly language: string
  readonly url?: string
  readonly outlet?: string
  readonly title?: string
  /** Day of publication, such as 2022-02-01. */
  readonly published?: string
  /** What was read in it; absent where it is to be kept unread. */
  readonly reading?: Reading
  /** The moment it was found and read, ISO 8601 in UTC. */
  readonly at: string
}

/** The facts that a report makes: its version, its appearance, and its reading where it has one. */
export function factsOf(found: Found): Fact[] {
  const { id, text } = version(found.text)
  const versionFact: VersionFact = { kind: 'version', id, text }
  const facts: Fact[] = [versionFact, appearanceOf(id, found)]
  if (found.reading) facts.push(readingOf(id, found.reading, found))
  for (const fact of facts) made.add(fact)
  return facts
}

/** Facts that were made here: their ids are right, and need not be worked out again. */
const made = new WeakSet<Fact>()

function appearanceOf(versionId: string, found: Found): Appearance {
  const { language, url, outlet, title, published } = found
  const known = {
    ...(url && { url }),
    ...(outlet && { outlet }),
    ...(title && { title }),
    ...(published && { published }),
  }
  const fields = { version: versionId, language, ...known }
  return { kind: 'appearance', id: idOf('p', fields), ...fields, seenAt: found.at }
}

function readingOf(versionId: string, reading: Reading, { published, at }: Found): ReadingFact {
  const fields = { version: versionId, ...(published && { published }), reading }
  return { kind: 'reading', id: idOf('r', fields), ...fields, readAt: at }
}

/** A review with its id. The same decision by the same person at the same moment is the same review. */
export function reviewOf(fields: Omit<Review, 'kind' | 'id'>): Review {
  return { kind: 'review', id: idOf('w', fields), ...fields }
}

/**
 * Checks that a fact is what its id says.
 *
 * @throws ConflictError when the id is of other content.
 */
export function checkId(fact: Fact): void {
  if (made.has(fact)) return
  const expected = expectedId(fact)
  if (fact.id !== expected) {
    throw new ConflictError(`A ${fact.kind} has the id ${fact.id}, but its content gives ${expected}`)
  }
}

function expectedId(fact: Fact): string {
  if (fact.kind === 'version') return version(fact.text).id
  if (fact.kind === 'appearance') {
    const { kind: _, id: __, seenAt: ___, ...fields } = fact
    return idOf('p', fields)
  }
  if (fact.kind === 'reading') {
    const { kind: _, id: __, readAt: ___, ...fields } = fact
    return idOf('r', fields)
  }
  const { kind: _, id: __, ...fields } = fact
  return idOf('w', fields)
}

/**
 * Checks that every span of a reading or an amendment holds the characters of its version.
 *
 * @throws SpanMismatchError when one does not.
 */
export function checkSpans(value: unknown, text: string): void {
  if (typeof value !== 'object' || value === null) return
  if (isExactSpan(value) && text.slice(value.start, value.end) !== value.exact) {
    throw new SpanMismatchError(
      `Expected ${JSON.stringify(value.exact)} at ${value.start}–${value.end} of the version, which has ${JSON.stringify(text.slice(value.start, value.end))} there`,
    )
  }
  for (const part of Object.values(value)) checkSpans(part, text)
}

/** Whether a value is a span with its characters, perhaps with more fields. */
export function isExactSpan(value: object): value is ExactSpan {
  return (
    'exact' in value &&
    typeof value.exact === 'string' &&
    'start' in value &&
    'end' in value &&
    typeof value.start === 'number'
  )
}

function idOf(prefix: string, fields: object): string {
  return `${prefix}${digest(canonical(fields)).slice(0, 24)}`
}

/** JSON with the keys of every object in order of their code units: equal values, equal text. No key may be a whole number, which JSON puts first. */
export function canonical(value: unknown): string {
  return JSON.stringify(inOrder(value)) ?? 'null'
}

/** A copy with the keys in order; written by JSON itself in half the time that walking and writing takes. */
function inOrder(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value
  if (Array.isArray(value)) return value.map(inOrder)
  const copy: Record<string, unknown> = {}
  for (const key of Object.keys(value).sort()) copy[key] = inOrder((value as Record<string, unknown>)[key])
  return copy
}
