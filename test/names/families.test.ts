import assert from 'node:assert/strict'
import { test } from 'node:test'
import { cast } from '@readout/cast'
import fc from 'fast-check'
import { distance, measured } from '../../src/names/distance.ts'
import { Families } from '../../src/names/families.ts'
import { FamilyNames } from '../../src/names/family-names.ts'
import { loadNames } from '../../src/names/index.ts'
import { apart, type NamePart, partOf } from '../../src/names/parts.ts'
import { FAMILY, familyApart } from '../../src/names/same-name.ts'
import { SoundIndex } from '../../src/names/sound-index.ts'

const tables = loadNames(cast)
const known = [...tables.people.byId.values()].flatMap(({ parts }) => parts.map(({ family }) => family))
const written = [
  'ホルト',
  'ホルツ',
  'Holt',
  'Holtz',
  'Хольт',
  '홀트',
  '金',
  '김',
  'Kim',
  'キム',
  '李',
  'Lee',
  'リー',
  '이',
  'هولت',
  'ひろ',
]
const others = [...written, ...tables.readings.eastAsian.keys(), ...[...tables.readings.families.keys()].slice(0, 400)]
const PARTS = [...known, ...familiesOf(...others)]

/** Names that are mostly one in several scripts. */
const NAMESAKES = [
  ...[...tables.people.byId.values()].map(({ parts }) => parts.map(({ family }) => family)),
  ...[...tables.readings.families].map(([word, read]) => familiesOf(word, ...read)),
  ...[
    '박 Park Bak 朴',
    '선우 Seonwoo Sunwoo 鮮于',
    '강 Kang Gang 姜',
    '남궁 Namgung 南宮',
    '경 kyung',
    '욱 woog',
    '熊之助 Kitsuke',
    '람 ahm',
  ].map((all) => familiesOf(...all.split(' '))),
]

function familiesOf(...words: readonly string[]): NamePart[] {
  return words.map((word) => partOf(word, 'family', tables.readings))
}

const syllable = fc.constantFrom(
  ...'カ キ ク ス ト ル ン ラ ba bi ko ra th s n ver ian ский ов лен 김 박 이'.split(' '),
)
const made = fc
  .array(syllable, { minLength: 1, maxLength: 4 })
  .map((all) => partOf(all.join(''), 'family', tables.readings))
const some = fc.oneof(
  fc.constantFrom(...PARTS).map((part) => [part]),
  fc.constantFrom(...NAMESAKES),
  fc.constantFrom(...NAMESAKES.slice(-8)),
  made.map((part) => [part]),
)

function alikeTo(one: NamePart, all: Iterable<NamePart>): Map<string, string> {
  const alike = [...all].filter((other) => Math.min(apart(one, other), apart(other, one)) <= FAMILY)
  return new Map(alike.map((other) => [other.id, apart(one, other).toFixed(6)]))
}

function nearTo(one: NamePart, all: Iterable<NamePart>): Map<string, string> {
  const distances = [...all].map((other) => ({
    id: other.id,
    there: familyApart(one, other, tables),
    back: familyApart(other, one, tables),
  }))
  return new Map(
    distances.filter(({ there, back }) => there < 1 || back < 1).map(({ id, there }) => [id, there.toFixed(6)]),
  )
}

function links(of: ReadonlyMap<{ readonly part: NamePart }, number>): Map<string, string> {
  return new Map([...of].map(([{ part }, there]) => [part.id, there.toFixed(6)]))
}

test('a family name is joined to all that it is near to, whenever it is asked and whenever they come', () => {
  const step = fc.record({ parts: some, isAsked: fc.boolean() })
  fc.assert(
    fc.property(fc.array(step, { minLength: 1, maxLength: 40 }), (steps) => {
      const families = new Families(tables, { names: new FamilyNames([], tables), read: () => undefined })
      const all = new Map<string, NamePart>()
      for (const { parts, isAsked } of steps) {
        for (const part of parts) all.set(part.id, part)
        for (const part of parts) families.of(part)
        if (isAsked) assert.deepEqual(links(families.of(parts[0]).near), nearTo(parts[0], all.values()))
      }
      for (const part of all.values()) {
        assert.deepEqual(links(families.of(part).alike), alikeTo(part, all.values()))
        assert.deepEqual(links(families.of(part).near), nearTo(part, all.values()))
      }
    }),
    { numRuns: 1000 },
  )
})

test('an index of sounds misses nothing that is near, however many came at once and were asked for between', () => {
  const letters = fc.constantFrom(...'aeoUkstrn')
  const word = fc.array(letters, { maxLength: 6 }).map((all) => all.join(''))
  const step = fc.record({
    words: fc.oneof(fc.array(word, { maxLength: 12 }), fc.array(word, { minLength: 60, maxLength: 150 })),
    one: word,
    most: fc.double({ min: 0, max: 0.4, noNaN: true }),
  })
  fc.assert(
    fc.property(fc.array(step, { maxLength: 6 }), (steps) => {
      const index = new SoundIndex<string>()
      const all = new Set<string>()
      for (const { words, one, most } of steps) {
        for (const each of new Set(words.filter((each) => !all.has(each)))) index.add(measured(each), each)
        for (const each of words) all.add(each)
        const found = index.near(measured(one), most)
        const near = [...all].filter((each) => distance(one, each) <= most)
        assert.deepEqual(
          near.filter((each) => !found.includes(each)),
          [],
          one,
        )
        assert.equal(found.length, new Set(found).size, 'each is found once')
      }
    }),
    { numRuns: 300 },
  )
})
