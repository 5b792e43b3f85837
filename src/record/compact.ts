import { isExactSpan } from './facts.ts'

/**
 * A reading’s part as it is kept: JSON in which a span with nothing but its characters is `[start, end]`. The characters
 * are those of the version, so that they are kept once.
 */
export function compacted(value: unknown): string {
  return JSON.stringify(value, (_, part: unknown) => (isBareSpan(part) ? [part.start, part.end] : part))
}

/** What `compacted` was given, with the characters of `text` put back. */
export function expanded<T>(json: string, text: string): T {
  return JSON.parse(json, (_, part: unknown) => {
    if (!isPair(part)) return part
    const [start, end] = part
    return { start, end, exact: text.slice(start, end) }
  }) as T
}

function isBareSpan(part: unknown): part is { start: number; end: number; exact: string } {
  return typeof part === 'object' && part !== null && isExactSpan(part) && Object.keys(part).length === 3
}

/** No list of a reading holds numbers, so that a pair of them can only be a span. */
function isPair(part: unknown): part is [number, number] {
  return Array.isArray(part) && part.length === 2 && typeof part[0] === 'number' && typeof part[1] === 'number'
}
