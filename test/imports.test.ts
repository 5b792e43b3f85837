import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { test } from 'node:test'
import { fileURLToPath } from 'node:url'

const source = join(dirname(dirname(fileURLToPath(import.meta.url))), 'src')

/** Which folders and packages each folder of `src` may import; the compiler's references hold the folders too. */
const MAY_IMPORT: Readonly<Record<string, readonly string[]>> = {
  schema: ['zod'],
  text: ['schema'],
  engine: ['text', 'schema'],
  changes: ['text', 'schema'],
  names: ['text', 'schema'],
  intake: ['text', 'schema', 'node', '@mozilla/readability', 'linkedom', 'eld'],
  record: ['text', 'schema', 'changes', 'kysely'],
  export: ['text', 'schema'],
  views: ['text', 'schema', 'record'],
  queries: ['schema', 'record', 'views'],
  people: ['schema', 'node', 'kysely'],
  api: [
    ...['schema', 'text', 'record', 'changes', 'views', 'queries', 'brief', 'export', 'people'],
    ...['hono', '@hono/zod-openapi'],
  ],
  mcp: ['schema', 'text', 'record', 'changes', 'views', 'queries', 'brief', 'zod', '@modelcontextprotocol/sdk'],
  page: [],
  brief: ['page', 'text', 'schema', 'record', 'views'],
  cli: [
    ...[
      'text',
      'schema',
      'engine',
      'intake',
      'changes',
      'names',
      'record',
      'views',
      'queries',
      'people',
      'api',
      'mcp',
      'page',
      'brief',
      'export',
      'node',
      'commander',
      'zod',
      'piscina',
    ],
    ...[
      'better-sqlite3',
      'pg',
      'hono',
      '@hono/node-server',
      '@modelcontextprotocol/sdk',
      '@readout/cast',
      '@readout/en',
      '@readout/ja',
    ],
  ],
}

function* sourceFiles(): Generator<{ folder: string; path: string; code: string }> {
  for (const entry of readdirSync(source, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile() || !entry.name.endsWith('.ts')) continue
    const path = join(entry.parentPath, entry.name)
    const code = readFileSync(path, 'utf8').replace(/\/\*[\s\S]*?\*\/|\/\/.*$/gm, '')
    yield { folder: relative(source, path).split('/')[0], path, code }
  }
}

function imported(path: string, specifier: string): string {
  if (specifier.startsWith('.')) return relative(source, join(dirname(path), specifier)).split('/')[0]
  if (specifier.startsWith('node:')) return 'node'
  return specifier
    .split('/')
    .slice(0, specifier.startsWith('@') ? 2 : 1)
    .join('/')
}

test('each folder imports only what ARCHITECTURE.md lets it know', () => {
  for (const { folder, path, code } of sourceFiles()) {
    for (const [, specifier] of code.matchAll(/(?:\bfrom\s+|\bimport\s*\(\s*|^import\s+)'([^']+)'/gm)) {
      const name = imported(path, specifier)
      if (name !== folder)
        assert.ok(MAY_IMPORT[folder].includes(name), `${relative(source, path)} imports ${specifier}`)
    }
  }
})

test('the engine has no clock, no chance and no way out', () => {
  for (const { folder, path, code } of sourceFiles()) {
    if (
      !['engine', 'names', 'text', 'schema', 'export', 'changes', 'views', 'page', 'brief', 'people'].includes(folder)
    )
      continue
    // A date made of numbers is arithmetic; one made of nothing is a clock.
    const found = code.match(/\b(Date\.now|new Date\(\)|Math\.random|globalThis|process|require|eval|Function\()/)
    assert.equal(found, null, `${relative(source, path)} uses ${found?.[0]}`)
  }
})

test('the engine takes types alone from the schema, so that no validator travels with it', () => {
  for (const { folder, path, code } of sourceFiles()) {
    if (folder !== 'engine') continue
    for (const [line] of code.matchAll(/^import .*schema\/.*$/gm)) {
      assert.match(line, /^import type /, relative(source, path))
    }
  }
})

test('views know the record by its types alone', () => {
  for (const { folder, path, code } of sourceFiles()) {
    if (folder !== 'views') continue
    for (const [line] of code.matchAll(/^import .*record\/.*$/gm))
      assert.match(line, /^import type /, relative(source, path))
  }
})
