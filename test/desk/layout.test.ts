import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import type { Answer, MergedExchange, PendingItem, StatementEntry } from '../../web/src/api/entries.ts'
import { ACTS } from '../../web/src/exchanges/act-tone.ts'
import { CHANNELS } from '../../web/src/exchanges/channel-manner.ts'
import { layoutOf } from '../../web/src/exchanges/layout.ts'
import { LIGHT, LOOKS, type LookOf, widthIn } from '../../web/src/exchanges/looks.ts'
import { lifelines, partiesOf, partyOf } from '../../web/src/exchanges/parties-of.ts'
import type { Area, Mark, Picture } from '../../web/src/exchanges/picture.ts'
import type { PictureWords } from '../../web/src/exchanges/picture-words.ts'
import type { Found } from '../../web/src/exchanges/scene.ts'
import { lastDayOf, sceneOf } from '../../web/src/exchanges/scene-of.ts'
import { svgText } from '../../web/src/exchanges/svg-text.ts'
import { wrap } from '../../web/src/exchanges/wrap.ts'

const DAYS = ['2022-01-28', '2022-02-01', '2022-02-02', '2022-03-09', undefined]

const words: PictureWords = {
  language: 'en',
  act: Object.fromEntries(ACTS.map((act) => [act, act])) as PictureWords['act'],
  channel: Object.fromEntries(CHANNELS.map((channel) => [channel, channel])) as PictureWords['channel'],
  day: (day) => day,
  weekday: () => 'Wednesday',
  undated: 'undated',
  daysWithout: (n) => `${n} quiet days`,
  minutes: (n) => `${n} min`,
  said: (who, act, whom, content) => `${who} ${act} ${whom} ${content}`,
  took: (channel, who) => `${channel} ${who}`,
  stillAwaited: 'Still awaited',
  awaited: (deadline) => `awaited ${deadline}`,
  overdue: (deadline) => `overdue ${deadline}`,
  closed: (state) => state,
  gap: (number, on, state) => `${number} ${on} ${state}`,
  nobody: 'Nobody',
}

/** Who may speak, by number. */
const actors = fc.uniqueArray(fc.nat(7), { maxLength: 3 })
const said = fc.oneof(
  fc.lorem({ maxCount: 40 }),
  fc.string({ unit: 'grapheme', maxLength: 200 }),
  fc.constant('米国は数日または数週間以内に出てくるクレムリン宮殿の公式対応に依然として集中している。'),
)

const statement = fc.record({
  day: fc.constantFrom(...DAYS),
  act: fc.constantFrom(...ACTS),
  channel: fc.option(fc.constantFrom(...CHANNELS)),
  sources: actors,
  addressees: actors,
  said,
  language: fc.constantFrom('en', 'ja'),
})

const scenes = fc.record({
  statements: fc.array(statement, { maxLength: 14 }),
  exchanges: fc.array(
    fc.record({
      day: fc.constantFrom(...DAYS),
      channel: fc.constantFrom(...CHANNELS),
      participants: actors,
      statements: fc.uniqueArray(fc.nat(13), { maxLength: 5 }),
      minutes: fc.option(fc.integer({ min: 1, max: 300 })),
    }),
    { maxLength: 4 },
  ),
  pending: fc.array(
    fc.record({
      statement: fc.nat(13),
      outcome: fc.option(fc.nat(13)),
      from: actors,
      state: fc.constantFrom('open', 'overdue', 'fulfilled', 'rejected'),
      deadline: fc.option(fc.constantFrom('2022-02', '2022-02-01', '../2022-02-10')),
    }),
    { maxLength: 6 },
  ),
  answers: fc.array(fc.record({ asked: fc.nat(13), answer: fc.nat(13) }), { maxLength: 4 }),
  names: fc.array(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 40 }), { minLength: 8, maxLength: 8 }),
  nLines: fc.integer({ min: 1, max: 8 }),
  width: fc.integer({ min: 300, max: 2000 }),
})

type Drawn = typeof scenes extends fc.Arbitrary<infer T> ? T : never

