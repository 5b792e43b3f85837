import { firstRow, type Measured, nextRow, ROUNDING } from './distance.ts'

/** Things by the sounds of their names: those near to some sounds are found without comparing them with all. */
export class SoundIndex<T> {
  private readonly root: Node<T> = nodeOf(0, 0)

  add(sounds: Measured, thing: T): void {
    let node = this.root
    for (const [at, code] of sounds.codes.entries()) {
      node.heaviest = Math.max(node.heaviest, sounds.weight)
      node = next(node, code, sounds.losses[at])
    }
    node.heaviest = Math.max(node.heaviest, sounds.weight)
    node.weight = sounds.weight
    node.things.push(thing)
  }

  /**
   * All things whose sounds are at most so far apart from these, by `distanceBetween`, and perhaps others. Words that
   * begin alike share the rows of the table of costs; costs only grow from row to row, so that none is missed.
   */
  near(sounds: Measured, most: number): T[] {
    const found: T[] = []
    if (sounds.sounds === '') found.push(...this.root.things)
    else collect({ sounds, most: most + ROUNDING, rows: [firstRow(sounds)], found }, this.root, 0)
    return found
  }
}

/** Things whose sounds begin alike. What it costs to leave a sound out depends on those beside it, and parts them too. */
interface Node<T> {
  readonly code: number
  readonly loss: number
  readonly followers: Map<number, Node<T>>
  /** Those whose sounds end here, and the weight of these. */
  readonly things: T[]
  weight: number
  /** The greatest weight of all sounds that begin so. */
  heaviest: number
}

interface Search<T> {
  readonly sounds: Measured
  readonly most: number
  /** A row for each depth, used again. */
  readonly rows: Float64Array[]
  readonly found: T[]
}

function nodeOf<T>(code: number, loss: number): Node<T> {
  return { code, loss, followers: new Map(), things: [], weight: 0, heaviest: 0 }
}

function next<T>(node: Node<T>, code: number, loss: number): Node<T> {
  // Losses are less than 1.
  const key = code + loss
  const known = node.followers.get(key) ?? nodeOf<T>(code, loss)
  node.followers.set(key, known)
  return known
}

function collect<T>(search: Search<T>, node: Node<T>, depth: number): void {
  const { sounds, most, rows, found } = search
  rows[depth + 1] ??= new Float64Array(rows[0].length)
  const row = rows[depth + 1]
  for (const follower of node.followers.values()) {
    row.set(rows[depth])
    const least = nextRow(row, follower.code * 128, follower.loss, sounds.codes, sounds.losses)
    if (least > most * Math.max(sounds.weight, follower.heaviest)) continue
    if (follower.things.length > 0) {
      const cost = row[sounds.codes.length]
      if (cost <= most * Math.max(sounds.weight, follower.weight)) found.push(...follower.things)
    }
    collect(search, follower, depth + 1)
  }
}
