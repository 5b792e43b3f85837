import { isExactSpan } from './facts.ts'

/**
 * A reading’s part as it is kept: JSON in which a span with nothing but its characters is `[start, end]`. The characters
 * are those of the version, so that they are kept once.
 */
export function compacted(value: unknown): string {
  return JSON.stringify(withPairs(value))
}

/** What `compacted` was given, with the characters of `text` put back. */
export function expanded<T>(json: string, text: string): T {
  return withSpans(JSON.parse(json), text) as T
}

// Walked here and not by JSON’s own replacer and reviver, which take three times as long.

function withPairs(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value
  if (Array.isArray(value)) return value.map(withPairs)
  if (isExactSpan(value) && Object.keys(value).length === 3) return [value.start, value.end]
  const copy: Record<string, unknown> = {}
  for (const key of Object.keys(value)) copy[key] = withPairs((value as Record<string, unknown>)[key])
  return copy
}

/** No list of a reading holds numbers, so that a pair of them can only be a span. */
function withSpans(value: unknown, text: string): unknown {
  if (typeof value !== 'object' || value === null) return value
  if (!Array.isArray(value)) {
    const parts = value as Record<string, unknown>
    for (const key of Object.keys(parts)) parts[key] = withSpans(parts[key], text)
    return parts
  }
  const [start, end] = value
  if (value.length === 2 && typeof start === 'number' && typeof end === 'number') {
    return { start, end, exact: text.slice(start, end) }
  }
  for (const [at, part] of value.entries()) value[at] = withSpans(part, text)
  return value
}
