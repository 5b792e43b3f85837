import type { Act, ExchangeEntry, StatementEntry } from '../schema/index.ts'
import { isNamedIn } from './answer-signs.ts'
import { dayAfter } from './days.ts'
import { isEstablished } from './established.ts'
import type { Expected } from './expected-from.ts'
import { exchangeEvidence, statementEvidence } from './link.ts'
import { actorsIn, type Lookup } from './lookup.ts'
import type { PendingOutcome } from './pending.ts'
import { sharedOf } from './telling.ts'
import { trust } from './trust.ts'

/** A statement with what it awaits and from whom. */
export interface Awaited {
  readonly entry: StatementEntry
  readonly awaits: string
  readonly from: Expected
}

/** How many days after it something awaited is looked for. */
const WINDOW = 120
const CANDIDATES = 50

/** Acts that tell what has been done. */
const TELLING_ACTS: readonly Act[] = ['assert', 'announce', 'acknowledge', 'support', 'agree', 'condemn', 'accuse']

/** What fulfilled something awaited: an exchange or a statement on a later day; absent where the record has none. */
export async function fulfilment(awaited: Awaited, lookup: Lookup): Promise<PendingOutcome | undefined> {
  if (awaited.entry.said === undefined || awaited.from.names.length === 0) return undefined
  return (await byExchange(awaited, lookup)) ?? (await byStatement(awaited, lookup))
}

function daysLater({ entry }: Awaited) {
  const said = entry.said ?? ''
  return { since: dayAfter(said, 1), until: dayAfter(said, WINDOW) }
}

async function byExchange(awaited: Awaited, lookup: Lookup): Promise<PendingOutcome | undefined> {
  const { entry, awaits, from } = awaited
  const rows = lookup.words.rows(entry.language, 'awaits').filter(({ keys }) => keys.includes(awaits))
  const kinds = rows.flatMap(({ more }) => more) as ExchangeEntry['kind'][]
  if (kinds.length === 0) return undefined
  for (const actor of from.actors.flatMap((each) => lookup.sameSide(each)).slice(0, 6)) {
    const found = await lookup.exchangesWith({ ...daysLater(awaited), kinds, participants: [actor] })
    await lookup.knowActors(found.flatMap(({ participants }) => participants.map((each) => each.actor)))
    const exchange = await firstAsync(found.toReversed(), async (each) => {
      return each.story !== entry.story && isWithAsker(each, awaited, lookup) && (await isEstablished(each, lookup))
    })
    if (exchange === undefined) continue
    const { day } = exchange
    const probability = trust(0.8, [entry])
    const evidence = exchangeEvidence(exchange)
    return { rule: 'exchange-held', probability, evidence, ...(day !== undefined && { day }) }
  }
  return undefined
}

async function firstAsync<T>(items: readonly T[], holds: (item: T) => Promise<boolean>): Promise<T | undefined> {
  for (const item of items) if (await holds(item)) return item
  return undefined
}

/** Whether who awaits took part too, or whom the awaiting statement speaks of. */
function isWithAsker({ participants }: ExchangeEntry, { entry, from }: Awaited, lookup: Lookup): boolean {
  const awaiting = new Set([...lookup.sidesIn(entry, 'source'), ...lookup.sidesIn(entry, 'addressee')])
  const sides = participants.map(({ actor }) => lookup.sideOf(actor))
  // What several agreed to do together, they do together.
  if (new Set(sides.filter((side) => from.sides.includes(side))).size > 1) return true
  return participants.some(({ actor }) => {
    const side = lookup.sideOf(actor)
    if (from.sides.includes(side)) return false
    return awaiting.has(side) || isNamedIn(lookup.namesOfSide(actor), lookup.wording(entry).content)
  })
}

async function byStatement(awaited: Awaited, lookup: Lookup): Promise<PendingOutcome | undefined> {
  const { entry, from } = awaited
  const days = { ...daysLater(awaited), acts: TELLING_ACTS }
  const sources = from.actors.flatMap((actor) => lookup.sameSide(actor)).slice(0, 8)
  const bySource = sources.length > 0 ? await lookup.statements({ ...days, sources }, CANDIDATES) : []
  const byName = await lookup.statements({ ...days, anyWords: from.names }, CANDIDATES)
  const later = [...bySource, ...byName].toSorted((one, other) => ((one.said ?? '') < (other.said ?? '') ? -1 : 1))
  const done = later.find((each) => each.id !== entry.id && tellsDone(each, awaited, lookup))
  if (done === undefined) return undefined
  const day = done.said
  const probability = trust(0.75, [entry, done])
  return { rule: 'said-done', probability, evidence: statementEvidence(done), ...(day !== undefined && { day }) }
}

function tellsDone(later: StatementEntry, { entry, awaits, from }: Awaited, lookup: Lookup): boolean {
  const { statement, language } = later
  if (statement.negated || statement.future || statement.conditional) return false
  const { content } = lookup.wording(later)
  if (!isTellingDone(content, language, awaits, lookup)) return false
  const isBy = actorsIn(later, 'source').some((actor) => from.sides.includes(lookup.sideOf(actor)))
  return (isBy || isNamedIn(from.names, content)) && isOfSameMatter(entry, later, awaits, lookup)
}

function isTellingDone(content: string, language: string, awaits: string, { words }: Lookup): boolean {
  return words.rows(language, 'done').some(({ keys, pattern }) => {
    if (!keys.includes(awaits)) return false
    const found = pattern.exec(content)
    if (found === null) return false
    const before = content.slice(Math.max(0, found.index - 16), found.index + found[0].length)
    return !words.has(language, 'denial', before)
  })
}

/** Things that are told by who does them; all others by what they are about as well. */
const TOLD_BY_PARTY = ['answer', 'resignation', 'apology', 'call', 'meeting']

function isOfSameMatter(entry: StatementEntry, later: StatementEntry, awaits: string, lookup: Lookup): boolean {
  if (TOLD_BY_PARTY.includes(awaits)) return true
  const [own, theirs] = [lookup.wording(entry), lookup.wording(later)]
  if (theirs.keys('matter').some((matter) => own.keys('matter').includes(matter))) return true
  return entry.language === later.language && sharedOf(own.telling(), theirs.telling()).weight >= 2
}
