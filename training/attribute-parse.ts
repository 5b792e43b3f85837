import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { readArchive } from '../src/engine/model/archive.ts'
import { loadParser } from '../src/engine/parse/parser.ts'
import { loadSegmenter } from '../src/engine/segment/segment.ts'
import type { ParsedSentence } from '../src/engine/sentence.ts'
import { loadTagger, wordTable } from '../src/engine/tag/tagger.ts'
import type { WordTable } from '../src/engine/tag/word-table.ts'
import { digest } from '../src/text/index.ts'

const root = dirname(dirname(fileURLToPath(import.meta.url)))

/**
 * The trees that a language's pack gives a text, its tagger's table of words, and a key of its models: other models,
 * other key.
 *
 * @param folders where the models are looked for, first found first taken.
 */
export function treesBy(
  language: string,
  folders: readonly string[] = [join(root, 'languages', language)],
): { key: string; parse: (text: string) => ParsedSentence[]; table: WordTable } {
  const bytes = (name: string) => {
    const path = folders.map((folder) => join(folder, name)).find(existsSync)
    if (!path) throw new Error(`${name} is in none of ${folders.join(', ')}: train it first`)
    return new Uint8Array(readFileSync(path))
  }
  const models = {
    segment: bytes('segment.bin'),
    tag: bytes('tag.bin'),
    parse: bytes('parse.bin'),
    attribute: new Uint8Array(),
    roles: new Uint8Array(),
  }
  const pack = { language, name: language, version: '0', models, tables: {} }
  const segmenter = loadSegmenter(pack)
  const tagger = loadTagger(pack)
  const parser = loadParser(pack)
  return {
    table: wordTable(readArchive(models.tag)),
    key: digest(
      Object.values(models)
        .map((model) => digest(Buffer.from(model).toString('latin1')))
        .join(' '),
    ).slice(0, 8),
    parse: (text) => segmenter.segment(text).map((sentence) => parser.parse(tagger.tag(text, sentence))),
  }
}
