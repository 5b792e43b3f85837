/**
 * What is known of single words: the cluster of words that stand in like places, and which labels a word had in
 * training. As stored: `keys` (int32, ascending; hashes of levelled words), `clusters` (uint16), `labels` (uint8).
 */
export class WordTable {
  private readonly slots: Int32Array
  private readonly mask: number
  private readonly keys: Int32Array
  private readonly clusters: Uint16Array
  private readonly labelSets: Uint8Array

  constructor(keys: Int32Array, clusters: Uint16Array, labelSets: Uint8Array) {
    this.keys = keys
    this.clusters = clusters
    this.labelSets = labelSets
    let capacity = 16
    while (capacity < 2 * keys.length) capacity *= 2
    this.mask = capacity - 1
    this.slots = new Int32Array(capacity).fill(-1)
    for (let row = 0; row < keys.length; row++) {
      let slot = keys[row] & this.mask
      while (this.slots[slot] >= 0) slot = (slot + 1) & this.mask
      this.slots[slot] = row
    }
  }

  /** The row of a word's hash, or -1 where the table does not know it. */
  row(key: number): number {
    let slot = key & this.mask
    for (let row = this.slots[slot]; row >= 0; row = this.slots[slot]) {
      if (this.keys[row] === key) return row
      slot = (slot + 1) & this.mask
    }
    return -1
  }

  /** The cluster of a row, from 1; 0 for none. */
  cluster(row: number): number {
    return row < 0 ? 0 : this.clusters[row]
  }

  /** The set of labels of a row, from 1; 0 for none. */
  labels(row: number): number {
    return row < 0 ? 0 : this.labelSets[row]
  }
}
