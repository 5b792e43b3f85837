import assert from 'node:assert/strict'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { test } from 'node:test'
import { fileURLToPath } from 'node:url'
import { english } from '@readout/en'
import { japanese } from '@readout/ja'
import { type LanguagePack, read } from '../src/engine/index.ts'

const languages = join(dirname(dirname(fileURLToPath(import.meta.url))), 'languages')
const packs: readonly LanguagePack[] = [english, japanese]
const ROLES = ['source', 'cue', 'content'] as const

/** Marked text: `{cue:said}`, `{2.cue:said}` where it holds several statements, nestable; `\{` is a brace. */
function unmarked(marked: string): { text: string; statements: Map<string, Map<string, string[]>> } {
  const statements = new Map<string, Map<string, string[]>>()
  const open: { number: string; role: string; start: number }[] = []
  let text = ''
  for (const [piece, escaped, number, role] of marked.matchAll(/\\([{}])|\{(?:(\d+)\.)?(\w+):|[\s\S]/g)) {
    if (escaped) text += escaped
    else if (role) open.push({ number: number ?? '1', role, start: text.length })
    else if (piece === '}') {
      const mark = open.pop()
      if (!mark) throw new Error(`A brace closes that none opened: ${marked}`)
      const roles = statements.get(mark.number) ?? new Map<string, string[]>()
      roles.set(mark.role, [...(roles.get(mark.role) ?? []), text.slice(mark.start)])
      statements.set(mark.number, roles)
    } else text += piece
  }
  return { text, statements }
}

for (const pack of packs) {
  const folder = join(languages, pack.language, 'cases')
  const files = existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith('.txt')) : []
  for (const file of files) {
    const blocks = readFileSync(join(folder, file), 'utf8').trim().split(/\n\n+/)
    for (const block of blocks) {
      const [title, ...lines] = block.split('\n')
      test(`${pack.language}/${file}: ${title.replace(/^#\s*/, '')}`, () => {
        const { text, statements } = unmarked(lines.join('\n'))
        const expected = [...statements.values()].map((roles) => ROLES.map((role) => roles.get(role) ?? []))
        const found = read(text, pack).statements.map((statement) =>
          ROLES.map((role) => statement[role].map(({ exact }) => exact)),
        )
        assert.deepEqual(found, expected)
      })
    }
  }
}
