import { readFileSync } from 'node:fs'
import { gunzipSync } from 'node:zlib'
import type { Span } from '../src/text/index.ts'

/** A syntactic word of a treebank. */
export interface GoldWord {
  /** UTF-16 offsets in the sentence's text. Words of a multiword token without visible borders share its span. */
  readonly start: number
  readonly end: number
  /** Whether the word stands in a multiword token. */
  readonly inMultiword: boolean
  /** The span of the multiword token it stands in; its own span elsewhere. */
  readonly token: Span
  readonly form: string
  readonly lemma: string
  readonly class: string
  readonly tag: string
  readonly features: string
  /** Index of the head in `words`; -1 for the root. */
  readonly head: number
  readonly relation: string
}

/** A sentence of a treebank. */
export interface GoldSentence {
  readonly id: string
  readonly text: string
  /** Whether a new document or paragraph begins with it. */
  readonly startsParagraph: boolean
  /** Whether the next sentence follows without a space (`SpaceAfter=No` on the last word). */
  readonly endsWithoutSpace: boolean
  readonly words: readonly GoldWord[]
}

/** The text of a file, gunzipped where its name ends in `.gz`. */
export function readText(path: string): string {
  const bytes = readFileSync(path)
  return (path.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('utf8')
}

/** Reads a CoNLL-U file (https://universaldependencies.org/format.html), gzipped or not; empty nodes are left out. */
export function readConllu(path: string): GoldSentence[] {
  return readText(path)
    .split(/\n\n+/)
    .filter((block) => block.trim())
    .map(readSentence)
}

function readSentence(block: string): GoldSentence {
  const lines = block.split('\n').filter(Boolean)
  const comments = lines.filter((line) => line.startsWith('#'))
  const comment = (key: string) => comments.find((line) => line.startsWith(`# ${key} = `))?.slice(key.length + 5)
  const text = comment('text') ?? ''
  const rows = lines.filter((line) => !line.startsWith('#')).map((line) => line.split('\t'))
  return {
    id: comment('sent_id') ?? '',
    text,
    startsParagraph: comments.some((line) => /^# new(doc|par)\b/.test(line)),
    endsWithoutSpace: (rows.at(-1)?.[9] ?? '').split('|').includes('SpaceAfter=No') || endsMultiwordWithoutSpace(rows),
    words: readWords(rows, text),
  }
}

function readWords(rows: readonly string[][], text: string): GoldWord[] {
  const words: GoldWord[] = []
  let at = 0
  let multiword: { last: number; start: number; end: number; inside: number } | undefined
  for (const row of rows) {
    if (row[0].includes('.')) continue
    if (row[0].includes('-')) {
      const start = find(text, row[1], at)
      at = start + row[1].length
      multiword = { last: Number(row[0].split('-')[1]), start, end: at, inside: start }
      continue
    }
    let start: number
    let end: number
    if (multiword) {
      const inside = text.indexOf(row[1], multiword.inside)
      const visible = inside === multiword.inside && inside + row[1].length <= multiword.end
      start = visible ? inside : multiword.start
      end = visible ? inside + row[1].length : multiword.end
      if (visible) multiword.inside = end
    } else {
      start = find(text, row[1], at)
      end = start + row[1].length
      at = end
    }
    words.push({
      start,
      end,
      inMultiword: multiword !== undefined,
      token: multiword ? { start: multiword.start, end: multiword.end } : { start, end },
      form: row[1],
      lemma: row[2],
      class: row[3],
      tag: row[4] === '_' ? '' : row[4],
      features: row[5] === '_' ? '' : row[5],
      head: Number(row[6]) - 1,
      relation: row[7],
    })
    if (multiword && Number(row[0]) === multiword.last) multiword = undefined
  }
  return words
}

function endsMultiwordWithoutSpace(rows: readonly string[][]): boolean {
  const last = rows.at(-1)?.[0]
  const token = rows.find((row) => row[0].includes('-') && row[0].split('-')[1] === last)
  return (token?.[9] ?? '').split('|').includes('SpaceAfter=No')
}

function find(text: string, form: string, from: number): number {
  const start = text.indexOf(form, from)
  if (start < 0) throw new Error(`The word ${form} does not stand in the sentence's text from ${from}: ${text}`)
  return start
}
