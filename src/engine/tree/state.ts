/** What a transition does, in the arc-eager system (Nivre 2003), with the root at the end of the buffer. */
export const SHIFT = 0
export const REDUCE = 1
export const LEFT_ARC = 2
export const RIGHT_ARC = 3
export const N_ACTIONS = 4

/**
 * The search states of one sentence of `n` words, in a beam of fixed width, as flat arrays: state `s` keeps word `i`'s
 * facts at `s * stride + i`. Word `n` is the root, last in the buffer. Absent words are -1.
 */
export class States {
  readonly stride: number
  readonly heads: Int16Array
  readonly labels: Int16Array
  readonly leftmost: Int16Array
  readonly leftSecond: Int16Array
  readonly rightmost: Int16Array
  readonly rightSecond: Int16Array
  readonly leftCount: Int16Array
  readonly rightCount: Int16Array
  readonly stacks: Int16Array
  readonly heights: Int32Array
  readonly buffers: Int32Array
  readonly scores: Float64Array
  private readonly perWord: readonly Int16Array[]

  constructor(nWords: number, width: number) {
    this.stride = nWords + 1
    const cells = () => new Int16Array(this.stride * width)
    this.heads = cells()
    this.labels = cells()
    this.leftmost = cells()
    this.leftSecond = cells()
    this.rightmost = cells()
    this.rightSecond = cells()
    this.leftCount = cells()
    this.rightCount = cells()
    this.stacks = cells()
    this.heights = new Int32Array(width)
    this.buffers = new Int32Array(width)
    this.scores = new Float64Array(width)
    this.perWord = [
      ...[this.heads, this.labels, this.leftmost, this.leftSecond, this.rightmost, this.rightSecond],
      ...[this.leftCount, this.rightCount, this.stacks],
    ]
  }

  /** Makes state `state` the one before the first transition. */
  start(state: number): void {
    const from = state * this.stride
    for (const cells of this.perWord) cells.fill(-1, from, from + this.stride)
    this.leftCount.fill(0, from, from + this.stride)
    this.rightCount.fill(0, from, from + this.stride)
    this.heights[state] = 0
    this.buffers[state] = 0
    this.scores[state] = 0
  }

  /** Copies state `from` of `other` into state `to`. */
  copy(other: States, from: number, to: number): void {
    const { stride } = this
    for (let i = 0; i < this.perWord.length; i++) {
      this.perWord[i].set(other.perWord[i].subarray(from * stride, (from + 1) * stride), to * stride)
    }
    this.heights[to] = other.heights[from]
    this.buffers[to] = other.buffers[from]
    this.scores[to] = other.scores[from]
  }

  /** The word at depth `depth` of the stack (0: its top), or -1. */
  stacked(state: number, depth: number): number {
    const height = this.heights[state]
    return depth < height ? this.stacks[state * this.stride + height - 1 - depth] : -1
  }

  /** Whether nothing is left to do: only the root remains in the buffer and the stack is empty. */
  isDone(state: number): boolean {
    return this.buffers[state] === this.stride - 1 && this.heights[state] === 0
  }

  allows(state: number, action: number): boolean {
    const atRoot = this.buffers[state] === this.stride - 1
    if (action === SHIFT) return !atRoot
    const height = this.heights[state]
    if (height === 0) return false
    const hasHead = this.heads[state * this.stride + this.stacks[state * this.stride + height - 1]] >= 0
    if (action === REDUCE) return hasHead
    if (action === LEFT_ARC) return !hasHead
    return !atRoot
  }

  /** Carries out `action`; an arc it makes gets `label`. */
  apply(state: number, action: number, label: number): void {
    const base = state * this.stride
    const next = this.buffers[state]
    if (action === LEFT_ARC) this.attachLeft(base, next, this.stacks[base + this.heights[state] - 1], label)
    if (action === RIGHT_ARC) this.attachRight(base, this.stacks[base + this.heights[state] - 1], next, label)
    if (action === REDUCE || action === LEFT_ARC) this.heights[state]--
    else {
      this.stacks[base + this.heights[state]++] = next
      this.buffers[state]++
    }
  }

  private attachLeft(base: number, head: number, word: number, label: number): void {
    this.heads[base + word] = head
    this.labels[base + word] = label
    this.leftSecond[base + head] = this.leftmost[base + head]
    this.leftmost[base + head] = word
    this.leftCount[base + head]++
  }

  private attachRight(base: number, head: number, word: number, label: number): void {
    this.heads[base + word] = head
    this.labels[base + word] = label
    this.rightSecond[base + head] = this.rightmost[base + head]
    this.rightmost[base + head] = word
    this.rightCount[base + head]++
  }
}
