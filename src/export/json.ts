/**
 * `value` as JSON on one line, the same for equal values: keys sorted by UTF-16 unit as in RFC 8785, but what says what
 * and where a thing is comes first (`kind`, `id`, `start`, `end`, `exact`); what is `undefined` is left out. Every string
 * comes back from `JSON.parse` as it was, lone surrogates too.
 */
export function canonicalJson(value: unknown): string {
  return withoutBreaks(JSON.stringify(ordered(value)))
}

/**
 * `value` as JSON on one line, keys in the order given, for programs that are not ours: strings are well-formed Unicode
 * (I-JSON, RFC 7493: a lone surrogate becomes U+FFFD), and no `<` stands in it, so that it may stand in a page.
 */
export function plainJson(value: unknown): string {
  return withoutBreaks(JSON.stringify(value, wellFormed)).replaceAll('<', '\\u003c')
}

function ordered(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(ordered)
  if (typeof value !== 'object' || value === null) return value
  const entries = Object.entries(value).filter(([, held]) => held !== undefined)
  return Object.fromEntries(entries.sort(byKey).map(([key, held]) => [key, ordered(held)]))
}

const FIRST = ['kind', 'id', 'start', 'end', 'exact']

function byKey([one]: [string, unknown], [other]: [string, unknown]): number {
  const [a, b] = [place(one), place(other)]
  return a === b ? (one < other ? -1 : 1) : a - b
}

function place(key: string): number {
  const at = FIRST.indexOf(key)
  return at < 0 ? FIRST.length : at
}

function wellFormed(_key: string, value: unknown): unknown {
  return typeof value === 'string' ? value.toWellFormed() : value
}

/** Some programs end a line at these too (Python’s `splitlines`, say). */
function withoutBreaks(json: string): string {
  return json.replace(/[\x7f-\x9f\u2028\u2029]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`)
}
