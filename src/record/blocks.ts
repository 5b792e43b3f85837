import { digest } from '../text/index.ts'
import { compare } from './engine-order.ts'
import { knownName } from './former-names.ts'
import type { Designation, FamilyNames, FormerNames, NameBlock, Names, Resolution } from './names.ts'
import type { DesignationRow } from './rows.ts'
import type { AssignedDesignation, Rows } from './tables.ts'

/** How many designations, or what takes their place, are kept in memory at most, but for those of the blocks that one change needs. */
const MOST = 400_000

/** How much of it family names of blocks that were let go of may take. */
const MOST_FAMILIES = 0.6 * MOST

/**
 * Blocks of names in memory, so that a report which brings one name more does not read all those like it again. They
 * are trusted only while the record's mark is the one that the last change here left: another writer, or a change
 * that was taken back, leaves another one.
 */
export class Blocks {
  private readonly names: Names
  /** The one used last stands last. */
  private readonly known = new Map<string, NameBlock>()
  /** Family names of blocks that were let go of; those of the last one stand last. */
  private readonly families = new Map<string, FamilyNames>()
  private mark: string | undefined
  /** How many designations all blocks hold, and as how many the family names take memory. */
  private nHeld = 0
  private nOfFamilies = 0

  constructor(names: Names) {
    this.names = names
  }

  /** Whom designations mean now that some are new and some are dropped: those at least that meant another one before. */
  async change(
    rows: Rows,
    fresh: readonly DesignationRow[],
    dropped: readonly AssignedDesignation[],
  ): Promise<Map<string, Resolution>> {
    if (fresh.length + dropped.length === 0) return new Map()
    const mark = await rows.namesMark()
    if (mark === undefined || mark !== this.mark) this.clear()
    // Not to be trusted while the change is underway.
    this.mark = undefined
    const changed = new Map(fresh.flatMap(({ key, designation }) => alone(key, designation)))
    for (const [block, change] of changesByBlock(fresh, dropped)) {
      for (const [key, resolution] of await this.changeBlock(rows, block, change)) changed.set(key, resolution)
    }
    await this.putMark(rows, mark, [...fresh, ...dropped])
    this.shrink()
    return changed
  }

  private clear(): void {
    this.known.clear()
    this.families.clear()
    this.nHeld = 0
    this.nOfFamilies = 0
  }

  private async changeBlock(rows: Rows, block: string, { fresh, dropped }: BlockChange) {
    const known = this.known.get(block)
    const nBefore = known?.size ?? 0
    const open = known ?? openBlock(block, await rows.namesIn(block), this.names, this.families.get(block))
    this.dropFamilies(block)
    this.known.delete(block)
    this.known.set(block, open)
    open.recall(dropped.map(knownName))
    for (const designation of fresh) open.put(designation)
    for (const { key } of dropped) open.drop(key)
    const changes = open.changes()
    this.nHeld += open.size - nBefore
    return changes
  }

  /** The mark is made of the one before and of what changed, so that none comes again for other designations. */
  private async putMark(rows: Rows, before: string | undefined, changed: readonly DesignationRow[]): Promise<void> {
    const keys = changed.map(({ key }) => key).toSorted(compare)
    const mark = digest(`${before ?? ''} ${keys.join(' ')}`)
    await rows.putNamesMark(mark)
    this.mark = mark
  }

  /** Lets go of the blocks used longest ago. Of these the family names stay, which few changes do without. */
  private shrink(): void {
    for (const [block, { size, familyNames }] of this.known) {
      if (this.nHeld + this.nOfFamilies <= MOST) return
      this.known.delete(block)
      this.nHeld -= size
      if (familyNames !== undefined) this.keepFamilies(block, familyNames)
    }
  }

  private keepFamilies(block: string, names: FamilyNames): void {
    this.families.set(block, names)
    this.nOfFamilies += names.size
    for (const oldest of this.families.keys()) {
      if (this.nOfFamilies <= MOST_FAMILIES) return
      this.dropFamilies(oldest)
    }
  }

  private dropFamilies(block: string): void {
    this.nOfFamilies -= this.families.get(block)?.size ?? 0
    this.families.delete(block)
  }
}

interface BlockChange {
  readonly fresh: Designation[]
  readonly dropped: AssignedDesignation[]
}

function changesByBlock(
  fresh: readonly DesignationRow[],
  dropped: readonly AssignedDesignation[],
): Map<string, BlockChange> {
  const changes = new Map<string, BlockChange>()
  const of = (block: string) => {
    const known = changes.get(block) ?? { fresh: [], dropped: [] }
    changes.set(block, known)
    return known
  }
  for (const { designation } of fresh)
    if (designation.block !== undefined) of(designation.block).fresh.push(designation)
  for (const row of dropped) {
    if (row.designation.block !== undefined) of(row.designation.block).dropped.push(row)
  }
  return changes
}

/** What is in no block is an actor of its own. */
function alone(key: string, { block }: Designation): [string, Resolution][] {
  return block === undefined ? [[key, { actor: key, rule: 'alone', probability: 1 }]] : []
}

function openBlock(block: string, former: FormerNames, names: Names, families?: FamilyNames): NameBlock {
  return names.open?.(block, former, families) ?? wholeBlock(former, names)
}

/** A block that is resolved as a whole each time. */
function wholeBlock({ families, called }: FormerNames, names: Names): NameBlock {
  const known = [undefined, ...families].flatMap((family) => [...called(family)])
  const all = new Map(known.map(([each]) => [each.key, each]))
  return {
    put: (designation) => all.set(designation.key, designation),
    recall: () => undefined,
    drop: (key) => all.delete(key),
    changes: () => names.resolve([...all.values()]),
    get size() {
      return all.size
    },
  }
}
