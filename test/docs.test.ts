import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { fileURLToPath } from 'node:url'
import { english } from '@readout/en'
import { printReading } from '../src/cli/print-reading.ts'
import { program } from '../src/cli/program.ts'
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

test('the README’s commands on the record run, and the last prints what it shows', () => {
  const [, commands, shown] =
    /```sh\n((?:npx readout (?!read ).*\n)+)```\n\n<!-- output of the last -->\n```\n([\s\S]*?)```/.exec(
      page('README.md'),
    ) ?? []
  const folder = mkdtempSync(join(tmpdir(), 'readout-docs-'))
  const root = fileURLToPath(new URL('..', import.meta.url))
  try {
    const outputs = commands
      .trim()
      .split('\n')
      .map((line) => {
        const args = line.replace('npx readout ', '').replaceAll('brief.html', join(folder, 'brief.html')).split(' ')
        const env = { ...process.env, READOUT_RECORD: join(folder, 'readout.db') }
        const run = spawnSync(process.execPath, [join(root, 'dist/cli/main.js'), ...args], { cwd: root, env })
        assert.equal(run.status, 0, `${line}: ${run.stderr}`)
        return String(run.stdout)
      })
    assert.equal(outputs.at(-1), shown)
    assert.ok(existsSync(join(folder, 'brief.html')))
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
})

/** The section of docs/cli.md on a command, with what is said of all commands on the record. */
function sectionOn(command: string): string {
  const [reading, record] = page('docs/cli.md').split(/^# The record$/m)
  const sections = [...reading.split(/^(?=## )/m), ...record.split(/^(?=## )/m)]
  const own = sections.find((section) => new RegExp(`^## \`readout ${command}[ \`]`).test(section))
  assert.ok(own !== undefined, `docs/cli.md has no section on ${command}`)
  const common = record.includes(own) ? record.split(/^## /m)[0] : ''
  // Its options are those of another command, which it names.
  return own + common + (command === 'search' ? sectionOn('statements') : '')
}

test('every command and every option of the program is in docs/cli.md', () => {
  for (const command of program().commands) {
    const section = sectionOn(command.name())
    for (const each of [command, ...command.commands]) {
      if (each !== command) assert.ok(section.includes(`\`${command.name()} ${each.name()}`), each.name())
      for (const { long, attributeName } of each.options) {
        assert.ok(long && section.includes(`\`${long}`), `${each.name()} ${long ?? attributeName()}`)
      }
    }
    const [heading] = section.toLowerCase().split('\n')
    for (const argument of command.registeredArguments) {
      assert.ok(heading.includes(argument.name()), `${command.name()} ${argument.name()}`)
    }
  }
})

test('docs/cli.md has no option that no command has', () => {
  const known = new Set(
    program()
      .commands.flatMap((command) => [command, ...command.commands])
      .flatMap(({ options }) => options.map(({ long }) => long)),
  )
  for (const [, option] of page('docs/cli.md').matchAll(/`(--[a-z-]+)/g)) {
    assert.ok(known.has(option) || ['--help', '--version'].includes(option), option)
  }
})
