import type { Block, Damage } from '../../schema/index.ts'
import { exact, type Span } from '../../text/index.ts'
import type { ParsedText } from '../attribute/draft.ts'
import type { ParsedSentence } from '../sentence.ts'

/** What a pack knows of translations gone wrong, as the rows of its `mistranslations.tsv`. */
export interface MistranslationRow {
  readonly rule: string
  readonly probability: number
  readonly message: string
  readonly pattern: RegExp
}

/** Rows of probability, what is meant, pattern of the words that mistranslate it. */
export function readMistranslations(rows: readonly (readonly string[])[]): MistranslationRow[] {
  return rows.map(([probability, message, pattern], at) => ({
    rule: `mistranslations.tsv:${at + 1}`,
    probability: Number(probability),
    message,
    pattern: new RegExp(pattern, 'gu'),
  }))
}

/** The spellings that one actor goes by in a text, each with where it first stands. */
export type Spellings = readonly (readonly Span[])[]

/**
 * Where a text is damaged, in order: quotation marks without a partner in their paragraph, fragments of sentences, one
 * name spelt in several ways, words that a translation got wrong. The text stays as it is.
 */
export function findDamage(parsed: ParsedText, spellings: Spellings, rows: readonly MistranslationRow[]): Damage[] {
  const { text, blocks, sentences } = parsed
  const body = blocks.filter(({ kind }) => kind === 'body')
  return [
    ...body.flatMap((block, at) => loneMarks(text, block, body[at + 1])),
    ...sentences.flatMap((_, at) => fragment(text, sentences, at)),
    ...spellings.flatMap((spans) => otherSpellings(text, spans)),
    ...rows.flatMap((row) => mistranslations(text, row)),
  ].sort((a, b) => a.start - b.start || a.end - b.end)
}

const CLOSING: Readonly<Record<string, string>> = { '」': '「', '』': '『', '”': '“' }
const OPENING = ['「', '『', '“']

/** Marks without a partner, paragraph by paragraph. A quotation that goes on in the next paragraph may open without closing. */
function loneMarks(text: string, block: Block, next: Block | undefined): Damage[] {
  const found: Damage[] = []
  const paragraphs = linesOf(text, block)
  for (const [line, { start, end }] of paragraphs.entries()) {
    const open: { mark: string; at: number }[] = []
    for (let at = start; at < end; at++) {
      const mark = text[at]
      if (OPENING.includes(mark)) open.push({ mark, at })
      const opens = CLOSING[mark]
      if (opens === undefined) continue
      if (open.at(-1)?.mark === opens) open.pop()
      else found.push(lone(text, at, 'orphan-quotation', 'A quotation closes that was never opened'))
    }
    const after = paragraphs[line + 1]?.start ?? next?.start
    const goesOn = after !== undefined && text[after] === '“'
    for (const { at, mark } of open) {
      if (mark === '“' && goesOn) continue
      found.push(lone(text, at, 'unclosed-quotation', 'A quotation opens that is never closed'))
    }
  }
  return found
}

function linesOf(text: string, { start, end }: Span): Span[] {
  const lines: Span[] = []
  for (let from = start; from < end; ) {
    const stop = text.indexOf('\n', from)
    const to = stop < 0 || stop > end ? end : stop
    if (text.slice(from, to).trim() !== '') lines.push({ start: from, end: to })
    from = to + 1
  }
  return lines
}

function lone(text: string, at: number, kind: Damage['kind'], message: string): Damage {
  return { ...exact(text, { start: at, end: at + 1 }), kind, message, rule: 'lone-mark', probability: 0.9 }
}

/** How many words a fragment may have, and how many the sentence before it must. */
const FRAGMENT = 8

/** A few words without a predicate, stopped like a sentence, behind a sentence of the same paragraph. */
function fragment(text: string, sentences: readonly ParsedSentence[], at: number): Damage[] {
  const { start, end, words, paragraph } = sentences[at]
  const before = sentences[at - 1]
  if (words.length > FRAGMENT || words.length < 3 || before?.paragraph !== paragraph) return []
  const isStopped = /[.。]$/.test(text.slice(start, end))
  const hasPredicate = words.some(({ class: wordClass }) => /^(?:VERB|AUX|ADJ|INTJ|ADV)$/.test(wordClass))
  const isPlain = /^[\p{L}\p{N}\s'’・ー]+[.。]$/u.test(text.slice(start, end))
  const root = words.find(({ head }) => head < 0)
  if (!isStopped || hasPredicate || !isPlain || !/^(?:NOUN|PROPN)$/.test(root?.class ?? '')) return []
  const message = 'A piece of a sentence: it has no predicate'
  return [{ ...exact(text, { start, end }), kind: 'fragment', message, rule: 'no-predicate', probability: 0.6 }]
}

/** Every spelling of a name but its first. */
function otherSpellings(text: string, spans: readonly Span[]): Damage[] {
  const [first, ...others] = spans
  if (!first) return []
  const name = text.slice(first.start, first.end)
  return others.map((span) => ({
    ...exact(text, span),
    kind: 'mixed-scripts',
    message: `Spelt ${name} before`,
    rule: 'spelt-otherwise',
    probability: 0.75,
  }))
}

function mistranslations(text: string, { rule, probability, message, pattern }: MistranslationRow): Damage[] {
  return [...text.matchAll(pattern)].map(({ 0: match, index }) => ({
    ...exact(text, { start: index, end: index + match.length }),
    kind: 'mistranslation',
    message,
    rule,
    probability,
  }))
}
