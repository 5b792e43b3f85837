import { readFileSync } from 'node:fs'

const bytes = (name: string) => new Uint8Array(readFileSync(new URL(`../${name}`, import.meta.url)))
const text = (name: string) => readFileSync(new URL(`../${name}`, import.meta.url), 'utf8')

/** English: models and tables, read from the files beside this module. */
export const english = {
  language: 'en',
  name: 'English',
  version: '0.1.0',
  models: {
    segment: bytes('segment.bin'),
    tag: bytes('tag.bin'),
    parse: bytes('parse.bin'),
    attribute: bytes('attribute.bin'),
  },
  tables: { 'cues.tsv': text('cues.tsv') },
}
