import type { Channel, Exchange, Figure, SaidDate, Statement } from '../../schema/index.ts'
import { exact, type Span } from '../../text/index.ts'
import { within } from '../quantities/quantities.ts'
import type { ParsedSentence, ParsedWord } from '../sentence.ts'
import { asChannel } from './lists.ts'
import { childrenOf, plain, sentenceAt } from './site.ts'

/** Words by which a text speaks of an occasion, as the rows of a pack's `exchanges.tsv`. */
export interface ExchangeRow {
  readonly kind: Channel
  readonly pattern: RegExp
}

/** How a language speaks of occasions. */
export interface ExchangeTable {
  readonly rows: readonly ExchangeRow[]
  /** What right before or right behind a mention makes it one to come. */
  readonly before: RegExp
  readonly after: RegExp
}

/** Rows of kind and pattern of the words that speak of it; a row `to-come` holds the patterns before and behind. */
export function readExchanges(rows: readonly (readonly string[])[]): ExchangeTable {
  const [, before = '', after = ''] = rows.find(([kind]) => kind === TO_COME) ?? []
  return {
    rows: rows
      .filter(([kind]) => kind !== TO_COME)
      .map(([kind, pattern]) => ({ kind: asChannel(kind), pattern: new RegExp(pattern, 'gu') })),
    before: new RegExp(before === '' ? '(?!)' : `(?:${before})$`, 'iu'),
    after: new RegExp(after === '' ? '(?!)' : `^(?:${after})`, 'iu'),
  }
}

const TO_COME = 'to-come'

/** What finding exchanges looks at. */
export interface ExchangeSearch {
  readonly text: string
  readonly sentences: readonly ParsedSentence[]
  readonly statements: readonly Statement[]
  readonly dates: readonly SaidDate[]
  readonly figures: readonly Figure[]
  /** Id of the actor that words of a sentence name; undefined where they name none. */
  readonly actorOf: (span: Span, sentence: ParsedSentence) => string | undefined
}

interface Mention {
  readonly kind: Channel
  readonly span: Span
  /** Index of its sentence. */
  readonly sentence: number
  readonly participants: readonly string[]
  readonly date?: string
  readonly minutes?: number
  /** Statements of its sentence that were made in it. */
  readonly statements: readonly string[]
}

interface Occasion {
  readonly kind: Channel
  readonly mentions: Mention[]
  readonly participants: Set<string>
  readonly statements: Set<string>
}

/**
 * The occasions a text speaks of, one each however often it does: mentions of one kind are one occasion where they share
 * a participant or one of them names none. An occasion that is only asked for or expected is none yet.
 */
export function findExchanges(search: ExchangeSearch, table: ExchangeTable): Omit<Exchange, 'id'>[] {
  const occasions: Occasion[] = []
  for (const mention of mentionsIn(search, table)) {
    const same = occasions.slice(-RECENT).findLast((occasion) => isSame(occasion, mention) || goesOn(occasion, mention))
    if (same) add(same, mention)
    else occasions.push(occasionOf(mention))
  }
  for (const statement of search.statements) place(statement, occasions)
  return occasions
    .filter(({ participants, statements }) => participants.size + statements.size > 0)
    .map((occasion) => exchangeOf(search.text, occasion))
}

/** How many occasions back a mention may refer: bounds the time. */
const RECENT = 64

/** Puts a statement whose channel is known into the last occasion of that kind before it that its actor took part in. */
function place({ id, channel, actor, cue, content }: Statement, occasions: readonly Occasion[]): void {
  if (!channel || occasions.some(({ statements }) => statements.has(id))) return
  const at = (cue[0] ?? content[0])?.start ?? 0
  const fits = ({ kind, participants, mentions }: Occasion) =>
    kind === channel.value && mentions[0].span.start <= at && (actor === undefined || participants.has(actor.value))
  occasions.slice(-RECENT).findLast(fits)?.statements.add(id)
}

