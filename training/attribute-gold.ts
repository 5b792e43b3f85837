import type { Trees } from '../src/engine/attribute/trees.ts'
import { NOUN, PROPN, PUNCTUATION, VERB } from '../src/engine/attribute/walk.ts'
import type { Span } from '../src/text/index.ts'

/** A gold attribution as words of the text. */
export interface GoldRelation {
  readonly cueHead: number
  readonly cue: ReadonlySet<number>
  readonly source: ReadonlySet<number>
  readonly content: ReadonlySet<number>
  readonly sourceHead: number
}

/** A gold statement as the data has it. */
export interface GoldStatement {
  readonly source: readonly (readonly [number, number])[]
  readonly cue: readonly (readonly [number, number])[]
  readonly content: readonly (readonly [number, number])[]
  readonly optional?: boolean
}

/** The gold statements that have a cue, as words; those whose words the trees do not hold are left out. */
export function alignGold(trees: Trees, statements: readonly GoldStatement[]): GoldRelation[] {
  return statements.flatMap((statement) => {
    const cue = wordsIn(trees, statement.cue)
    if (cue.size === 0) return []
    const source = wordsIn(trees, statement.source)
    const content = wordsIn(trees, statement.content)
    const cueHead = headOfCue(trees, cue)
    return [{ cueHead, cue, source, content, sourceHead: headOf(trees, source) }]
  })
}

/** The words that share characters with the spans. */
export function wordsIn(trees: Trees, spans: readonly (readonly [number, number])[]): Set<number> {
  const found = new Set<number>()
  for (const [start, end] of spans) {
    for (let at = firstAfter(trees, start); at < trees.nWords && trees.start[at] < end; at++) found.add(at)
  }
  return found
}

function firstAfter(trees: Trees, offset: number): number {
  let low = 0
  let high = trees.nWords
  while (low < high) {
    const middle = (low + high) >> 1
    if (trees.end[middle] <= offset) low = middle + 1
    else high = middle
  }
  return low
}

/** The first full verb that hangs from no other verb of the cue, else the last noun, else the top word. */
function headOfCue(trees: Trees, cue: ReadonlySet<number>): number {
  const words = [...cue]
  const top = (at: number) => !cue.has(trees.head[at]) || trees.wordClass[trees.head[at]] !== VERB
  const verb =
    words.find((at) => trees.wordClass[at] === VERB && top(at)) ?? words.find((at) => trees.wordClass[at] === VERB)
  if (verb !== undefined) return verb
  const according = words.find((at) => trees.text.slice(trees.start[at], trees.end[at]).toLowerCase() === 'according')
  if (according !== undefined) return according
  const noun = words.findLast((at) => trees.wordClass[at] === NOUN || trees.wordClass[at] === PROPN)
  return noun ?? headOf(trees, cue)
}

/** The word of a stretch whose head lies outside it; punctuation only where there is nothing else; -1 for no words. */
export function headOf(trees: Trees, words: ReadonlySet<number>): number {
  let found = -1
  for (const at of words) {
    if (words.has(trees.head[at])) continue
    if (trees.wordClass[at] !== PUNCTUATION) return at
    found = at
  }
  return found
}

/** The characters two lists of spans share over those they cover together. */
export function iou(one: readonly Span[], other: readonly Span[]): number {
  const sum = (spans: readonly Span[]) => spans.reduce((total, at) => total + at.end - at.start, 0)
  let shared = 0
  for (const a of one) for (const b of other) shared += Math.max(0, Math.min(a.end, b.end) - Math.max(a.start, b.start))
  const together = sum(one) + sum(other) - shared
  return together === 0 ? 1 : shared / together
}
