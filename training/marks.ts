import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Act, Channel, Sourcing } from '../src/schema/index.ts'
import { readText } from './conllu.ts'

type Pairs = readonly (readonly [number, number])[]

/** A statement marked by hand with the roles it carries, in the shape of the gold sets. */
export interface MarkedStatement {
  readonly id: string
  readonly source: Pairs
  readonly cue: Pairs
  readonly content: Pairs
  readonly optional?: boolean
  readonly act?: Act
  /** What another marker, who had not seen the first one's answer, took the act to be. */
  readonly secondAct?: Act
  /** Given in place of an act where nothing is said: belief, intention, evidence. */
  readonly kind?: string
  readonly actor?: string | null
  readonly sourcing?: Sourcing
  readonly addressee?: Pairs
  readonly via?: Pairs
  readonly channel?: Channel
  readonly within?: string
  readonly continues?: string
  readonly pending?: unknown
  readonly negated?: boolean
  readonly conditional?: boolean
  readonly hedged?: boolean
}

/** An article with the statements marked in it. */
export interface MarkedText {
  readonly id: string
  readonly language: string
  readonly text: string
  readonly published?: string
  readonly statements: readonly MarkedStatement[]
  readonly discard?: Pairs
}

/** `train` and `acts` (acts alone) to learn from, `dev` to look at and learn from, `test` to be judged by: run, never read. */
export type Part = 'train' | 'dev' | 'test' | 'acts'

const folder = dirname(fileURLToPath(import.meta.url))
const data = join(folder, '..', '..', 'shared', 'data')

/** Where the articles of each language stand. */
const CORPORA: Readonly<Record<string, readonly string[]>> = {
  en: ['polnear/polnear-train.jsonl.gz', 'polnear/polnear-dev.jsonl.gz'],
  ja: ['news-ja/jawikinews.jsonl.gz'],
}

/**
 * Our own marks with the texts they are marks of, which stay where they are: `marks/` holds offsets alone.
 *
 * @throws Error when an article is in none of the corpora.
 */
export function readMarks(language: string, part: Part): MarkedText[] {
  const path = join(folder, 'marks', `${language}.${part}.jsonl`)
  if (!existsSync(path)) return []
  const marks = linesOf<Omit<MarkedText, 'text'>>(path)
  const wanted = new Set(marks.map(({ id }) => id))
  const texts = new Map<string, { text: string; published?: string }>()
  for (const corpus of CORPORA[language] ?? []) {
    for (const { id, text, published } of linesOf<MarkedText>(join(data, corpus))) {
      if (wanted.has(id)) texts.set(id, { text, ...(published && { published }) })
    }
  }
  return marks.map((each) => {
    const found = texts.get(each.id)
    if (!found) throw new Error(`${path}: there is no article ${each.id} in ${CORPORA[language]?.join(', ')}`)
    return { ...each, ...found }
  })
}

/** The sample report with its gold, where it is in the language. */
export function readSample(language: string): MarkedText[] {
  const sample = join(data, '..', 'seed', 'blinken-lavrov.ja.gold.jsonl')
  return linesOf<MarkedText>(sample).filter((text) => text.language === language)
}

function linesOf<T>(path: string): T[] {
  return readText(path)
    .split('\n')
    .filter((line) => line.trim())
    .map((line) => JSON.parse(line) as T)
}
