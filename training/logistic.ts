import type { FeatureWeights } from './weights.ts'

/** Yes-or-no examples: features of all, one after the other, where each begins, and its answer. */
export interface Examples {
  readonly features: Int32Array
  readonly starts: Int32Array
  readonly answers: Uint8Array
}

/** How to learn. */
export interface LogisticOptions {
  readonly epochs: number
  readonly rate: number
  /** How strongly weights are drawn towards 0. */
  readonly decay: number
  /** Features seen in fewer examples are left out. */
  readonly minCount: number
}

/** Gathers examples while they are made. */
export class ExampleList {
  private features = new Int32Array(1 << 20)
  private nFeatures = 0
  private readonly starts: number[] = [0]
  private readonly answers: number[] = []

  add(features: Int32Array, nFeatures: number, answer: boolean): void {
    if (this.nFeatures + nFeatures > this.features.length) {
      const larger = new Int32Array(this.features.length * 2)
      larger.set(this.features)
      this.features = larger
    }
    this.features.set(features.subarray(0, nFeatures), this.nFeatures)
    this.nFeatures += nFeatures
    this.starts.push(this.nFeatures)
    this.answers.push(answer ? 1 : 0)
  }

  examples(): Examples {
    const features = this.features.subarray(0, this.nFeatures)
    return { features, starts: Int32Array.from(this.starts), answers: Uint8Array.from(this.answers) }
  }
}

/** Learns a logistic regression by AdaGrad; the weights of class 0 are those of the answer yes. */
export function learnLogistic(examples: Examples, options: LogisticOptions): FeatureWeights[] {
  const { ids, keys } = numbered(examples, options.minCount)
  const weights = new Float64Array(keys.length)
  const squares = new Float64Array(keys.length).fill(1e-6)
  const order = Uint32Array.from(examples.answers, (_, index) => index)
  const random = randomNumbers(7)
  for (let epoch = 0; epoch < options.epochs; epoch++) {
    shuffle(order, random)
    for (const example of order) learnOne(example)
  }
  return keys.map((feature, id) => ({ feature, weights: new Map([[0, weights[id]]]) }))

  function learnOne(example: number): void {
    let score = 0
    const end = examples.starts[example + 1]
    for (let at = examples.starts[example]; at < end; at++) if (ids[at] >= 0) score += weights[ids[at]]
    const gradient = 1 / (1 + Math.exp(-score)) - examples.answers[example]
    for (let at = examples.starts[example]; at < end; at++) {
      const id = ids[at]
      if (id < 0) continue
      const slope = gradient + options.decay * weights[id]
      squares[id] += slope * slope
      weights[id] -= (options.rate * slope) / Math.sqrt(squares[id])
    }
  }
}

/** Numbers from 0 to 1 that look random and are the same in every run. */
export function randomNumbers(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
}

/** Puts numbers into random order, in place. */
export function shuffle(order: Uint32Array, random: () => number): void {
  for (let i = order.length - 1; i > 0; i--) {
    const j = Math.floor(random() * (i + 1))
    const kept = order[i]
    order[i] = order[j]
    order[j] = kept
  }
}

function numbered({ features }: Examples, minCount: number): { ids: Int32Array; keys: number[] } {
  const counts = new Map<number, number>()
  for (const feature of features) counts.set(feature, (counts.get(feature) ?? 0) + 1)
  const idOf = new Map<number, number>()
  const keys: number[] = []
  for (const [feature, count] of counts) {
    if (count < minCount) continue
    idOf.set(feature, keys.length)
    keys.push(feature)
  }
  return { ids: Int32Array.from(features, (feature) => idOf.get(feature) ?? -1), keys }
}