function foundIn({ statements, exchanges, pending, answers, names }: Drawn): Found {
  const span = (exact: string) => [{ start: 0, end: exact.length, exact }]
  const actor = (role: 'source' | 'addressee') => (at: number) => ({
    role,
    actor: `a${at}`,
    name: names[at],
    rule: 'r',
    probability: 1,
  })
  const entries = statements.map(
    (each, at) =>
      ({
        id: `s${at}`,
        story: 't',
        version: 'v',
        language: each.language,
        outlet: 'Outlet',
        ...(each.day !== undefined && { said: each.day }),
        actors: [...each.sources.map(actor('source')), ...each.addressees.map(actor('addressee'))],
        statement: {
          act: { value: each.act, rule: 'r', probability: 1 },
          ...(each.channel !== null && { channel: { value: each.channel, rule: 'r', probability: 1 } }),
          content: each.said === '' ? [] : span(each.said),
          cue: span('said'),
          source: [],
          addressee: each.addressees.length > 0 ? span('them') : [],
        },
      }) as unknown as StatementEntry,
  )
  const entryAt = (at: number) => entries[at % entries.length]
  return {
    statements: entries,
    exchanges: exchanges.map(
      (each, at) =>
        ({
          kind: 'exchange',
          id: `x${at}`,
          channel: each.channel,
          ...(each.day !== undefined && { day: each.day }),
          ...(each.minutes !== null && { minutes: each.minutes }),
          participants: each.participants.map((one) => ({ actor: `a${one}`, name: names[one] })),
          statements: each.statements.map((one) => `s${one}`),
          told: [{ id: `x${at}`, story: 't', version: 'v', evidence: span('電話通話'), statements: [] }],
        }) as unknown as MergedExchange,
    ),
    pending: pending.flatMap((each, at) =>
      entries.length === 0
        ? []
        : [
            {
              kind: 'pending',
              id: `p${at}`,
              state: each.state,
              from: { actors: each.from.map((one) => `a${one}`), sides: [], names: [] },
              statements: [entryAt(each.statement)],
              ...(each.deadline !== null && { deadline: each.deadline }),
              ...(each.outcome !== null && { outcome: { evidence: { statement: `s${each.outcome}` } } }),
            } as unknown as PendingItem,
          ],
    ),
    answers: answers.flatMap((each, at) =>
      entries.length === 0
        ? []
        : [
            {
              kind: 'answer',
              id: `l${at}`,
              asked: entryAt(each.asked),
              answer: entryAt(each.answer),
            } as unknown as Answer,
          ],
    ),
  }
}

function pictureOf(drawn: Drawn): { readonly found: Found; readonly picture: Picture; readonly nGaps: number } {
  const found = foundIn(drawn)
  const known = new Map([['a1', { kind: 'person', name: drawn.names[1], standsFor: 'a0' } as const]])
  const lines = lifelines(partiesOf(found, known, 'side'), [], drawn.nLines, 'Others')
  const scene = sceneOf(found, lines, partyOf(known, 'side'))
  return { found, picture: layoutOf(scene, drawn.width, words), nGaps: scene.gaps.length }
}

function areaOf(mark: Mark): Area {
  const { size = 12 }: LookOf = LOOKS[mark.look]
  switch (mark.kind) {
    case 'box':
      return mark
    case 'dot':
      return { x: mark.x - mark.radius, y: mark.y - mark.radius, width: 2 * mark.radius, height: 2 * mark.radius }
    case 'words': {
      const width = widthIn(mark.look, mark.text)
      return {
        x: mark.anchor === 'start' ? mark.x : mark.x - width / 2,
        y: mark.y - size * 0.9,
        width,
        height: size * 1.1,
      }
    }
    case 'path': {
      const places = placesOf(mark.d)
      const [xs, ys] = [places.map(([x]) => x), places.map(([, y]) => y)]
      const [x, y] = [Math.min(...xs), Math.min(...ys)]
      return { x, y, width: Math.max(...xs) - x, height: Math.max(...ys) - y }
    }
  }
}

/** The places that a path goes by. */
function placesOf(d: string): [number, number][] {
  const places: [number, number][] = []
  let [x, y] = [0, 0]
  for (const [, command, numbers] of d.matchAll(/([MLHVZ])([^MLHVZ]*)/g)) {
    const values = numbers.trim().split(/\s+/).map(Number)
    if (command === 'H') [x] = values
    else if (command === 'V') [y] = values
    else if (command !== 'Z') [x, y] = values
    places.push([x, y])
  }
  return places
}

const marksOf = ({ back, figures }: Picture) => [...back, ...figures.flatMap(({ marks }) => marks)]

