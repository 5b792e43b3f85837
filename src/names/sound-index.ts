import { firstRow, type Measured, nextRow, ROUNDING } from './distance.ts'
import { withMore } from './rows.ts'

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
    node.things = withMore(node.things, thing)
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
  /** Few: each is looked for from the first on. */
  followers: readonly Node<T>[]
  /** Those whose sounds end here, and the weight of these. */
  things: readonly T[]
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

const NONE: readonly never[] = []

function nodeOf<T>(code: number, loss: number): Node<T> {
  return { code, loss, followers: NONE, things: NONE, weight: 0, heaviest: 0 }
}

function next<T>(node: Node<T>, code: number, loss: number): Node<T> {
  const known = node.followers.find((each) => each.code === code && each.loss === loss)
  if (known !== undefined) return known
  const made = nodeOf<T>(code, loss)
  node.followers = withMore(node.followers, made)
  return made
}

function collect<T>(search: Search<T>, node: Node<T>, depth: number): void {
  const { sounds, most, rows, found } = search
  const { codes, losses, weight } = sounds
  rows[depth + 1] ??= new Float64Array(rows[0].length)
  const [above, row] = [rows[depth], rows[depth + 1]]
  for (const follower of node.followers) {
    const least = nextRow(above, row, follower.code, follower.loss, codes, losses)
    if (least > most * Math.max(weight, follower.heaviest)) continue
    if (follower.things.length > 0 && row[codes.length] <= most * Math.max(weight, follower.weight)) {
      found.push(...follower.things)
    }
    if (follower.followers.length > 0) collect(search, follower, depth + 1)
  }
}
