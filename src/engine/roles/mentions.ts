import type { Channel, Figure, SaidDate, Statement } from '../../schema/index.ts'
import type { Span } from '../../text/index.ts'
import { within } from '../quantities/quantities.ts'
import type { ParsedSentence } from '../sentence.ts'
import { asChannel } from './lists.ts'
import { matchesOf } from './matches.ts'
import { participantsOf } from './participants.ts'
import { plain, sentenceAt } from './site.ts'

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
  /** Markers of who took part: "with", と; and of a topic, which is a subject too: は. */
  readonly with: RegExp
  readonly topic: RegExp
  /** Markers between those who took part together, beside a conjunction. */
  readonly joined: RegExp
  /** Documents that tell of a talk, and cues of an answer in it. */
  readonly readout: RegExp
  readonly reply: RegExp
}

/**
 * Rows of kind and pattern of the words that speak of it. A row `to-come` holds the patterns before and behind; rows
 * `with`, `topic`, `joined`, `readout` and `reply` each a pattern of their own.
 */
export function readExchanges(rows: readonly (readonly string[])[]): ExchangeTable {
  const [, before = '', after = ''] = rows.find(([kind]) => kind === 'to-come') ?? []
  const named = (name: string) => rows.find(([kind]) => kind === name)?.[1] || '(?!)'
  const whole = (name: string) => new RegExp(`^(?:${named(name)})$`, 'u')
  return {
    rows: rows
      .filter(([kind]) => !PATTERNS.includes(kind))
      .map(([kind, pattern]) => ({ kind: asChannel(kind), pattern: new RegExp(pattern, 'giu') })),
    before: new RegExp(before === '' ? '(?!)' : `(?:${before})$`, 'iu'),
    after: new RegExp(after === '' ? '(?!)' : `^(?:${after})`, 'iu'),
    with: whole('with'),
    topic: whole('topic'),
    joined: whole('joined'),
    readout: new RegExp(named('readout'), 'iu'),
    reply: new RegExp(`^(?:${named('reply')})`, 'iu'),
  }
}

const PATTERNS: readonly string[] = ['to-come', 'with', 'topic', 'joined', 'readout', 'reply']

/** What finding exchanges looks at. */
export interface ExchangeSearch {
  readonly text: string
  readonly sentences: readonly ParsedSentence[]
  /** For each sentence where it names occasions. */
  readonly named: readonly (readonly Named[])[]
  readonly statements: readonly Statement[]
  /** By the ids of statements the words beside them that tell their channel. */
  readonly told: ReadonlyMap<string, Span>
  readonly dates: readonly SaidDate[]
  readonly figures: readonly Figure[]
  /** Id of the actor that words of a sentence name; undefined where they name none. */
  readonly actorOf: (span: Span, sentence: ParsedSentence) => string | undefined
}

/** A place where a text speaks of an occasion. */
export interface Mention {
  readonly kind: Channel
  readonly span: Span
  /** Index of its sentence. */
  readonly sentence: number
  readonly participants: readonly string[]
  readonly date?: string
  readonly minutes?: number
  /** Statements of its sentence that were made in it. */
  readonly statements: readonly string[]
  /** Whether it only says more of something else: "what he said at the rally". */
  readonly isAside: boolean
}

/** Where a text speaks of occasions, in order: not of those that are only asked for or expected. */
export function mentionsIn(search: ExchangeSearch, table: ExchangeTable): Mention[] {
  const bySentence = statementsBySentence(search)
  return search.sentences.flatMap((sentence, at) => {
    const own = bySentence.get(at) ?? []
    const found = search.named[at]
      .filter(({ span }) => !isToCome(search.text, own, span, table))
      .map(({ kind, span }) => ({ ...mentionOf(search, table, sentence, own, kind, span), sentence: at }))
    const told = own
      .filter(({ channel }) => channel && !found.some(({ kind }) => kind === channel.value))
      .flatMap((statement) => toldBy(search, statement, sentence, at))
    return told.length === 0 ? found : [...found, ...told].sort((a, b) => a.span.start - b.span.start)
  })
}

/** Words that name an occasion. */
export interface Named {
  readonly kind: Channel
  readonly span: Span
}

/** Where each sentence names occasions, in order: told of or to come. */
export function namedIn(text: string, sentences: readonly Span[], { rows }: ExchangeTable): (readonly Named[])[] {
  return sentences.map(({ start, end }) => {
    const words = text.slice(start, Math.min(end, start + LONGEST))
    const found: Named[] = []
    for (const { kind, pattern } of rows) {
      for (const { 0: match, index } of matchesOf(words, pattern))
        found.push({ kind, span: { start: start + index, end: start + index + match.length } })
    }
    found.sort((a, b) => a.span.start - b.span.start || b.span.end - a.span.end)
    return found
      .filter(({ span }, at) => found[at - 1] === undefined || found[at - 1].span.end <= span.start)
      .slice(0, MOST)
  })
}

/** Mentions looked at in one sentence: bounds the time. */
const MOST = 12

/** The occasion that a statement itself tells of, by the words that tell its channel: "told the network". */
function toldBy(search: ExchangeSearch, statement: Statement, sentence: ParsedSentence, at: number): Mention[] {
  const { id, channel, when } = statement
  const span = search.told.get(id)
  if (!span || !channel) return []
  const participants = speakersOf(search, statement, sentence)
  const date = when && { date: when.value }
  const kind = channel.value
  return [
    { kind, span, sentence: at, participants: [...new Set(participants)], ...date, statements: [id], isAside: false },
  ]
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

/** Ids of who says a thing, and to whom. */
function speakersOf({ actorOf }: ExchangeSearch, { actor, addressee }: Statement, sentence: ParsedSentence): string[] {
  const hearers = addressee.map((span) => actorOf(span, sentence))
  return [actor?.value, ...hearers].filter((id) => id !== undefined)
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
  table: ExchangeTable,
  sentence: ParsedSentence,
  own: readonly Statement[],
  kind: Channel,
  span: Span,
): Omit<Mention, 'sentence'> {
  const made = own.filter((statement) => statement.channel?.value === kind)
  const speakers = made.flatMap((statement) => speakersOf(search, statement, sentence))
  const named = participantsOf(search, table, sentence, span)
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
    isAside: isDescribing(sentence, span),
  }
}

/** Characters between a mention and its date or length. */
const NEAR = 40

/** Whether the verb that a mention hangs from describes a noun. */
function isDescribing({ words }: ParsedSentence, span: Span): boolean {
  const top = words.findIndex((word) => span.start <= word.start && word.end <= span.end)
  let verb = top
  for (let steps = 0; steps < 5 && verb >= 0 && words[verb].class !== 'VERB'; steps++) verb = words[verb].head
  return verb >= 0 && verb !== top && plain(words[verb].relation) === 'acl'
}
