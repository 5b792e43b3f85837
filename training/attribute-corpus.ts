import { existsSync, mkdirSync, renameSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { gzipSync } from 'node:zlib'
import type { ParsedText } from '../src/engine/attribute/draft.ts'
import type { ParsedSentence, ParsedWord } from '../src/engine/sentence.ts'
import type { GoldStatement } from './attribute-gold.ts'
import { readText } from './conllu.ts'

/** A gold document with the trees that our own pipeline gives it. */
export interface GoldText {
  readonly id: string
  readonly parsed: ParsedText
  readonly statements: readonly GoldStatement[]
  readonly discard: readonly (readonly [number, number])[]
  /** The treebank that a single sentence stands in. */
  readonly treebank: string | undefined
}

interface GoldLine {
  readonly id: string
  readonly text: string
  readonly statements: readonly GoldStatement[]
  readonly discard?: readonly (readonly [number, number])[]
  readonly treebank?: string
}

type Parse = (text: string) => ParsedSentence[]
type FlatWord = readonly [number, number, string, string, string, number, string]

const root = dirname(dirname(fileURLToPath(import.meta.url)))

/**
 * The documents of a gold file under `../shared/data`, parsed. Trees are kept under `build/parsed`, by `key`: the same
 * file with the same key is parsed once.
 */
export function readGold(path: string, key: string, parse: Parse): GoldText[] {
  const lines = readText(join(root, '..', 'shared', 'data', path))
    .split('\n')
    .filter((line) => line.trim())
  const documents = lines.map((line) => JSON.parse(line) as GoldLine)
  const cache = join(root, 'build', 'parsed', `${path.replaceAll('/', '-').replace(/\.gz$/, '')}-${key}.gz`)
  if (!existsSync(cache)) keepTrees(cache, documents, parse)
  const trees = readText(cache).split('\n')
  return documents.map(({ id, text, statements, discard, treebank }, i) => ({
    id,
    statements,
    discard: discard ?? [],
    treebank,
    parsed: { text, blocks: [], sentences: unpacked(text, JSON.parse(trees[i]) as FlatSentence[]) },
  }))
}

type FlatSentence = readonly [number, number, number, readonly FlatWord[]]

function keepTrees(cache: string, documents: readonly GoldLine[], parse: Parse): void {
  const packed = documents.map(({ text }) =>
    JSON.stringify(
      parse(text).map(
        ({ start, end, paragraph, words }): FlatSentence => [
          start,
          end,
          paragraph,
          words.map(
            (word): FlatWord => [word.start, word.end, word.lemma, word.class, word.tag, word.head, word.relation],
          ),
        ],
      ),
    ),
  )
  mkdirSync(dirname(cache), { recursive: true })
  writeFileSync(`${cache}.part`, gzipSync(packed.join('\n')))
  renameSync(`${cache}.part`, cache)
}

function unpacked(text: string, flat: readonly FlatSentence[]): ParsedSentence[] {
  return flat.map(([start, end, paragraph, words]) => ({
    start,
    end,
    paragraph,
    words: words.map(
      ([from, to, lemma, wordClass, tag, head, relation]): ParsedWord => ({
        start: from,
        end: to,
        form: text.slice(from, to),
        lemma,
        class: wordClass,
        tag,
        head,
        relation,
      }),
    ),
  }))
}
