import assert from 'node:assert/strict'
import { test } from 'node:test'
import { DossierFormatError, parseDossier } from '../../src/views/index.ts'

const GOOD = `{
  "title": "The winter of 2022",
  "issues": [
    {
      "id": "enlargement",
      "name": "NATO enlargement",
      "terms": { "en": ["open door", "enlargement"], "ja": ["拡大"] }
    }
  ],
  "cast": ["Lavrov"],
  "since": "2022-01-01"
}`

test('a dossier is read as it is written', () => {
  const { title, issues, cast, since } = parseDossier(GOOD)
  assert.deepEqual([title, issues[0].terms.ja, cast, since], ['The winter of 2022', ['拡大'], ['Lavrov'], '2022-01-01'])
})

for (const [what, from, to, message] of [
  ['what is no JSON', '"cast"', 'cast', /not JSON: line 10/],
  ['an unknown field', '"cast"', '"casts"', /line 1: the dossier: .*casts/],
  ['an empty list of terms', '["拡大"]', '[]', /line 7: issues\[0\]\.terms\.ja/],
  ['an id with a space', '"enlargement",', '"en largement",', /line 5: issues\[0\]\.id: expected small letters/],
  ['a day that is none', '2022-01-01', '2022-13-01', /line 11: since/],
  ['a missing name', '"name": "NATO enlargement",', '', /line 4: issues\[0\]\.name/],
] as const) {
  test(`${what} is told with its line and field`, () => {
    assert.throws(
      () => parseDossier(GOOD.replace(from, to)),
      (error) => {
        assert.ok(error instanceof DossierFormatError)
        assert.match(error.message, message)
        return true
      },
    )
  })
}

test('two issues of one id are refused', () => {
  const issue = { id: 'a', name: 'A', terms: { en: ['a'] } }
  assert.throws(
    () => parseDossier(JSON.stringify({ title: 'T', issues: [issue, issue] })),
    /issues\[1\]\.id: another issue/,
  )
})
