import assert from 'node:assert/strict'
import { test } from 'node:test'
import { cast } from '@readout/cast'
import fc from 'fast-check'
import { type Designation, designate, loadNames, type Resolution, resolve } from '../../src/names/index.ts'

const tables = loadNames(cast)

function designations(words: readonly string[]): Designation[] {
  return words.flatMap((each) => {
    const [name, year] = each.split('@')
    const language = /[\p{sc=Katakana}\p{sc=Han}]/u.test(name) ? 'ja' : 'en'
    return designate(name, language, tables, year ? Number(year) : undefined)
  })
}

function resolveAll(all: readonly Designation[]): Map<string, Resolution> {
  return new Map([...Map.groupBy(all, ({ block }) => block).values()].flatMap((block) => [...resolve(block, tables)]))
}

/** The words in groups of one actor; those kept apart per story alone, with a question mark. */
function groups(...words: string[]): string[] {
  const resolved = resolveAll(designations(words))
  const found = Map.groupBy(words, (each) => {
    const [{ key }] = designations([each])
    const { actor, perStory } = resolved.get(key)!
    return perStory ? `${each}?` : actor
  })
  return [...found].map(([actor, of]) => (actor.endsWith('?') ? actor : of.join(' = '))).sort()
}

test('full names meet across spellings, initials, short forms and scripts', () => {
  const biden = ['Joe Biden', 'Joseph R. Biden Jr.', 'ジョー・バイデン', 'Джо Байден', 'バイデン大統領']
  assert.deepEqual(groups(...biden), [biden.join(' = ')])
  const holt = ['Robert Holt', 'Bob Holt', 'R. J. Holt', 'ロバート・ホルト', 'ホルト']
  assert.deepEqual(groups(...holt), [holt.join(' = ')])
})

test('names in Han letters meet those in Latin letters by how they are read', () => {
  for (const same of [
    ['習近平', 'Xi Jinping', '習主席'],
    ['金正恩', 'Kim Jong Un', '김정은', 'キム・ジョンウン'],
    ['岸田文雄', 'Fumio Kishida', 'Kishida Fumio', '岸田首相'],
    ['山田花子', 'Hanako Yamada', 'YAMADA Hanako'],
    ['陳志明', 'Chen Zhiming'],
    ['鄭敏浩', 'Jung Min-ho', '정민호'],
  ])
    assert.deepEqual(groups(...same), [same.join(' = ')])
})

test('different given names are different people, and their surname alone is nobody’s', () => {
  assert.deepEqual(groups('Ann Holt', 'Bob Holt', 'Holt', 'ホルト氏'), ['Ann Holt', 'Bob Holt', 'Holt?', 'ホルト氏?'])
  assert.deepEqual(groups('田中花子', '田中一郎', 'Ichiro Tanaka'), ['田中一郎 = Ichiro Tanaka', '田中花子'])
  assert.deepEqual(groups('George W. Bush', 'George H.W. Bush', 'President Bush', 'President Bush@2004'), [
    'George H.W. Bush',
    'George W. Bush = President Bush@2004',
    'President Bush?',
  ])
})

test('an office or a state decides between bearers of a surname', () => {
  assert.deepEqual(groups('Senator Ann Holt', 'Bob Holt, a general', 'Senator Holt', 'General Holt'), [
    'Bob Holt, a general = General Holt',
    'Senator Ann Holt = Senator Holt',
  ])
  assert.deepEqual(groups('Bill Clinton', 'Hillary Clinton', 'クリントン国務長官', 'President Clinton'), [
    'Bill Clinton = President Clinton',
    'Hillary Clinton = クリントン国務長官',
  ])
})

test('surnames alone are one, unless their offices speak against it', () => {
  assert.deepEqual(groups('Holt', 'Mr. Holt', 'ホルト氏'), ['Holt = Mr. Holt = ホルト氏'])
  assert.deepEqual(groups('Senator Holt', 'General Holt', 'Holt'), ['General Holt', 'Holt?', 'Senator Holt'])
  assert.deepEqual(groups('French judge Rossi', 'Italian judge Rossi'), ['French judge Rossi', 'Italian judge Rossi'])
})

