import type { Channel, Exchange, Statement } from '../../schema/index.ts'
import { exact } from '../../text/index.ts'
import { type ExchangeSearch, type ExchangeTable, type Mention, mentionsIn } from './mentions.ts'
import { isApart } from './times.ts'

interface Occasion {
  readonly kind: Channel
  readonly mentions: Mention[]
  readonly participants: Set<string>
  readonly statements: Set<string>
}

/**
 * The occasions a text speaks of, one each however often it does: mentions of one kind are one occasion where they name
 * the same or one of them names none. An occasion that is only asked for or expected is none yet. The first, where no
 * words date it, is of the day that the text tells most of.
 */
export function findExchanges(search: ExchangeSearch, table: ExchangeTable): Omit<Exchange, 'id'>[] {
  const occasions: Occasion[] = []
  for (const mention of mentionsIn(search, table)) {
    const same = occasions.slice(-RECENT).findLast((occasion) => isSame(occasion, mention) || goesOn(occasion, mention))
    if (same) add(same, mention)
    else occasions.push(occasionOf(mention))
  }
  const placed = new Set(occasions.flatMap(({ statements }) => [...statements]))
  for (const statement of search.statements) if (!placed.has(statement.id)) place(statement, occasions)
  const day = dayOf(search.dates)
  return occasions.filter(isTold).map((occasion, at) => exchangeOf(search.text, occasion, at === 0 ? day : undefined))
}

/** Whether a text tells more of an occasion than that there was one: who took part, and not merely in passing. */
function isTold({ participants, statements, mentions }: Occasion): boolean {
  if (statements.size > 0) return true
  return participants.size > 1 || (participants.size > 0 && !mentions.every(({ isAside }) => isAside))
}

/** The day that a text tells most of: twice at least, and more than of any other. */
function dayOf(dates: ExchangeSearch['dates']): string | undefined {
  const times = new Map<string, number>()
  for (const { value } of dates) {
    if (value && /^\d{4}-\d\d-\d\d$/.test(value)) times.set(value, (times.get(value) ?? 0) + 1)
  }
  const [most, second] = [...times].sort((a, b) => b[1] - a[1])
  return most && most[1] >= 2 && most[1] > (second?.[1] ?? 0) ? most[0] : undefined
}

/** Kinds in which several speak. */
const TALKS: readonly Channel[] = ['call', 'meeting', 'conversation']

/** How many occasions back a mention may refer: bounds the time. */
const RECENT = 64

/** Puts a statement whose channel is known into the last occasion of that kind before it that its actor took part in. */
function place({ id, channel, actor, cue, content }: Statement, occasions: readonly Occasion[]): void {
  if (!channel) return
  const at = (cue[0] ?? content[0])?.start ?? 0
  const isOf = ({ participants }: Occasion) =>
    actor === undefined || participants.size === 0 || participants.has(actor.value)
  const isBefore = ({ kind, mentions }: Occasion) => kind === channel.value && mentions[0].span.start <= at
  const recent = occasions.slice(-RECENT).filter(isBefore)
  const found = recent.findLast(isOf) ?? (channel.rule === 'same-hearing' ? recent.at(-1) : undefined)
  found?.statements.add(id)
  if (actor) found?.participants.add(actor.value)
}

/** Whether a mention is of an occasion: of its kind, at no other time, and with whoever both name: two of them, or all. */
function isSame({ kind, participants, mentions }: Occasion, mention: Mention): boolean {
  if (kind !== mention.kind || isApart(mentions.find(({ date }) => date)?.date, mention.date)) return false
  const shared = mention.participants.filter((id) => participants.has(id)).length
  return shared >= Math.min(2, participants.size, mention.participants.length)
}

/** Sentences behind its last mention in which "the letter" and the like are still the same one. */
const NEXT = 2

/** Whether a mention of something one-sided stands right behind the last mention of such a thing: "a letter … In it he wrote". */
function goesOn({ kind, mentions }: Occasion, mention: Mention): boolean {
  return kind === mention.kind && !TALKS.includes(kind) && mention.sentence - (mentions.at(-1)?.sentence ?? 0) <= NEXT
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

function exchangeOf(
  text: string,
  { kind, mentions, participants, statements }: Occasion,
  day: string | undefined,
): Omit<Exchange, 'id'> {
  const said = mentions.find((mention) => mention.date !== undefined)?.date
  const date = said ?? (TALKS.includes(kind) && participants.size >= 2 ? day : undefined)
  const minutes = mentions.find((mention) => mention.minutes !== undefined)?.minutes
  return {
    kind,
    participants: [...participants],
    ...(date !== undefined && { date }),
    ...(minutes !== undefined && { minutes }),
    evidence: mentions.map(({ span }) => exact(text, span)),
    statements: [...statements],
    probability: participants.size >= 2 ? (date === said ? 0.8 : 0.6) : 0.65,
  }
}
