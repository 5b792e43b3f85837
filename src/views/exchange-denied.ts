import type { ExchangeEntry, StatementEntry } from '../schema/index.ts'
import { isNamedIn } from './answer-signs.ts'
import { dayAfter } from './days.ts'
import type { DisputeRule } from './disputes.ts'
import { isEstablished } from './established.ts'
import { actorsIn, type Lookup } from './lookup.ts'
import { trust } from './trust.ts'

/** How many days before a denial an exchange of another story may have been. */
const WINDOW = 14

/** A statement that denies an exchange which a report tells of as fact, between the same parties. */
export const exchangeDenied: DisputeRule = async (entry, { lookup }) => {
  const kinds = deniedKinds(entry, lookup)
  if (kinds.length === 0) return undefined
  await lookup.know([entry])
  const exchange = await exchangeOf(entry, kinds, lookup)
  if (exchange === undefined) return undefined
  const probability = trust(0.8, [entry])
  const other = { kind: 'exchange', exchange } as const
  return { kind: 'exchange-denied', rule: 'no-such-exchange', probability, other, spans: entry.statement.content }
}

function deniedKinds(entry: StatementEntry, lookup: Lookup): readonly string[] {
  const wording = lookup.wording(entry)
  const denied = wording.keys('exchange-denied')
  if (denied.length > 0) return denied
  const isDenial = entry.statement.act.value === 'deny' && wording.isCueOfDenial
  return isDenial ? wording.keys('exchange-named') : []
}

async function exchangeOf(
  entry: StatementEntry,
  kinds: readonly string[],
  lookup: Lookup,
): Promise<ExchangeEntry | undefined> {
  const isDenied = ({ kind, day }: ExchangeEntry) => kinds.includes(kind) && (day ?? '') <= (entry.said ?? '9999')
  const inStory = (await lookup.storyExchanges(entry.story)).filter(isDenied)
  const found = await ofSameParties(inStory, entry, lookup)
  if (found !== undefined || entry.said === undefined) return found
  const filter = { since: dayAfter(entry.said, -WINDOW), until: entry.said }
  const [own] = actorsIn(entry, 'source')
  const side = own === undefined ? [] : lookup.sameSide(own).slice(0, 4)
  for (const participant of side) {
    const elsewhere = (await lookup.exchangesWith({ ...filter, participants: [participant] })).filter(isDenied)
    const other = await ofSameParties(elsewhere, entry, lookup)
    if (other !== undefined) return other
  }
  return undefined
}

/** The exchange in which who denies took part, and whose other parties the denial names or speaks to. */
async function ofSameParties(
  exchanges: readonly ExchangeEntry[],
  entry: StatementEntry,
  lookup: Lookup,
): Promise<ExchangeEntry | undefined> {
  await lookup.knowActors(exchanges.flatMap(({ participants }) => participants.map(({ actor }) => actor)))
  const spoken = new Set([...lookup.sidesIn(entry, 'source'), ...lookup.sidesIn(entry, 'addressee')])
  const { content } = lookup.wording(entry)
  const isOf = (actor: string) => spoken.has(lookup.sideOf(actor)) || isNamedIn(lookup.namesOfSide(actor), content)
  for (const exchange of exchanges) {
    const { participants } = exchange
    const isBetween = participants.length >= 2 && participants.every(({ actor }) => isOf(actor))
    if (isBetween && (await isEstablished(exchange, lookup))) return exchange
  }
  return undefined
}
