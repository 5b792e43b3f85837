/** Text as words, sentence after sentence, each word a number from 0; -1 ends a sentence. */
export interface WordStream {
  readonly words: Int32Array
  readonly nTypes: number
}

/**
 * Groups words that stand in like places: exchange clustering (Kneser and Ney 1993) of the first `nTypes` words into
 * `nClusters`, which makes each cluster predict the next one best (the likelihood of a class bigram model).
 *
 * @returns the cluster of each type, from 0. Types start dealt out by rank, so give them sorted by frequency.
 */
export function cluster({ words, nTypes }: WordStream, nClusters: number, rounds: number): Uint16Array {
  const state = startState(words, nTypes, nClusters)
  for (let round = 0; round < rounds; round++) {
    let moved = 0
    for (let type = 0; type < nTypes; type++) if (exchange(state, type)) moved++
    if (moved * 1000 < nTypes) break
  }
  return Uint16Array.from(state.clusterOf.subarray(0, nTypes))
}

interface State {
  readonly n: number
  /** Cluster of each type; the last type is the end of a sentence, alone in the last cluster. */
  readonly clusterOf: Int32Array
  /** Bigrams of clusters, `n × n`. */
  readonly pairs: Int32Array
  readonly left: Int32Array
  readonly right: Int32Array
  /** For each type where its neighbours begin, and the neighbours with their counts; itself is left out. */
  readonly next: Neighbours
  readonly previous: Neighbours
  readonly self: Int32Array
  readonly logs: Float64Array
}

interface Neighbours {
  readonly starts: Int32Array
  readonly types: Int32Array
  readonly counts: Int32Array
}

function startState(words: Int32Array, nTypes: number, nClusters: number): State {
  const boundary = nTypes
  const n = nClusters + 1
  const clusterOf = Int32Array.from({ length: nTypes + 1 }, (_, type) =>
    type === boundary ? nClusters : type % nClusters,
  )
  const bigrams = bigramCounts(words, boundary)
  const pairs = new Int32Array(n * n)
  const left = new Int32Array(n)
  const right = new Int32Array(n)
  const self = new Int32Array(nTypes + 1)
  for (const { first, second, count } of bigrams) {
    pairs[clusterOf[first] * n + clusterOf[second]] += count
    left[clusterOf[first]] += count
    right[clusterOf[second]] += count
    if (first === second) self[first] = count
  }
  const others = bigrams.filter(({ first, second }) => first !== second)
  const next = neighbours(others, nTypes + 1, (pair) => [pair.first, pair.second])
  const previous = neighbours(others, nTypes + 1, (pair) => [pair.second, pair.first])
  const logs = Float64Array.from({ length: words.length + 2 }, (_, x) => (x === 0 ? 0 : x * Math.log(x)))
  return { n, clusterOf, pairs, left, right, next, previous, self, logs }
}

interface Bigram {
  readonly first: number
  readonly second: number
  readonly count: number
}

function bigramCounts(words: Int32Array, boundary: number): Bigram[] {
  const counts = new Map<number, number>()
  let last = boundary
  for (const word of words) {
    const type = word < 0 ? boundary : word
    const key = last * (boundary + 1) + type
    counts.set(key, (counts.get(key) ?? 0) + 1)
    last = type
  }
  return [...counts].map(([key, count]) => ({
    first: Math.floor(key / (boundary + 1)),
    second: key % (boundary + 1),
    count,
  }))
}

function neighbours(bigrams: readonly Bigram[], nTypes: number, ends: (pair: Bigram) => [number, number]): Neighbours {
  const starts = new Int32Array(nTypes + 1)
  for (const pair of bigrams) starts[ends(pair)[0] + 1]++
  for (let type = 0; type < nTypes; type++) starts[type + 1] += starts[type]
  const at = starts.slice()
  const types = new Int32Array(bigrams.length)
  const counts = new Int32Array(bigrams.length)
  for (const pair of bigrams) {
    const [from, to] = ends(pair)
    types[at[from]] = to
    counts[at[from]++] = pair.count
  }
  return { starts, types, counts }
}

/** Moves a type to the cluster where the likelihood is highest; says whether that is another one. */
function exchange(state: State, type: number): boolean {
  const { n, clusterOf, pairs, left, right, self, logs } = state
  const before = clusterOf[type]
  const after = sums(state, state.next, type)
  const ahead = sums(state, state.previous, type)
  const total = after.total + self[type]
  const totalBefore = ahead.total + self[type]
  place(state, type, before, -1, after, ahead)
  let best = before
  let bestGain = Number.NEGATIVE_INFINITY
  for (let to = 0; to < n - 1; to++) {
    let gain = logs[left[to]] - logs[left[to] + total] + logs[right[to]] - logs[right[to] + totalBefore]
    for (const c of after.clusters) {
      if (c === to) continue
      gain += logs[pairs[to * n + c] + after.counts[c]] - logs[pairs[to * n + c]]
    }
    for (const c of ahead.clusters) {
      if (c === to) continue
      gain += logs[pairs[c * n + to] + ahead.counts[c]] - logs[pairs[c * n + to]]
    }
    const own = after.counts[to] + ahead.counts[to] + self[type]
    gain += logs[pairs[to * n + to] + own] - logs[pairs[to * n + to]]
    if (gain > bestGain + 1e-9) {
      best = to
      bestGain = gain
    }
  }
  place(state, type, best, 1, after, ahead)
  return best !== before
}

interface Sums {
  readonly clusters: readonly number[]
  readonly counts: Int32Array
  readonly total: number
}

function sums(state: State, { starts, types, counts }: Neighbours, type: number): Sums {
  const byCluster = new Int32Array(state.n)
  const clusters: number[] = []
  let total = 0
  for (let at = starts[type]; at < starts[type + 1]; at++) {
    const c = state.clusterOf[types[at]]
    if (byCluster[c] === 0) clusters.push(c)
    byCluster[c] += counts[at]
    total += counts[at]
  }
  return { clusters, counts: byCluster, total }
}

/** Puts a type into a cluster (`by` 1) or takes it out (`by` -1). */
function place(state: State, type: number, to: number, by: number, after: Sums, ahead: Sums): void {
  const { n, clusterOf, pairs, left, right, self } = state
  for (const c of after.clusters) pairs[to * n + c] += by * after.counts[c]
  for (const c of ahead.clusters) pairs[c * n + to] += by * ahead.counts[c]
  pairs[to * n + to] += by * self[type]
  left[to] += by * (after.total + self[type])
  right[to] += by * (ahead.total + self[type])
  if (by > 0) clusterOf[type] = to
}
