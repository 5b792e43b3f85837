import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import {
  diffStatements,
  diffText,
  pairStatements,
  type ReadVersion,
  type StatementChange,
} from '../../src/changes/index.ts'
import type { Statement } from '../../src/schema/index.ts'
import { type EditedPair, PARTS, readPairs } from '../../training/diff-pairs.ts'

const pairs: readonly EditedPair[] = (['en', 'ja'] as const).flatMap((language) =>
  PARTS.flatMap((part) => readPairs(language, part)),
)

/** One line a change: what became of which statement. */
function lines(changes: readonly StatementChange[]): string[] {
  return changes.map((change) => {
    const id = 'after' in change ? change.after : change.before
    const kinds = change.kind === 'altered' ? change.alterations.map(({ kind }) => kind) : []
    return [id, change.kind, ...kinds].join(' ')
  })
}

/** A version of `Name said “…”` statements, numbered from 1 in order unless told otherwise. */
function version(
  said: readonly (readonly [name: string, words: string, id?: string])[],
  ...more: Partial<Statement>[]
): ReadVersion {
  let text = ''
  const statements = said.map(([name, words, id], at): Statement => {
    const start = text.length
    text += `${name} said ${words}. `
    const place = (exact: string, from: number) => [{ start: from, end: from + exact.length, exact }]
    return {
      id: id ?? String(at + 1),
      quotation: 'direct',
      source: place(name, start),
      cue: place('said', start + name.length + 1),
      content: place(words, start + name.length + 6),
      finder: { kind: 'rule', name: 'test' },
      probability: 1,
      addressee: [],
      via: [],
      act: { value: 'assert', rule: 'test', probability: 1 },
      dates: [],
      figures: [],
      ...more[at],
    }
  })
  return { text, statements }
}

test('no statement of the edited pairs is tied to another than its own', () => {
  for (const { title, before, after } of pairs) {
    for (const change of diffStatements(before, after)) {
      if ('before' in change && 'after' in change) assert.equal(change.before, change.after, title)
    }
  }
})

test('every statement is in exactly one change, and a version is the same as itself', () => {
  for (const { before, after } of pairs) {
    const changes = diffStatements(before, after)
    const befores = changes.flatMap((change) => ('before' in change ? [change.before] : []))
    const afters = changes.flatMap((change) => ('after' in change ? [change.after] : []))
    assert.deepEqual(befores.sort(), before.statements.map(({ id }) => id).sort())
    assert.deepEqual(afters.sort(), after.statements.map(({ id }) => id).sort())
    assert.ok(diffStatements(before, before).every(({ kind }) => kind === 'same'))
  }
})

test('pairs are those that are tied, the same where nothing that is said or by whom was altered', () => {
  const ofWhatOrWhom = new Set(['words', 'source', 'reattributed', 'hedge', 'figures'])
  let nSame = 0
  for (const { title, before, after } of pairs) {
    const tied = diffStatements(before, after).flatMap((change) => {
      if (!('before' in change && 'after' in change)) return []
      const isSame = change.kind !== 'altered' || !change.alterations.some(({ kind }) => ofWhatOrWhom.has(kind))
      nSame += Number(isSame)
      return [`${change.before} ${change.after} ${isSame}`]
    })
    const told = pairStatements(before, after).map((pair) => `${pair.before} ${pair.after} ${pair.isSame}`)
    assert.deepEqual(told.sort(), tied.sort(), title)
  }
  assert.ok(nSame > 0)
})

test('backwards, what was added was dropped and what was dropped was added', () => {
  for (const { title, before, after } of pairs) {
    const count = (changes: readonly StatementChange[], wanted: string) =>
      changes.filter(({ kind }) => kind === wanted).length
    const [on, back] = [diffStatements(before, after), diffStatements(after, before)]
    assert.equal(count(on, 'dropped'), count(back, 'added'), title)
    assert.equal(count(on, 'added'), count(back, 'dropped'), title)
  }
})

test('what was altered is named', () => {
  const before = version([
    ['Lavrov', '“Russia will leave the talks”'],
    ['Officials', '“the road is safe”'],
  ])
  const after = version([
    ['Lavrov', '“Russia may leave the talks”'],
    ['Officials', '“the road is safe”'],
  ])
  const [change] = diffStatements(before, after)
  assert.ok(change.kind === 'altered')
  assert.deepEqual(change.alterations, [
    { kind: 'words', changes: [{ before: { start: 20, end: 24 }, after: { start: 20, end: 23 } }] },
    { kind: 'hedge', direction: 'softened', rule: 'degrees-of-certainty', probability: 0.8 },
  ])
})

