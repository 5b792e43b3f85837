import { FamilyIndex } from './family-index.ts'
import { familyName, type NamePart, partNamed } from './parts.ts'
import type { NameTables } from './tables.ts'

/** A designation takes about as much memory (1.3 KB) as so many family names of which nothing was asked. */
const AS_LARGE = 3

/**
 * The family names of a block, and how those alike to one are found. It outlives the block: putting those of a large one in order takes up to a
 * second, and a block that is opened again has the same ones.
 */
export class FamilyNames {
  private readonly names = new Set<string>()
  private readonly index = new FamilyIndex<string>()
  private readonly tables: NameTables

  /** @param names as `Designation.family` has them. */
  constructor(names: Iterable<string>, tables: NameTables) {
    this.tables = tables
    for (const name of names) this.add(partNamed(name, tables.readings))
  }

  /** As how many designations they take memory. */
  get size(): number {
    return Math.ceil(this.names.size / AS_LARGE)
  }

  /** Puts a name in, and tells whether it was not there. */
  add(part: NamePart): boolean {
    const name = familyName(part)
    if (this.names.has(name)) return false
    this.names.add(name)
    this.index.add(part, name)
    return true
  }

  /** Each of the names once that are at most so far `apart` from one, from there or back, and others. */
  alike(part: NamePart, furthest: number): NamePart[] {
    return Array.from(new Set(this.index.alike(part, furthest)), (name) => partNamed(name, this.tables.readings))
  }
}
