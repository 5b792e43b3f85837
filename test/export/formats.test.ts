import assert from 'node:assert/strict'
import { readFileSync, writeFileSync } from 'node:fs'
import { test } from 'node:test'
import fc from 'fast-check'
import { FORMATS } from '../../src/export/index.ts'
import { hostileSample } from './hostile-sample.ts'
import { exportedOf, SAMPLE, whole } from './sample.ts'

const page = readFileSync(new URL('../../docs/export.md', import.meta.url), 'utf8')
const squeezed = (text: string) => text.replace(/\s+/g, '')

for (const format of FORMATS) {
  test(`${format.name}: the sample record is what golden/${format.name}.txt shows`, async () => {
    const written = await whole(format.write(exportedOf(SAMPLE)))
    const file = new URL(`golden/${format.name}.txt`, import.meta.url)
    if (process.env.UPDATE) writeFileSync(file, written)
    assert.equal(written, readFileSync(file, 'utf8'))
  })

  test(`${format.name}: the same entries give the same bytes, well-formed and without times`, async () => {
    await fc.assert(
      fc.asyncProperty(hostileSample, async (sample) => {
        const written = await whole(format.write(exportedOf(sample)))
        assert.equal(written, await whole(format.write(exportedOf(sample))))
        assert.ok(written.isWellFormed())
        assert.ok(!written.includes('\0'))
      }),
      { numRuns: 60 },
    )
  })

  test(`${format.name}: an empty record is an empty file of its kind, not an error`, async () => {
    assert.equal(typeof (await whole(format.write(exportedOf({})))), 'string')
  })

  test(`${format.name} is described in docs/export.md, with an example that is true`, () => {
    const [, section] = page.split(`\n## \`${format.name}\``)
    const [, example] = /```\w*\n([\s\S]*?)```/.exec(section.split('\n## ')[0]) ?? []
    const golden = readFileSync(new URL(`golden/${format.name}.txt`, import.meta.url), 'utf8')
    for (const part of example.split('…\n')) assert.ok(squeezed(golden).includes(squeezed(part)), part)
  })
}

const LAZY = FORMATS.filter(({ name }) =>
  ['csv', 'web-annotation', 'prov', 'schema-org', 'plover', 'ftm'].includes(name),
)

for (const format of LAZY) {
  test(`${format.name}: a statement is written before the next is asked for`, async () => {
    let nAsked = 0
    const [, said] = SAMPLE.statements
    const statements = async function* () {
      for (; nAsked < 500; nAsked++) yield { ...said, id: `s${nAsked}` }
    }
    const askedAt = new Set<number>()
    for await (const _ of format.write({ ...exportedOf(SAMPLE), statements })) askedAt.add(nAsked)
    assert.ok(askedAt.size >= 500, `pieces at ${askedAt.size} of 500 statements`)
  })
}
