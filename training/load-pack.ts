import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { LanguagePack } from '../src/engine/index.ts'

const languages = join(dirname(dirname(fileURLToPath(import.meta.url))), 'languages')

/**
 * The pack of a language, straight from its folder.
 *
 * @throws Error when there is no such folder or a model is missing.
 */
export function loadPack(language: string, folder: string = join(languages, language)): LanguagePack {
  const bytes = (name: string) => new Uint8Array(readFileSync(join(folder, name)))
  const tables = readdirSync(folder).filter((name) => /\.(tsv|txt)$/.test(name))
  const { version } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as { version: string }
  return {
    language,
    name: language,
    version,
    models: {
      segment: bytes('segment.bin'),
      tag: bytes('tag.bin'),
      parse: bytes('parse.bin'),
      attribute: bytes('attribute.bin'),
      roles: bytes('roles.bin'),
    },
    tables: Object.fromEntries(tables.map((name) => [name, readFileSync(join(folder, name), 'utf8')])),
  }
}