function isSame({ kind, participants }: Occasion, mention: Mention): boolean {
  if (kind !== mention.kind) return false
  if (participants.size === 0 || mention.participants.length === 0) return true
  return mention.participants.some((id) => participants.has(id))
}

/** Sentences behind its last mention in which "the letter" and the like are still the same one. */
const NEXT = 2

/** Whether a mention of something one-sided stands right behind the last mention of such a thing: "a letter … In it he wrote". */
function goesOn({ kind, mentions }: Occasion, mention: Mention): boolean {
  const isTalk = /^(?:call|meeting|conversation)$/.test(kind)
  return kind === mention.kind && !isTalk && mention.sentence - (mentions.at(-1)?.sentence ?? 0) <= NEXT
}

function occasionOf(mention: Mention): Occasion {
  const occasion = { kind: mention.kind, mentions: [], participants: new Set<string>(), statements: new Set<string>() }
  add(occasion, mention)
  return occasion
}

function add(occasion: Occasion, mention: Mention): void {
  occasion.mentions.push(mention)
  for (const id of mention.participants) occasion.participants.add(id)
  for (const id of mention.statements) occasion.statements.add(id)
}

function exchangeOf(text: string, { kind, mentions, participants, statements }: Occasion): Omit<Exchange, 'id'> {
  const date = mentions.find((mention) => mention.date !== undefined)?.date
  const minutes = mentions.find((mention) => mention.minutes !== undefined)?.minutes
  return {
    kind,
    participants: [...participants],
    ...(date !== undefined && { date }),
    ...(minutes !== undefined && { minutes }),
    evidence: mentions.map(({ span }) => exact(text, span)),
    statements: [...statements],
    probability: participants.size >= 2 ? 0.8 : 0.65,
  }
}

function mentionsIn(search: ExchangeSearch, table: ExchangeTable): Mention[] {
  const bySentence = statementsBySentence(search)
  return search.sentences.flatMap((sentence, at) => {
    const words = search.text.slice(sentence.start, Math.min(sentence.end, sentence.start + LONGEST))
    const own = bySentence.get(at) ?? []
    const found = table.rows.flatMap(({ kind, pattern }) =>
      [...words.matchAll(pattern)].map(({ 0: match, index }) => ({
        kind,
        span: { start: sentence.start + index, end: sentence.start + index + match.length },
      })),
    )
    found.sort((a, b) => a.span.start - b.span.start || b.span.end - a.span.end)
    const kept = found.filter(({ span }, at) => found[at - 1] === undefined || found[at - 1].span.end <= span.start)
    return kept
      .filter(({ span }) => !isToCome(search.text, own, span, table))
      .map(({ kind, span }) => ({ ...mentionOf(search, sentence, own, kind, span), sentence: at }))
  })
}

const LONGEST = 3000

/** Whether a sentence may hold a mention of an occasion. */
export function speaksOfExchange(text: string, { start, end }: Span, { rows }: ExchangeTable): boolean {
  const words = text.slice(start, Math.min(end, start + LONGEST))
  return rows.some(({ pattern }) => words.search(pattern) >= 0)
}

/** Statements by the index of the sentence where their cue, or else their content, stands. */
function statementsBySentence({ statements, sentences }: ExchangeSearch): Map<number, Statement[]> {
  const bySentence = new Map<number, Statement[]>()
  for (const statement of statements) {
    const at = sentenceAt(sentences, (statement.cue[0] ?? statement.content[0])?.start ?? 0)
    const known = bySentence.get(at)
    if (known) known.push(statement)
    else bySentence.set(at, [statement])
  }
  return bySentence
}

/** Whether a mention is of an occasion yet to come, or stands in what somebody makes a condition. */
function isToCome(
  text: string,
  statements: readonly Statement[],
  span: Span,
  { before, after }: Pick<ExchangeTable, 'before' | 'after'>,
): boolean {
  if (before.test(text.slice(Math.max(0, span.start - NEAR), span.start))) return true
  if (after.test(text.slice(span.end, span.end + NEAR))) return true
  return statements.some(
    ({ content, conditional }) =>
      conditional && content.some(({ start, end }) => start <= span.start && span.end <= end),
  )
}

