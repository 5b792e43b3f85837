import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { Clusters } from '../../src/names/clusters.ts'
import { grouped, type Relation } from '../../src/names/groups.ts'

interface Thing {
  readonly key: string
}

const THINGS: readonly Thing[] = Array.from('abcdefghijkl', (key) => ({ key }))
const RELATIONS: readonly Relation[] = ['different', 'different', 'unclear', 'unclear', 0, 0.02, 0.05, 0.1, 0.17]

/** How each two of the things stand to each other, as drawn. */
const relations = fc
  .array(fc.constantFrom(...RELATIONS), { minLength: THINGS.length ** 2, maxLength: THINGS.length ** 2 })
  .map((all) => (one: Thing, other: Thing): Relation => {
    const [a, b] = [THINGS.indexOf(one), THINGS.indexOf(other)]
    return all[Math.min(a, b) * THINGS.length + Math.max(a, b)]
  })

/** Clusters with what they told so far. */
class Told {
  readonly there = new Set<Thing>()
  readonly groups = new Set<readonly Thing[]>()
  readonly ambiguous = new Set<Thing>()
  private clusters: Clusters<Thing>
  private readonly relate: (one: Thing, other: Thing) => Relation

  constructor(relate: (one: Thing, other: Thing) => Relation) {
    this.relate = relate
    this.clusters = this.opened()
  }

  private opened(): Clusters<Thing> {
    const before = new Set(this.there)
    return new Clusters({ candidates: () => THINGS, relate: this.relate, wasAmbiguous: (entry) => before.has(entry) })
  }

  /** Forgets all but what was told. */
  reopen(): void {
    this.clusters = this.opened()
    // All without a group may have been ambiguous, those too that are not there.
    const others = THINGS.filter((each) => ![...this.groups].some((group) => group.includes(each)))
    this.clusters.restore(this.groups, others)
  }

  toggle(thing: Thing): void {
    if (this.there.delete(thing)) this.clusters.delete(thing)
    else {
      this.there.add(thing)
      this.clusters.add(thing)
    }
  }

  regroup(): void {
    const { gone, made, ambiguous } = this.clusters.regroup()
    for (const group of gone) assert.ok(this.groups.delete(group), 'what goes was there')
    for (const group of made) {
      this.groups.add(group)
      for (const each of group) this.ambiguous.delete(each)
    }
    for (const each of ambiguous) this.ambiguous.add(each)
    for (const each of this.ambiguous) if (!this.there.has(each)) this.ambiguous.delete(each)
  }

  told() {
    return told(this.groups, this.ambiguous)
  }
}

function told(groups: Iterable<readonly Thing[]>, ambiguous: Iterable<Thing>) {
  const keys = (things: Iterable<Thing>) => [...things].map(({ key }) => key).sort()
  return { groups: [...groups].map((group) => keys(group).join('')).sort(), ambiguous: keys(ambiguous) }
}

test('entries that come and go, or were there before, are grouped as all of them are at once', () => {
  const step = fc.record({
    toggled: fc.array(fc.constantFrom(...THINGS), { maxLength: 4 }),
    isReopened: fc.boolean(),
  })
  fc.assert(
    fc.property(relations, fc.array(step, { minLength: 1, maxLength: 25 }), (relate, steps) => {
      const kept = new Told(relate)
      for (const { toggled, isReopened } of steps) {
        if (isReopened) kept.reopen()
        for (const thing of toggled) kept.toggle(thing)
        kept.regroup()
        const all = [...kept.there].sort((one, other) => (one.key < other.key ? -1 : 1))
        const { groups, ambiguous } = grouped(all, relate)
        assert.deepEqual(kept.told(), told(groups, ambiguous))
      }
    }),
    { numRuns: 2000 },
  )
})
