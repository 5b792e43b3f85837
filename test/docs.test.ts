import assert from 'node:assert/strict'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { test } from 'node:test'
import { english } from '@readout/en'
import { printReading } from '../src/cli/print-reading.ts'
import { read } from '../src/engine/index.ts'
import * as schema from '../src/schema/index.ts'

const page = (name: string) => readFileSync(new URL(`../${name}`, import.meta.url), 'utf8')
const pages = [
  'README.md',
  'ARCHITECTURE.md',
  'GLOSSARY.md',
  'CHANGELOG.md',
  ...readdirSync(new URL('../docs', import.meta.url)).map((name) => `docs/${name}`),
]

test('every field of a reading is in the glossary or described where it is declared', () => {
  const glossary = page('GLOSSARY.md')
  for (const field of Object.keys(schema.StatementSchema.shape)) {
    const described = schema.StatementSchema.shape[field as keyof typeof schema.StatementSchema.shape].description
    assert.ok(described !== undefined || glossary.includes(`**${field}**`), field)
  }
})

test('ARCHITECTURE.md names every folder of the sources and every dependency', () => {
  const architecture = page('ARCHITECTURE.md')
  for (const folder of readdirSync(new URL('../src', import.meta.url)))
    assert.ok(architecture.includes(`\`${folder}/\``), folder)
  const { dependencies, devDependencies } = JSON.parse(page('package.json'))
  for (const name of Object.keys({ ...dependencies, ...devDependencies }))
    assert.ok(architecture.includes(`\`${name}\``), name)
})

test('links between the pages lead somewhere', () => {
  for (const name of pages) {
    const folder = new URL(`../${name}`, import.meta.url)
    for (const [, target] of page(name).matchAll(/\]\((?!https?:|#)([^)#]+)/g)) {
      assert.ok(existsSync(new URL(target, folder)), `${name} links to ${target}`)
    }
  }
})

test('the README’s example is what the program prints', () => {
  const [, sample, shown] = /<!-- example: (\S+) -->\n```\n([\s\S]*?)```\n<!-- end -->/.exec(page('README.md')) ?? []
  const report = page(sample)
  const printed = printReading(report, read(report, english), { color: false, width: 100 })
  for (const part of shown.split('…\n\n')) assert.ok(printed.includes(part.trim()), part)
})