function mentionOf(
  search: ExchangeSearch,
  sentence: ParsedSentence,
  own: readonly Statement[],
  kind: Channel,
  span: Span,
): Omit<Mention, 'sentence'> {
  const made = own.filter((statement) => statement.channel?.value === kind)
  const speakers = made.flatMap(({ actor }) => (actor ? [actor.value] : []))
  const named = participantsOf(search, sentence, span)
  const around = { start: Math.max(sentence.start, span.start - NEAR), end: Math.min(sentence.end, span.end + NEAR) }
  const near = <T extends Span>(list: readonly T[]) => within(list, [around])
  const date = near(search.dates).find(({ value }) => value !== undefined)?.value
  const length = near(search.figures).find(({ unit }) => unit === 'minute' || unit === 'hour')
  return {
    kind,
    span,
    participants: [...new Set([...named, ...speakers])],
    ...(date !== undefined && { date }),
    ...(length && { minutes: length.unit === 'hour' ? length.value * 60 : length.value }),
    statements: made.map(({ id }) => id),
  }
}

/** Characters between a mention and its date or length. */
const NEAR = 40

const WITH = /^(?:with|between|and|from|to|と|との|から|に|へ|間)$/

/** Who the tree says took part: what hangs from the mention by "with" and the like, and the subject and partners of its verb. */
function participantsOf(search: ExchangeSearch, sentence: ParsedSentence, span: Span): string[] {
  const { words } = sentence
  const inside = words.flatMap((word, at) => (span.start <= word.start && word.end <= span.end ? [at] : []))
  const top = inside.find((at) => !inside.includes(words[at].head))
  if (top === undefined) return []
  const idsOf = (word: number): string[] => {
    const id = search.actorOf(nameAround(words, word), sentence)
    return id === undefined ? [] : [id]
  }
  // "with officials of NATO and the EU": whose officials they are stand for them.
  const orWhose = (word: number) => {
    const ids = idsOf(word)
    return ids.length > 0 ? ids : modifiers(words, word).flatMap(idsOf)
  }
  const found = inside.flatMap((word) => partners(words, word)).flatMap(orWhose)
  let verb = top
  for (let steps = 0; steps < 5 && verb >= 0; steps++) {
    if (words[verb].class === 'VERB' || verb === top) {
      const subjects = childrenOf(words, verb).filter((child) => isSubject(words, child) && !inside.includes(child))
      if (words[top].head === verb && /^(?:obj|nsubj)/.test(words[top].relation))
        found.push(
          ...partners(words, verb)
            .filter((word) => !inside.includes(word))
            .flatMap(orWhose),
        )
      const ids = subjects.flatMap((subject) => together(words, subject)).flatMap(idsOf)
      found.push(...ids)
      // Where the occasion itself is the subject, whoever stands further up is of another clause.
      const isItself = childrenOf(words, verb).some((child) => inside.includes(child) && isSubject(words, child))
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

function isSubject(words: readonly ParsedWord[], child: number): boolean {
  if (plain(words[child].relation) === 'nsubj') return true
  return childrenOf(words, child).some((marker) => words[marker].form === 'は')
}

/** Children that a word took part with. */
function partners(words: readonly ParsedWord[], head: number): number[] {
  return childrenOf(words, head)
    .filter((child) => /^(?:PROPN|NOUN)$/.test(words[child].class))
    .filter((child) => childrenOf(words, child).some((marker) => WITH.test(words[marker].form)))
    .flatMap((child) => together(words, child))
}

/** A word and those joined to it: "Biden and Zelensky", バイデンとジェレンスキー. */
function together(words: readonly ParsedWord[], word: number): number[] {
  const joined = childrenOf(words, word).filter(
    (child) =>
      words[child].relation === 'conj' ||
      (plain(words[child].relation) === 'nmod' &&
        childrenOf(words, child).some((marker) => /^[とや、]$/.test(words[marker].form))),
  )
  return [word, ...joined]
}
