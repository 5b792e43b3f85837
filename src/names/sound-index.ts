import { firstRow, type Measured, nextRow, ROUNDING } from './distance.ts'

/** Up to so many things are put in order anew whenever some came. */
const FEW = 64

/** Things by the sounds of their names: those near to some sounds are found without comparing them with all. */
export class SoundIndex<T> {
  /** Those that came since it was asked last. */
  private fresh: Sounding<T>[] = []
  /** In order, each of many fewer things than the one before: what comes is put in order with the last ones alone. */
  private readonly shelves: Shelf<T>[] = []

  add(sounds: Measured, thing: T): void {
    this.fresh.push({ key: keyOf(sounds), weight: sounds.weight, thing })
  }

  /** All things whose sounds are at most so far apart from these, by `distanceBetween`, and perhaps others. */
  near(sounds: Measured, most: number): T[] {
    if (this.fresh.length > 0) this.shelve()
    const found: T[] = []
    for (const shelf of this.shelves) shelf.collect(sounds, most + ROUNDING, found)
    return found
  }

  private shelve(): void {
    const all = this.fresh
    for (let last = this.shelves.at(-1); last !== undefined; last = this.shelves.at(-1)) {
      if (last.things.length > Math.max(FEW, 2 * all.length)) break
      all.push(...last.things)
      this.shelves.pop()
    }
    this.shelves.push(new Shelf(all))
    this.fresh = []
  }
}

/** A thing with how its name sounds. */
interface Sounding<T> {
  /** A character for each sound and what it costs to leave it out, which depends on those beside it. */
  readonly key: string
  readonly weight: number
  readonly thing: T
}

/** What it costs to leave out sounds, as far as it was met with: few numbers, which keys have by their places. */
const LOSSES: number[] = []
/** So many bits hold the code of a sound. */
const CODE_BITS = 7
const CODE = (1 << CODE_BITS) - 1

function keyOf({ codes, losses }: Measured): string {
  const characters = Array.from(codes, (code, at) => {
    const known = LOSSES.indexOf(losses[at])
    return ((known < 0 ? LOSSES.push(losses[at]) - 1 : known) << CODE_BITS) | code
  })
  return String.fromCharCode(...characters)
}

/** Things as a tree of their sounds. There may be very many, and they are walked through again and again. */
class Shelf<T> {
  /** In the order of their keys, which is that of the nodes where they end. */
  readonly things: readonly Sounding<T>[]
  private readonly nodes: Nodes

  constructor(things: Sounding<T>[]) {
    this.things = things.sort((one, other) => (one.key < other.key ? -1 : one.key > other.key ? 1 : 0))
    this.nodes = nodesOf(things)
  }

  /**
   * Adds to `found` what is at most so far apart from some sounds. Words that begin alike share the rows of the table of
   * costs; costs only grow from row to row, so that none is missed.
   */
  collect(sounds: Measured, most: number, found: T[]): void {
    const { codes, losses, weight } = sounds
    const { size, depths, characters, heaviest, nexts, firsts } = this.nodes
    if (codes.length === 0) {
      for (let at = 0; at < firsts[0]; at++) found.push(this.things[at].thing)
      return
    }
    const rows = [firstRow(sounds)]
    for (let node = 0; node < size; ) {
      const [depth, character] = [depths[node], characters[node]]
      if (depth + 1 === rows.length) rows.push(new Float64Array(codes.length + 1))
      const [above, row] = [rows[depth], rows[depth + 1]]
      const least = nextRow(above, row, character & CODE, LOSSES[character >> CODE_BITS], codes, losses)
      const isFar = least > most * Math.max(weight, heaviest[node])
      if (!isFar && firsts[node] < firsts[node + 1]) {
        const own = this.things[firsts[node]].weight
        if (row[codes.length] <= most * Math.max(weight, own)) this.take(firsts[node], firsts[node + 1], found)
      }
      node = isFar ? nexts[node] : node + 1
    }
  }

  private take(from: number, to: number, found: T[]): void {
    for (let at = from; at < to; at++) found.push(this.things[at].thing)
  }
}

/** The nodes of a tree one after the other, each before those that go on from it: by the place of each. */
interface Nodes {
  readonly size: number
  /** How many sounds come before that of a node, and which it is, as in keys. */
  readonly depths: Uint16Array
  readonly characters: Uint16Array
  /** The greatest weight of all sounds that begin so. */
  readonly heaviest: Uint16Array
  /** The first node behind that does not go on from one. */
  readonly nexts: Uint32Array
  /** The first thing that ends at a node or behind; one place more. Those before the first node’s have no sound. */
  readonly firsts: Uint32Array
}

/** The nodes of things in the order of their keys. */
function nodesOf(things: readonly Sounding<unknown>[]): Nodes {
  const size = things.reduce((n, { key }, at) => n + key.length - sharedBy(key, things[at - 1]?.key), 0)
  const [depths, characters, heaviest] = [new Uint16Array(size), new Uint16Array(size), new Uint16Array(size)]
  const [nexts, firsts] = [new Uint32Array(size), new Uint32Array(size + 1)]
  /** The nodes from the root to the last one. */
  const path: number[] = []
  let n = 0
  const leave = (depth: number) => {
    while (path.length > depth) nexts[path.pop() ?? 0] = n
  }
  for (const [at, { key, weight }] of things.entries()) {
    leave(sharedBy(key, things[at - 1]?.key))
    for (const node of path) heaviest[node] = Math.max(heaviest[node], weight)
    for (let depth = path.length; depth < key.length; depth++) {
      depths[n] = depth
      characters[n] = key.charCodeAt(depth)
      heaviest[n] = weight
      firsts[n] = at
      path.push(n++)
    }
  }
  leave(0)
  firsts[size] = things.length
  return { size, depths, characters, heaviest, nexts, firsts }
}

/** How many characters two keys begin with alike. */
function sharedBy(one: string, other = ''): number {
  let n = 0
  while (n < one.length && one[n] === other[n]) n++
  return n
}
