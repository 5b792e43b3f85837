/** A shuffled copy, the same for the same `seed` on every machine (Fisher and Yates, xorshift32). */
export function shuffled<T>(items: readonly T[], seed: number): T[] {
  const copy = [...items]
  let state = (seed + 1) * 2654435761
  for (let last = copy.length - 1; last > 0; last--) {
    state ^= state << 13
    state ^= state >>> 17
    state ^= state << 5
    const chosen = (state >>> 0) % (last + 1)
    ;[copy[last], copy[chosen]] = [copy[chosen], copy[last]]
  }
  return copy
}