test('every statement and every exchange is drawn once, and each thing awaited', () => {
  fc.assert(
    fc.property(scenes, (drawn) => {
      const { found, picture, nGaps } = pictureOf(drawn)
      const entries = picture.figures.flatMap((figure) => figure.entries)
      assert.equal(new Set(entries).size, entries.length)
      const gaps = picture.figures.filter(({ kind }) => kind === 'gap')
      assert.equal(gaps.length, nGaps)
      const others = new Set(picture.figures.filter(({ kind }) => kind !== 'gap').flatMap((figure) => figure.entries))
      assert.deepEqual(others, new Set([...found.statements, ...found.exchanges].map(({ id }) => id)))
    }),
  )
})

test('nothing is drawn outside the picture', () => {
  fc.assert(
    fc.property(scenes, (drawn) => {
      const { picture } = pictureOf(drawn)
      for (const mark of [...marksOf(picture), ...picture.head]) {
        const { x, y, width, height } = areaOf(mark)
        assert.ok([x, y, width, height].every(Number.isFinite), JSON.stringify(mark))
        // Closing marks may hang over the end of a line by one character.
        assert.ok(x >= 0 && y >= 0 && x + width <= picture.width + 1, JSON.stringify(mark))
        assert.ok(y + height <= picture.height, JSON.stringify(mark))
      }
    }),
  )
})

test('no two labels overlap', () => {
  fc.assert(
    fc.property(scenes, (drawn) => {
      const { picture } = pictureOf(drawn)
      for (const marks of [marksOf(picture), picture.head]) {
        const labels = marks.filter(({ kind }) => kind === 'words')
        const areas = labels.map((mark) => ({ mark, ...areaOf(mark) })).toSorted((one, other) => one.y - other.y)
        for (const [at, one] of areas.entries()) {
          for (const other of areas.slice(at + 1)) {
            if (other.y >= one.y + one.height) break
            const isApart = one.x + one.width <= other.x || other.x + other.width <= one.x
            assert.ok(isApart, `${JSON.stringify(one.mark)} is over ${JSON.stringify(other.mark)}`)
          }
        }
      }
    }),
  )
})

test('the same gives the same picture, and its file is XML without anything that runs', () => {
  fc.assert(
    fc.property(scenes, (drawn) => {
      const { picture } = pictureOf(drawn)
      assert.deepEqual(pictureOf(drawn).picture, picture)
      const svg = svgText(picture, { title: '<script>alert(1)</script>&"', source: ']]>\u0000\ud800' })
      assert.ok(
        !/<script|<style|<a[ >]|href|\son\w+=|[\u0000-\u0008\ud800-\udfff]/u.test(svg.replace(/>[^<]*</g, '><')),
      )
      for (const open of svg.match(/<[a-z]+[^>]*>/g) ?? []) assert.match(open, /^<\w+( [\w:-]+="[^"<]*")*\/?>$/)
    }),
    { numRuns: 30 },
  )
})

test('words are cut before a word where there is no room, and never changed', () => {
  fc.assert(
    fc.property(said, fc.integer({ min: 40, max: 400 }), fc.integer({ min: 1, max: 4 }), (text, width, nLines) => {
      const lines = wrap(text, 'ja', { width, nLines, size: 12 })
      assert.ok(lines.length <= nLines)
      const bare = (words: string) => words.replace(/\s+/g, '')
      const kept = bare(lines.join('')).replace(/…$/, '')
      assert.ok(bare(text).startsWith(kept) || bare(text) === bare(lines.join('')))
    }),
  )
  assert.deepEqual(wrap('one two three four', 'en', { width: 60, nLines: 1, size: 12 }), ['one …'])
})

test('the last day of a time', () => {
  for (const [time, day] of [
    ['2022-02-10', '2022-02-10'],
    ['../2022-02-10', '2022-02-10'],
    ['2022-02', '2022-02-28'],
    ['2024', '2024-12-31'],
    ['2022-01-24/2022-01-30', '2022-01-30'],
    ['2022-02-10/..', undefined],
  ])
    assert.equal(lastDayOf(time as string), day)
})

test('a saved picture has the colours of the light theme', async () => {
  const { readFileSync } = await import('node:fs')
  const tokens = readFileSync(new URL('../../web/src/frame/tokens.css', import.meta.url), 'utf8')
  for (const [name, colour] of Object.entries(LIGHT)) {
    const value = new RegExp(`--${name}: light-dark\\((#[0-9a-f]+),`).exec(tokens)?.[1]
    assert.equal(colour, value, name)
  }
})
