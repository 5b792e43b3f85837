import type { Span } from '../../text/index.ts'
import type { ParsedSentence, ParsedWord } from '../sentence.ts'
import type { ExchangeSearch, ExchangeTable } from './mentions.ts'
import { childrenOf, plain } from './site.ts'

/** Who the tree says took part: what hangs from the mention by "with" and the like, and the subject and partners of its verb. */
export function participantsOf(
  search: Pick<ExchangeSearch, 'actorOf'>,
  table: ExchangeTable,
  sentence: ParsedSentence,
  span: Span,
): string[] {
  const { words } = sentence
  const inside = words.flatMap((word, at) => (span.start <= word.start && word.end <= span.end ? [at] : []))
  const top = inside.find((at) => !inside.includes(words[at].head))
  if (top === undefined) return []
  const named = (at: Span): string[] => {
    const id = search.actorOf(at, sentence)
    return id === undefined ? [] : [id]
  }
  const idsOf = (word: number): string[] => {
    const ids = named(nameAround(words, word))
    return ids.length > 0 ? ids : named(phraseAround(words, word))
  }
  // "with officials of NATO and the EU": whose officials they are stand for them.
  const orWhose = (word: number) => {
    const ids = named(nameAround(words, word))
    return ids.length > 0 ? ids : modifiers(words, word).flatMap((each) => named(nameAround(words, each)))
  }
  const describing = childrenOf(words, top).filter((child) => plain(words[child].relation) === 'acl')
  const found = [...inside, ...describing].flatMap((word) => partners(words, word, table)).flatMap(orWhose)
  let verb = top
  for (let steps = 0; steps < 5 && verb >= 0; steps++) {
    const isIts = (child: number) => isSubject(words, child, table)
    const subjects = childrenOf(words, verb).filter((child) => isIts(child) && !inside.includes(child))
    if (subjects.length > 0 || words[verb].class === 'VERB' || verb === top) {
      if (words[top].head === verb && /^(?:obj|nsubj)/.test(words[top].relation))
        found.push(
          ...partners(words, verb, table)
            .filter((word) => !inside.includes(word))
            .flatMap(orWhose),
        )
      const ids = subjects.flatMap((subject) => together(words, subject, table)).flatMap(idsOf)
      found.push(...ids)
      // Where the occasion itself is the subject, whoever stands further up is of another clause.
      const isItself = childrenOf(words, verb).some((child) => inside.includes(child) && isIts(child))
      if (ids.length > 0 || isItself) break
    }
    verb = words[verb].head
  }
  return [...new Set(found)]
}

/** The words of a name around its head: what is compounded with it, and a flat name's later words. */
function nameAround(words: readonly ParsedWord[], head: number): Span {
  const isPart = (word: number) => /^(?:compound|flat)/.test(words[word]?.relation ?? '') && words[word].head === head
  let first = head
  let last = head
  while (isPart(first - 1)) first--
  while (isPart(last + 1)) last++
  return { start: words[first].start, end: words[last].end }
}

/** A noun with the nouns right before it that describe it: ロシアの外務省. */
function phraseAround(words: readonly ParsedWord[], head: number): Span {
  const { start, end } = nameAround(words, head)
  const before = childrenOf(words, head).filter((child) => child < head && plain(words[child].relation) === 'nmod')
  return { start: Math.min(start, ...before.map((word) => nameAround(words, word).start)), end }
}

/** The nouns that describe a word, and those that describe them, three deep. */
function modifiers(words: readonly ParsedWord[], word: number): number[] {
  let layer = [word]
  const found: number[] = []
  for (let depth = 0; depth < 3; depth++) {
    layer = layer.flatMap((each) => childrenOf(words, each).filter((child) => plain(words[child].relation) === 'nmod'))
    found.push(...layer)
  }
  return found
}

function isSubject(words: readonly ParsedWord[], child: number, { topic }: ExchangeTable): boolean {
  if (plain(words[child].relation) === 'nsubj') return true
  return childrenOf(words, child).some((marker) => topic.test(words[marker].form))
}

/** Children that a word took part with. */
function partners(words: readonly ParsedWord[], head: number, table: ExchangeTable): number[] {
  return childrenOf(words, head)
    .filter((child) => /^(?:PROPN|NOUN)$/.test(words[child].class))
    .filter((child) => childrenOf(words, child).some((marker) => table.with.test(words[marker].form)))
    .flatMap((child) => together(words, child, table))
}

/** How deep those who are named together hang from each other. */
const DEEPEST = 4

/** A word and those joined to it: "Biden and Zelensky", バイデンとジェレンスキー. */
function together(words: readonly ParsedWord[], word: number, table: ExchangeTable, depth = 0): number[] {
  if (depth > DEEPEST) return []
  const joined = childrenOf(words, word).filter(
    (child) =>
      words[child].relation === 'conj' ||
      (plain(words[child].relation) === 'nmod' &&
        childrenOf(words, child).some((marker) => table.joined.test(words[marker].form))),
  )
  return [word, ...joined.flatMap((child) => together(words, child, table, depth + 1))]
}