test('a negation or an opposite turns what is said, words of certainty make it softer or harder', () => {
  const directionOf = (one: string, other: string) => {
    const [change] = diffStatements(version([['Keller', one]]), version([['Keller', other]]))
    assert.ok(change.kind === 'altered', other)
    const hedges = change.alterations.flatMap((each) => (each.kind === 'hedge' ? [each.direction] : []))
    return hedges[0] ?? 'neither'
  }
  const pairs = [
    ['“the water of the river is safe to drink”', '“the water of the river is unsafe to drink”', 'reversed'],
    ['“we shall accept the offer of the bank”', '“we shall reject the offer of the bank”', 'reversed'],
    ['“the plant closed in April after a leak”', '“the plant closed in May after a leak”', 'neither'],
    ['“the plant closed in April after a leak”', '“the plant apparently closed after a leak in April”', 'softened'],
    ['“the road is closed and trains could be late all of next week”', '“the road is closed”', 'neither'],
    ['「来年の春に工場を閉鎖するのではないか」', '「来年の春に工場を閉鎖する」', 'hardened'],
    ['「裁判所が扱う事柄だ」', '「裁判所が扱う事柄ではない」', 'reversed'],
    ['「少なくとも三つの村が水に浸かった」', '「三つの村が水に浸かった」', 'neither'],
  ]
  for (const [one, other, direction] of pairs) assert.equal(directionOf(one, other), direction, other)
})

test('flags, act, channel and whom it was said to count', () => {
  const said = [['Keller', '“the bridge is closed to all traffic”']] as const
  const channel = { value: 'call', rule: 'test', probability: 1 } as const
  const act = { value: 'deny', rule: 'test', probability: 0.5 } as const
  const changes = diffStatements(version(said), version(said, { negated: true, channel, act, quotation: 'mixed' }))
  assert.deepEqual(lines(changes), ['1 altered quotation hedge act channel'])
})

test('another text around the same quotation does not part the two', () => {
  const quotation = '“We have buried forty of our neighbours and still search for more”'
  const before = version([
    ['Ana Duro', quotation],
    ['Officials', '“aid is on its way to all the villages”'],
  ])
  const after = version([
    ['The weather office', '“it will rain”', '3'],
    ['Duro', quotation, '1'],
  ])
  assert.deepEqual(lines(diffStatements(before, after)), ['3 added', '1 altered source', '2 dropped'])
})

test('where two fit nearly as well, neither is tied', () => {
  const before = version([['He', '“we shall see what the morning brings us all”']])
  const after = version([
    ['One', '“we shall see what the evening brings us all”', '2'],
    ['Two', '“we shall see what the weather brings us all”', '3'],
  ])
  assert.ok(diffStatements(before, after).every(({ kind }) => kind === 'dropped' || kind === 'added'))
})

test('the longer part of a statement that was split is tied, and the longer of two that were joined', () => {
  const [long, short] = [
    '“all flights to the islands are cancelled until the ash has gone',
    'passengers may claim their money back”',
  ]
  const whole = version([['Halden Air', `${long} and ${short}`]])
  const parts = version([
    ['Halden Air', `${long}”`],
    ['Halden Air', `“${short}`],
  ])
  assert.deepEqual(lines(diffStatements(whole, parts)), ['1 altered words', '2 added'])
  assert.deepEqual(lines(diffStatements(parts, whole)), ['1 altered words', '2 dropped'])
})

test('a statement of one’s own is taken before the very words of another', () => {
  const before = version([
    ['Selm General', '“we have admitted 14 patients who cannot breathe well”'],
    ['The Royal Infirmary', '“we have admitted 9 patients who cannot breathe well”'],
  ])
  const after = version([['Selm General', '“we have admitted 9 patients who cannot breathe well”']])
  assert.deepEqual(lines(diffStatements(before, after)), ['1 altered words figures', '2 dropped'])
})

