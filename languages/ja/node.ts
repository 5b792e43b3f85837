import { readdirSync, readFileSync } from 'node:fs'

const folder = new URL('../', import.meta.url)
const bytes = (name: string) => new Uint8Array(readFileSync(new URL(name, folder)))
const tables = readdirSync(folder).filter((name) => /\.(tsv|txt)$/.test(name))

/** Japanese: models and tables, read from the files beside this module. */
export const japanese = {
  language: 'ja',
  name: 'Japanese',
  version: '0.1.0',
  models: {
    segment: bytes('segment.bin'),
    tag: bytes('tag.bin'),
    parse: bytes('parse.bin'),
    attribute: bytes('attribute.bin'),
    roles: bytes('roles.bin'),
  },
  tables: Object.fromEntries(tables.map((name) => [name, readFileSync(new URL(name, folder), 'utf8')])),
}
