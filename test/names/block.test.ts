import assert from 'node:assert/strict'
import { test } from 'node:test'
import { cast } from '@readout/cast'
import fc from 'fast-check'
import { type Designation, formerNames, loadNames, type NamedResolution, nameTeller } from '../../src/names/index.ts'

const names = nameTeller(loadNames(cast))

const WORDS = [
  ...['Ann Holt', 'Bob Holt', 'Robert Holt', 'R. Holt', 'A. Holt', 'Holt', 'ホルト', 'アン・ホルト', 'Senator Holt'],
  ...[
    'General Holt',
    'Хольт',
    '홀트',
    'Holt Jr.',
    'Bob Holt Jr.',
    'Senator Ann Holt',
    'French judge Holt',
    'Mr. Holte',
  ],
  ...['Gen. Robert Holt', 'Italian judge Holt', 'Roberta Holt', 'the Holt administration', 'ホルト政権', 'Eva Holt'],
  ...[
    'Bill Clinton',
    'Clinton',
    'President Clinton',
    'クリントン国務長官',
    'Hillary Clinton',
    'クリントン',
    'Chelsea Clinton',
  ],
  ...[
    'Kim Jong Un',
    '金氏',
    '김정은',
    'Kim Jong Il',
    '金正日',
    'Kim',
    'Kim Yong',
    '朴氏',
    'Mike Lee',
    '李氏',
    'リー氏',
  ],
  ...['Eva Brown', 'Eva Braun', 'エバ・ブラウン', 'Brown', 'ブラウン氏', 'Johnson', 'ヤンセン', 'Jansen', 'Holt Inc.'],
  ...['President Bush', 'George W. Bush', 'Jeb Bush', 'Bush', 'the Bush administration', 'Moscow', 'the Kremlin'],
]
const DESIGNATIONS = WORDS.flatMap((words) => {
  const language = /[\p{sc=Katakana}\p{sc=Han}]/u.test(words) ? 'ja' : 'en'
  return names.designate([words], language, 2003)
})

function sorted(resolutions: Iterable<readonly [string, NamedResolution]>) {
  return [...resolutions].sort(([one], [other]) => (one < other ? -1 : 1))
}

/** What a block told from its beginning on. */
class Told {
  readonly there = new Map<string, Designation>()
  private readonly known = new Map<string, NamedResolution>()
  private readonly name: string
  private block

  constructor(name: string) {
    this.name = name
    this.block = names.open(name)
  }

  /** Forgets all but what is there and what was told of it; keeps the family names, if it is asked to. */
  reopen(keeps = false): void {
    const known = [...this.there.values()].map((each) => [each, this.known.get(each.key)!] as const)
    this.block = names.open(this.name, formerNames(known), keeps ? this.block.familyNames : undefined)
  }

  /** Brings those that are not there, and drops those that are. */
  toggle(designations: readonly Designation[]): void {
    const gone = designations.filter(({ key }) => this.there.delete(key))
    this.block.recall(gone.map((each) => [each, this.known.get(each.key)!] as const))
    for (const { key } of gone) {
      this.block.drop(key)
      this.known.delete(key)
    }
    for (const each of designations) if (!gone.includes(each)) this.put(each)
  }

  private put(designation: Designation): void {
    this.there.set(designation.key, designation)
    this.block.put(designation)
  }

  all() {
    for (const [key, resolution] of this.block.changes()) this.known.set(key, resolution)
    return sorted(this.known)
  }
}

function chosen(places: readonly number[], block: string): Designation[] {
  return [...new Set(places)].map((at) => DESIGNATIONS[at]).filter((each) => each.block === block)
}

test('a block tells at every time what resolving all that is there would', () => {
  const steps = fc.array(fc.array(fc.nat(DESIGNATIONS.length - 1), { minLength: 1, maxLength: 6 }), { maxLength: 30 })
  fc.assert(
    fc.property(steps, (all) => {
      const blocks = new Map(DESIGNATIONS.map(({ block }) => [block, new Told(block)]))
      for (const step of all) {
        for (const [block, told] of blocks) {
          told.toggle(chosen(step, block))
          assert.deepEqual(told.all(), sorted(names.resolve([...told.there.values()])))
        }
      }
    }),
    { numRuns: 60 },
  )
})

test('a block opened with what was told of it goes on to tell what resolving all that is there would', () => {
  const step = fc.record({
    toggled: fc.array(fc.nat(DESIGNATIONS.length - 1), { maxLength: 5 }),
    reopened: fc.constantFrom('no', 'anew', 'with its family names'),
  })
  const first = fc.uniqueArray(fc.nat(DESIGNATIONS.length - 1), { maxLength: DESIGNATIONS.length })
  fc.assert(
    fc.property(first, fc.array(step, { maxLength: 12 }), (there, steps) => {
      const blocks = new Map(DESIGNATIONS.map(({ block }) => [block, new Told(block)]))
      for (const { toggled, reopened } of [{ toggled: there, reopened: 'no' }, ...steps]) {
        if (reopened !== 'no') for (const told of blocks.values()) told.reopen(reopened === 'with its family names')
        for (const [block, told] of blocks) {
          told.toggle(chosen(toggled, block))
          assert.deepEqual(told.all(), sorted(names.resolve([...told.there.values()])))
        }
      }
    }),
    { numRuns: 150 },
  )
})

test('a name that comes to thousands of its block is resolved as fast as to hundreds', () => {
  const given = ['Ann', 'Bob', 'Carl', 'Dora', 'Eva', 'Fred', 'Gus', 'Hal', 'Ida', 'Jane', 'Karl', 'Lea', 'Max', 'Nell']
  const middle = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'].map((letter) => `${letter}.`)
  const family = ['Tot', 'Dodd', 'Tate', 'Stott', 'Sato', 'Cass', 'Gadde', 'Kato', 'Zito', 'Cody']
  const all = family.flatMap((last) => given.flatMap((first) => middle.map((initial) => `${first} ${initial} ${last}`)))
  const designations = all.flatMap((words) => names.designate([words], 'en', undefined))
  const block = names.open(designations[0].block)
  const start = performance.now()
  for (const each of designations) {
    block.put(each)
    block.changes()
  }
  // Half a second where nothing else runs; comparing all pairs takes minutes.
  assert.ok(performance.now() - start < 20_000)
})
