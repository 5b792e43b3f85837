/** A feature of one value: its hash, which names its template too. */
export function one(template: number, a: number): number {
  return spread(Math.imul(a, 0x85ebca6b) + Math.imul(template + 1, 0x9e3779b1))
}

/** A feature of two values. */
export function two(template: number, a: number, b: number): number {
  return spread(Math.imul(a, 0x85ebca6b) + Math.imul(b, 0xc2b2ae35) + Math.imul(template + 1, 0x9e3779b1))
}

/** A feature of three values. */
export function three(template: number, a: number, b: number, c: number): number {
  const first = Math.imul(a, 0x85ebca6b) + Math.imul(b, 0xc2b2ae35)
  return spread(first + Math.imul(c, 0x27d4eb2f) + Math.imul(template + 1, 0x9e3779b1))
}

/** A feature of four values. */
export function four(template: number, a: number, b: number, c: number, d: number): number {
  const first = Math.imul(a, 0x85ebca6b) + Math.imul(b, 0xc2b2ae35)
  return spread(first + Math.imul(c, 0x27d4eb2f) + Math.imul(d, 0x165667b1) + Math.imul(template + 1, 0x9e3779b1))
}

function spread(sum: number): number {
  const hash = Math.imul(sum ^ (sum >>> 15), 0x2c1b3c6d)
  return hash ^ (hash >>> 14)
}

/** A feature of up to three values, small ones too; values that it does not have are 0. */
export function hash(template: number, a: number, b: number, c: number): number {
  let h = Math.imul(a ^ Math.imul(template + 1, 0x9e3779b1), 0x85ebca6b)
  h = Math.imul((h ^ (h >>> 15)) + b, 0xc2b2ae35)
  h = Math.imul((h ^ (h >>> 13)) + c, 0x27d4eb2f)
  return h ^ (h >>> 16)
}