test('a name that is mended is the same one, one of a namesake is another', () => {
  const kindOf = (one: string, other: string) => {
    const words = '“the wards of this town run on coffee and guilt alone”'
    return lines(diffStatements(version([[one, words]]), version([[other, words]])))[0]
  }
  const same = [
    ['Union leader Marek Hol', 'Union leader Marek Holt'],
    ['Amina Daoud', 'Amina Dawoud'],
    ['M. Holt', 'Marek Holt'],
    ['Zoë Perrin', 'Zoe Perrin'],
    ['労組の斉藤委員長', '労組の斎藤委員長'],
    ['ラヴロフ外相', 'ラブロフ外相'],
    ['山田外相', '山田太郎外相'],
    ['Her draft', 'Her report'],
    ['Shopkeeper Lou Bell', 'Butcher Lou Bell'],
    ['車内に閉じ込められた会社員の沼田さん', '車内に閉じ込められた沼田さん'],
  ]
  const others = [
    ['Greta Dahl', 'Jon Dahl'],
    ['Orvel Gas', 'Orvel Steel'],
    ['佐藤委員長', '加藤委員長'],
    ['ノルビア航空', 'ノルビア銀行'],
    ['Customs in Arva', 'Customs in Belt'],
    ['The Orvel Evening Post', 'The Orvel Evening Star'],
    ['A security source', 'A second security source'],
    ['The seller', 'The seller’s lawyer'],
    ['売り主', '売り主の弁護士'],
  ]
  for (const [one, other] of same) assert.equal(kindOf(one, other), '1 altered source', `${one}, ${other}`)
  for (const [one, other] of others) assert.equal(kindOf(one, other), '1 altered reattributed', `${one}, ${other}`)
})

test('statements of two that were laid to each other are tied to their words', () => {
  const [one, other] = ['“the other side has walked away from the table”', '“the other side has moved the table”']
  const before = version([
    ['Orvel Gas', one],
    ['Lenz Steel', other],
  ])
  const after = version([
    ['Lenz Steel', one],
    ['Orvel Gas', other],
  ])
  assert.deepEqual(lines(diffStatements(before, after)), ['1 altered reattributed', '2 altered reattributed'])
})

test('where a source that stood there goes on saying the same, nothing that went is laid to it', () => {
  const words = '“we do not comment on matters before the courts”'
  const before = version([
    ['The palace', words],
    ['The ministry', words],
  ])
  const after = version([['The palace', words, '1']])
  const unread = { ...before, statements: before.statements.slice(1) }
  assert.deepEqual(lines(diffStatements(before, after)), ['1 same', '2 dropped'])
  assert.deepEqual(lines(diffStatements(unread, after)), ['2 dropped', '1 added'])
})

test('the name of an actor tells whom a pronoun means', () => {
  const words = '“every cellar on this street is full of water”'
  const actor = (value: string) => ({ actor: { value, rule: 'test', probability: 1 } })
  const named = (id: string, name: string, of: ReadVersion): ReadVersion => ({
    ...of,
    actors: [{ id, name, aliases: [] }],
  })
  const after = version([['Ines Calder', words]])
  const hers = named('a', 'Mayor Ines Calder', version([['she', words]], actor('a')))
  const others = named('b', 'Lena Roth', version([['she', words]], actor('b')))
  assert.deepEqual(lines(diffStatements(hers, after)), ['1 altered source'])
  assert.deepEqual(lines(diffStatements(others, after)), ['1 altered reattributed'])
})

test('any statements of any text are compared, in bounded time', () => {
  const name = fc.constantFrom('Keller', 'Toth', 'he', '外相', '')
  const words = fc.constantFrom('“no”', 'talks failed', '「署名しない」', 'talks failed again today', '')
  const any = fc.array(fc.tuple(name, words), { maxLength: 8 }).map((said) => version(said))
  fc.assert(
    fc.property(any, any, (before, after) => {
      const changes = diffStatements(before, after)
      assert.ok(Math.max(before.statements.length, after.statements.length) <= changes.length)
    }),
  )
  const many = version(
    Array.from({ length: 300 }, (_, at) => [`Person ${at % 17}`, `“item ${at * 31} of the long list is ${at}”`]),
  )
  assert.equal(diffStatements(many, many).length, 300)
})

test('the parts of a text diff rejoin to both texts', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), fc.string({ unit: 'binary' }), fc.string(), (one, other, shared) => {
      const [before, after] = [one + shared + other, other + shared + one]
      const parts = diffText(before, after)
      const side = (left: string) => parts.flatMap(({ kind, text }) => (kind === left ? [] : [text])).join('')
      assert.equal(side('inserted'), before)
      assert.equal(side('removed'), after)
    }),
  )
  assert.deepEqual(diffText('He will come.', 'He may come.'), [
    { kind: 'same', text: 'He ' },
    { kind: 'removed', text: 'will' },
    { kind: 'inserted', text: 'may' },
    { kind: 'same', text: ' come.' },
  ])
})
