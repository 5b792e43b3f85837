import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { test } from 'node:test'
import { fileURLToPath } from 'node:url'

const languages = join(dirname(dirname(fileURLToPath(import.meta.url))), 'languages')

for (const language of readdirSync(languages)) {
  test(`in a browser the pack has every table that its folder has: ${language}`, () => {
    const browser = readFileSync(join(languages, language, 'browser.ts'), 'utf8')
    const tables = readdirSync(join(languages, language)).filter((name) => name.endsWith('.tsv'))
    const named = [...browser.matchAll(/'([a-z-]+\.tsv)'/g)].map(([, name]) => name)
    assert.deepEqual(named.toSorted(), tables.toSorted())
  })
}
