import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { DOMParser } from 'linkedom'
import { writeGraphml } from '../../src/export/index.ts'
import { xmlText } from '../../src/export/xml-text.ts'
import { hostile } from './hostile.ts'
import { hostileSample } from './hostile-sample.ts'
import { exportedOf, SAMPLE, type Sample, whole } from './sample.ts'

type Row = Readonly<Record<string, string>>

async function graphOf(sample: Sample): Promise<{ nodes: Row[]; edges: Row[] }> {
  const document = new DOMParser().parseFromString(await whole(writeGraphml(exportedOf(sample))), 'text/xml')
  const rows = (name: 'node' | 'edge') =>
    [...document.querySelectorAll(name)].map((element) => ({
      id: element.getAttribute('id') ?? '',
      ...(name === 'edge' && { source: element.getAttribute('source'), target: element.getAttribute('target') }),
      ...Object.fromEntries(
        [...element.querySelectorAll('data')].map((data) => [
          data.getAttribute('key')?.split('-')[1],
          data.textContent,
        ]),
      ),
    })) as Row[]
  return { nodes: rows('node'), edges: rows('edge') }
}

const storable = (text: string) => text.toWellFormed().replace(/[\0-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]/g, '\ufffd')

test('text in XML is only what XML 1.0 allows, and nothing of it is markup', () => {
  fc.assert(
    fc.property(hostile, (text) => {
      const xml = xmlText(text)
      assert.match(xml, /^(?:[\x20-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}])*$/u)
      assert.doesNotMatch(xml, /[<>"']|&(?!#\d+;)/)
      const read = xml.replace(/&#(\d+);/g, (_, code) => String.fromCharCode(Number(code)))
      assert.equal(read, storable(text))
    }),
    { numRuns: 500 },
  )
})

test('another reader finds each name as it was', async () => {
  await fc.assert(
    fc.asyncProperty(hostileSample, async (sample) => {
      const { nodes, edges } = await graphOf(sample)
      const names = (sample.actors ?? []).map(({ name }) => storable(name))
      assert.deepEqual(
        nodes.map(({ name }) => name),
        names,
      )
      assert.deepEqual(
        edges.map(({ relation }) => relation),
        ['dispute', 'said'],
      )
    }),
  )
})

test('who spoke to whom, how often, when, and who took up whom', async () => {
  const { nodes, edges } = await graphOf(SAMPLE)
  assert.deepEqual(
    nodes.map(({ actor, name }) => [actor, name]),
    SAMPLE.actors.map(({ id, name }) => [id, name]),
  )
  const day = { first: '2022-02-01', last: '2022-02-01' }
  assert.deepEqual(edges, [
    { id: 'e0', source: 'n0', target: 'n1', relation: 'said', count: '1', copies: '0', acts: 'reject 1', ...day },
    {
      ...{ id: 'e1', source: 'n4', target: 'n0', relation: 'answer', count: '1', copies: '0', acts: 'warn 1' },
      ...{ first: '2022-02-02', last: '2022-02-02' },
    },
  ])
})

test('every edge ends at nodes that are there, also where the cast does not know them', async () => {
  const { nodes, edges } = await graphOf({ ...SAMPLE, actors: [] })
  const ids = new Set(nodes.map(({ id }) => id))
  assert.equal(edges.length, 2)
  for (const { source, target } of edges) assert.ok(ids.has(source) && ids.has(target))
})