test('a general is never joined to the only bearer of his name who is a senator', () => {
  assert.deepEqual(groups('Senator Ann Holt', 'General Holt'), ['General Holt', 'Senator Ann Holt'])
})

test('a name that two others sound like is neither’s', () => {
  assert.deepEqual(groups('Eva Brown', 'Eva Braun', 'エバ・ブラウン'), ['Eva Braun', 'Eva Brown', 'エバ・ブラウン?'])
  assert.deepEqual(groups('Johnson', 'ヤンセン', 'Jansen'), ['Johnson', 'ヤンセン = Jansen'])
})

test('Donald Trump Jr. is not Donald J. Trump', () => {
  assert.deepEqual(groups('Donald Trump Jr.', 'Donald J. Trump'), ['Donald J. Trump', 'Donald Trump Jr.'])
})

test('states, bodies and governments meet by what they are', () => {
  assert.deepEqual(groups('Congo-Brazzaville', 'コンゴ共和国', 'コンゴ民主共和国', 'DR Congo'), [
    'Congo-Brazzaville = コンゴ共和国',
    'コンゴ民主共和国 = DR Congo',
  ])
  assert.deepEqual(groups('the Biden administration', 'バイデン政権', 'トランプ政権'), [
    'the Biden administration = バイデン政権',
    'トランプ政権',
  ])
  assert.deepEqual(groups('Orbital Systems Inc.', 'Orbital Systems'), ['Orbital Systems Inc. = Orbital Systems'])
})

test('somebody unnamed is each story’s own', () => {
  assert.deepEqual(groups('officials', '関係者'), ['officials?', '関係者?'])
})

const WORDS = [
  ...['Ann Holt', 'Bob Holt', 'Robert Holt', 'R. Holt', 'A. Holt', 'Holt', 'ホルト', 'アン・ホルト', 'Senator Holt'],
  ...['General Holt', 'Хольт', '홀트', 'Holt Jr.', 'Bob Holt Jr.', 'Senator Ann Holt', 'Bill Clinton', 'Clinton'],
  ...[
    'President Clinton',
    'クリントン国務長官',
    'Hillary Clinton',
    'クリントン',
    'Chelsea Clinton',
    '金正恩',
    'Kim Jong Un',
  ],
  ...['金氏', '김정은', 'Kim Jong Il', '金正日', 'Kim', 'Kim Yong', '朴氏', 'Mike Lee', '李氏', 'リー氏', 'officials'],
  ...['the Kremlin', 'バイデン政権', 'the Bush administration', 'Holt Inc.', 'President Bush', 'President Bush@2003'],
]

test('a resolution depends on the set of designations, not on their order', () => {
  fc.assert(
    fc.property(fc.shuffledSubarray(WORDS), fc.infiniteStream(fc.nat()), (words, chance) => {
      const all = designations(words)
      const shuffled = all
        .map((each) => ({ each, at: chance.next().value ?? 0 }))
        .sort((one, other) => one.at - other.at)
        .map(({ each }) => each)
      const sorted = (map: Map<string, Resolution>) => [...map].sort(([one], [other]) => (one < other ? -1 : 1))
      assert.deepEqual(sorted(resolveAll(shuffled)), sorted(resolveAll(all)))
      assert.deepEqual(sorted(resolveAll([...all, ...shuffled])), sorted(resolveAll(all)))
    }),
    { numRuns: 150 },
  )
})

test('an actor is its smallest key’s or the cast’s, and a probability is one', () => {
  fc.assert(
    fc.property(fc.subarray(WORDS), (words) => {
      for (const [, { actor, probability }] of resolveAll(designations(words))) {
        assert.match(actor, /^[0-9a-f]{32}$|^[a-z][a-z0-9-]*$/)
        assert.ok(0 < probability && probability < 1)
      }
    }),
  )
})
