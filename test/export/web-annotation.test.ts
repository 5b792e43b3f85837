import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { writeWebAnnotation } from '../../src/export/index.ts'
import { hostileSample } from './hostile-sample.ts'
import { exportedOf, SAMPLE, TEXT, whole } from './sample.ts'

interface Target {
  readonly type: string
  readonly source: string
  readonly state: { readonly type: string; readonly cached: string; readonly sourceDate?: string }
  readonly selector: readonly [
    { readonly type: string; readonly start: number; readonly end: number },
    { readonly type: string; readonly exact: string; readonly prefix: string; readonly suffix: string },
  ]
}

interface Body {
  readonly type: string
  readonly purpose: string
  readonly value?: string
  readonly source?: string
}

interface Annotation {
  readonly id: string
  readonly type: string
  readonly motivation: string
  readonly body: readonly Body[]
  readonly target: readonly Target[]
}

interface Collection {
  readonly '@context': string
  readonly id: string
  readonly type: string
  readonly total: number
  readonly last: string
  readonly first: {
    readonly id: string
    readonly type: string
    readonly partOf: string
    readonly items: readonly Annotation[]
  }
}

const read = async (...[exported, options]: Parameters<typeof writeWebAnnotation>) =>
  JSON.parse(await whole(writeWebAnnotation(exported, options))) as Collection

test('offsets count code points, and quotes are what stands there, with what stands around', async () => {
  await fc.assert(
    fc.asyncProperty(hostileSample, async (sample) => {
      const [fact] = sample.facts ?? []
      assert.equal(fact.kind, 'version')
      const points = [...fact.text].map((point) => point.toWellFormed())
      for (const { target } of (await read(exportedOf(sample))).first.items) {
        for (const { selector } of target) {
          const [{ start, end }, { exact, prefix, suffix }] = selector
          assert.equal(exact, points.slice(start, end).join(''))
          assert.equal(prefix, points.slice(Math.max(0, start - 32), start).join(''))
          assert.equal(suffix, points.slice(end, end + 32).join(''))
          assert.ok(start < end && end <= points.length)
        }
      }
    }),
  )
})

test('in the sample, beyond the basic plane, each quote stands at its code points', async () => {
  const points = [...TEXT.text]
  const { first } = await read(exportedOf(SAMPLE))
  const targets = first.items.flatMap(({ target }) => target).filter(({ state }) => state.cached.endsWith(TEXT.id))
  assert.equal(targets.length, 11)
  for (const { selector } of targets) {
    const [{ start, end }, { exact, prefix, suffix }] = selector
    assert.equal(points.slice(start, end).join(''), exact)
    assert.equal(points.slice(Math.max(0, start - 32), start).join(''), prefix)
    assert.equal(points.slice(end, end + 32).join(''), suffix)
  }
})

test('the collection is what the model asks for: one page, its own name, a total', async () => {
  const { '@context': context, id, type, total, last, first } = await read(exportedOf(SAMPLE))
  assert.equal(context, 'http://www.w3.org/ns/anno.jsonld')
  assert.deepEqual([type, first.type, first.partOf, last], ['AnnotationCollection', 'AnnotationPage', id, first.id])
  assert.equal(total, first.items.length)
  assert.equal(new Set(first.items.map((item) => item.id)).size, total)
})

test('each annotation has a role, its statement, and a target of the two selectors in the state of the version', async () => {
  for (const { type, motivation, body, target } of (await read(exportedOf(SAMPLE))).first.items) {
    assert.equal(type, 'Annotation')
    assert.ok(['identifying', 'describing', 'classifying'].includes(motivation))
    assert.ok(['source', 'cue', 'content', 'addressee', 'via'].includes(body[0].value ?? ''))
    assert.deepEqual([body[1].purpose, body[1].source?.slice(0, 22)], ['linking', 'urn:readout:statement:'])
    for (const { source, state, selector } of target) {
      assert.match(source, /^(https:\/\/example\.org\/talks\?a=1&b=%222%22|urn:readout:version:v\w+)$/)
      assert.deepEqual(
        [state.type, ...selector.map((one) => one.type)],
        ['TimeState', 'TextPositionSelector', 'TextQuoteSelector'],
      )
    }
  }
})

test('the time a version was seen is its state’s date, where times are asked for', async () => {
  const dates = (collection: Collection) => collection.first.items.map(({ target }) => target[0].state.sourceDate)
  assert.deepEqual([...new Set(dates(await read(exportedOf(SAMPLE))))], [undefined])
  assert.ok(dates(await read(exportedOf(SAMPLE), { times: true })).includes('2022-02-02T09:00:00Z'))
})

test('a span that does not say what the text has is an error, not an annotation', async () => {
  const exported = { ...exportedOf(SAMPLE), textOf: async () => 'Another text altogether, of about the same length.' }
  await assert.rejects(read(exported), /^RangeError: Statement s0: the text has ".*" at 0–6, the span says "Lavrov"$/)
})
