import type { StatementFilter } from '../record/index.ts'
import type { StatementEntry } from '../schema/index.ts'
import { dayAfter } from './days.ts'
import { type Expected, expectedFrom } from './expected-from.ts'
import type { Lookup } from './lookup.ts'
import { likeliestRule, pendingRule } from './pending-rules.ts'
import { trust } from './trust.ts'

/** One statement with what it awaits. */
export interface Awaiting {
  readonly entry: StatementEntry
  /** What kind of thing; absent where no table tells. */
  readonly awaits: string | undefined
  readonly from: Expected
  readonly rule: string
  readonly probability: number
}

/** How many days apart two statements that await one thing may be. */
const WINDOW = 30
/** Most statements that await one thing, and that are looked through for them at once. */
const MEMBERS = 60

/** Finds what a filter’s statements await, and which of them await one thing. Each statement is read once. */
export class AwaitingFinder {
  private readonly filter: StatementFilter
  private readonly lookup: Lookup
  private readonly kinds = new Map<string, string | undefined>()
  private readonly awaitings = new Map<string, Awaiting | undefined>()
  private readonly neighbours = new Map<string, readonly Awaiting[]>()

  constructor(filter: StatementFilter, lookup: Lookup) {
    this.filter = filter
    this.lookup = lookup
  }

  /** What a statement awaits; absent where it leaves nothing to come. */
  async of(entry: StatementEntry): Promise<Awaiting | undefined> {
    if (!this.awaitings.has(entry.id)) this.awaitings.set(entry.id, await this.read(entry))
    return this.awaitings.get(entry.id)
  }

  private async read(entry: StatementEntry): Promise<Awaiting | undefined> {
    const { pending: left, act } = entry.statement
    if (left === undefined) return undefined
    const awaits = this.kindOf(entry)
    await this.lookup.know([entry])
    const from = await expectedFrom(entry, awaits, this.lookup)
    const { name, probability } = pendingRule({ act: act.value, left, awaits, from })
    return { entry, awaits, from, rule: name, probability: trust(probability, [entry]) }
  }

  /** How likely a statement is to await something, alone or with others, were it known from whom. */
  likeliest(entry: StatementEntry): number {
    const { pending: left, act } = entry.statement
    if (left === undefined) return 0
    const awaits = this.kindOf(entry)
    // Others that await the same may be likelier.
    return awaits !== undefined ? 1 : trust(likeliestRule({ act: act.value, left, awaits }).probability, [entry])
  }

  /**
   * Other statements that await the same thing from the same side, each within the window of another: whichever of them
   * one starts from, they are the same ones. None where one of them is later and finds this one in its turn: it is the
   * one to be shown.
   */
  async earlierWith(own: Awaiting): Promise<readonly Awaiting[] | undefined> {
    const members = await this.membersWith(own)
    const later = members.filter((member) => isLater(member.entry, own.entry))
    for (const member of later) if (await this.finds(member, own)) return undefined
    return members.filter((member) => !later.includes(member))
  }

  private async finds(one: Awaiting, sought: Awaiting): Promise<boolean> {
    const isSought = ({ entry }: Awaiting) => entry.id === sought.entry.id
    return (await this.alike(one)).some(isSought) || (await this.membersWith(one)).some(isSought)
  }

  private async membersWith(own: Awaiting): Promise<Awaiting[]> {
    const found = new Map([[own.entry.id, own]])
    // What is added on the way is walked through too.
    for (const one of found.values()) {
      if (found.size >= MEMBERS) break
      for (const other of await this.alike(one)) {
        if (!found.has(other.entry.id)) found.set(other.entry.id, other)
      }
    }
    found.delete(own.entry.id)
    return [...found.values()]
  }

  private async alike(own: Awaiting): Promise<readonly Awaiting[]> {
    const known = this.neighbours.get(own.entry.id) ?? (await this.readAlike(own))
    this.neighbours.set(own.entry.id, known)
    return known
  }

  private async readAlike({ entry, awaits, from }: Awaiting): Promise<Awaiting[]> {
    if (awaits === undefined || from.names.length === 0) return []
    const near = { ...this.filter, ...windowOf(entry, this.filter) }
    // The record may not know a name that another report calls the side by: what is near in time is looked at too.
    const called = await this.lookup.statements({ ...near, ...namesIn(this.filter, from) }, MEMBERS)
    const found = new Map(
      [...called, ...(await this.lookup.statements(near, MEMBERS))].map((other) => [other.id, other]),
    )
    const members: Awaiting[] = []
    for (const other of found.values()) {
      if (other.id === entry.id || this.kindOf(other) !== awaits) continue
      const awaiting = await this.of(other)
      if (awaiting !== undefined && isOfSameSide(awaiting.from, from)) members.push(awaiting)
    }
    return members
  }

  private kindOf({ id, language, statement }: StatementEntry): string | undefined {
    const text = statement.pending?.value.map(({ exact }) => exact).join(' ') ?? ''
    if (!this.kinds.has(id)) this.kinds.set(id, awaitedIn(text, language, this.lookup))
    return this.kinds.get(id)
  }
}

/** What kind of thing a text awaits; absent where it says that the thing will not be: “will not resign”. */
function awaitedIn(text: string, language: string, { words }: Lookup): string | undefined {
  const rows = words.rows(language, 'awaits')
  const row = rows.find(({ pattern }) => {
    const found = pattern.exec(text)
    if (found === null) return false
    const around = text.slice(Math.max(0, found.index - 10), found.index + found[0].length + 4)
    return !words.has(language, 'denial', around)
  })
  return row?.keys[0]
}

/** Whether a statement is said later than another; of one day, the one whose id comes later is. */
export function isLater(one: StatementEntry, other: StatementEntry): boolean {
  const [day, otherDay] = [one.said ?? '', other.said ?? '']
  return day === otherDay ? one.id > other.id : day > otherDay
}

function windowOf({ said }: StatementEntry, { since, until }: StatementFilter): StatementFilter {
  if (said === undefined) return {}
  const [first, last] = [dayAfter(said, -WINDOW), dayAfter(said, WINDOW)]
  return {
    since: since !== undefined && since > first ? since : first,
    until: until !== undefined && until < last ? until : last,
  }
}

function namesIn({ anyWords }: StatementFilter, { names }: Expected): StatementFilter {
  return anyWords === undefined ? { anyWords: names } : {}
}

function isOfSameSide(one: Expected, other: Expected): boolean {
  const isShared = one.sides.some((side) => other.sides.includes(side))
  return isShared || one.names.some((name) => other.names.includes(name))
}
