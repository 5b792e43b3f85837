import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { judge, type Outcome, parseCases } from './link-cases.ts'

/** What the cases of a file come to, all together. */
async function outcomes(name: string): Promise<Outcome[]> {
  const cases = parseCases(readFileSync(new URL(`../../training/links/${name}.txt`, import.meta.url), 'utf8'))
  const found: Outcome[] = []
  for (const each of cases) found.push(await judge(each))
  return found
}

for (const [name, precision, recall] of [
  ['seen', 0.95, 0.9],
  ['judged', 0.9, 0.8],
] as const) {
  test(`links of the ${name} cases: precision ${precision} and recall ${recall} at least`, async () => {
    const found = await outcomes(name)
    const count = (part: 'right' | 'wrong' | 'missing') => found.reduce((sum, each) => sum + each[part].length, 0)
    const told = JSON.stringify(
      found.filter(({ wrong, missing }) => wrong.length + missing.length > 0),
      undefined,
      1,
    )
    assert.ok(count('right') / (count('right') + count('wrong')) >= precision, told)
    assert.ok(count('right') / (count('right') + count('missing')) >= recall, told)
  })

  test(`no trap of the ${name} cases makes an answer or a dispute`, async () => {
    const trapped = (await outcomes(name)).filter((each) => each.name.startsWith('trap'))
    const wrong = trapped.flatMap((each) =>
      each.wrong.map(({ kind, texts }) => `${each.name}: ${kind} ${texts.join(' | ')}`),
    )
    assert.deepEqual(wrong, [])
  })
}
