import type { ExchangeFilter, RecordReader, StatementFilter } from '../record/index.ts'
import type { ActorEntry, ExchangeEntry, StatementActor, StatementEntry } from '../schema/index.ts'
import { decisionOf, type LinkReview } from './link.ts'
import { Wording } from './wording.ts'
import type { LinkWords } from './words.ts'

/** What an actor is mostly called in a language, by its id; absent of who is not known. */
export type UsualName = (actor: string, language: 'en' | 'ja') => string | undefined

/** What views are computed from: the record, and the words by which links are told. */
export interface Viewed {
  readonly reader: RecordReader
  readonly words: LinkWords
  /** What an actor is mostly called in a language, by its id; absent where nobody knows more names than the record. */
  readonly usualName?: UsualName
}

/** Most statements of one story that are looked at. */
const OF_A_STORY = 300
/** Most bodies and people of one side. */
const OF_A_SIDE = 100

/** What one question has looked up so far: each thing once. */
export class Lookup {
  readonly words: LinkWords
  /** How much the record was asked: its answers, and the entries in them. */
  work = 0
  private readonly reader: RecordReader
  private readonly actors = new Map<string, ActorEntry>()
  private readonly sides = new Map<string, readonly ActorEntry[]>()
  private readonly called = new Map<string, readonly ActorEntry[]>()
  private readonly stories = new Map<string, readonly StatementEntry[]>()
  private readonly exchanges = new Map<string, readonly ExchangeEntry[]>()
  private readonly found = new Map<string, readonly StatementEntry[]>()
  private readonly wordings = new Map<string, Wording>()
  private readonly names = new Map<string, readonly string[]>()

  constructor({ reader, words }: Viewed) {
    this.reader = reader
    this.words = words
  }

  /** What a statement’s words tell. */
  wording(entry: StatementEntry): Wording {
    const known = this.wordings.get(entry.id) ?? new Wording(entry, this.words)
    this.wordings.set(entry.id, known)
    return known
  }

  /** The statements that stand in a story and that nobody rejected, in the order of the text. */
  async storyStatements(story: string): Promise<readonly StatementEntry[]> {
    const known = this.stories.get(story)
    if (known !== undefined) return known
    const items = this.read(await this.reader.statements({ story, isUnlisted: true }, { limit: OF_A_STORY }))
    const standing = items.filter(isStanding).toSorted((one, other) => startOf(one) - startOf(other))
    this.stories.set(story, standing)
    return standing
  }

  /** The exchanges that a story speaks of. */
  async storyExchanges(story: string): Promise<readonly ExchangeEntry[]> {
    const known = this.exchanges.get(story)
    if (known !== undefined) return known
    const items = this.read(await this.reader.exchanges({ story }, { limit: OF_A_STORY }))
    this.exchanges.set(story, items)
    return items
  }

  /** Exchanges that a filter asks for, the newest first. */
  async exchangesWith(filter: ExchangeFilter): Promise<readonly ExchangeEntry[]> {
    const key = JSON.stringify(filter)
    const known = this.exchanges.get(key) ?? this.read(await this.reader.exchanges(filter, { limit: 50 }))
    this.exchanges.set(key, known)
    return known
  }

  /** Statements that a filter asks for, the newest first; with `first`, the oldest. */
  async statements(filter: StatementFilter, limit: number, first?: 'oldest'): Promise<readonly StatementEntry[]> {
    const key = JSON.stringify([filter, limit, first])
    const known = this.found.get(key)
    if (known !== undefined) return known
    const paging = { limit, ...(first === 'oldest' && { isOldestFirst: true as const }) }
    const items = this.read(await this.reader.statements(filter, paging))
    this.found.set(key, items)
    return items
  }

  /** The actors that a name means. */
  async actorsCalled(name: string, language: string): Promise<readonly ActorEntry[]> {
    const key = `${language} ${name}`
    const known = this.called.get(key) ?? this.read({ items: await this.reader.actorsCalled(name, language) })
    this.called.set(key, known)
    this.put(known)
    return known
  }

  /** Makes the actors of statements known, with those of their side. */
  async know(entries: readonly StatementEntry[]): Promise<void> {
    await this.knowActors(entries.flatMap(({ actors }) => actors.map(({ actor }) => actor)))
  }

  /** Makes actors known, with the states that they stand for, but not who else does. Gives the states. */
  async knowStates(ids: readonly string[]): Promise<string[]> {
    await this.load(ids)
    const states = ids.flatMap((id) => this.actors.get(id)?.standsFor ?? [])
    await this.load(states)
    return states
  }

  /** Makes actors known, with those of their side. */
  async knowActors(ids: readonly string[]): Promise<void> {
    const states = await this.knowStates(ids)
    const headed = ids.filter((id) => this.actors.get(id)?.kind === 'state')
    for (const side of new Set([...states, ...headed])) {
      if (this.sides.has(side)) continue
      this.sides.set(side, this.read(await this.reader.actors({ standsFor: side }, { limit: OF_A_SIDE })))
      this.names.clear()
    }
  }

  private async load(ids: readonly string[]): Promise<void> {
    const missing = [...new Set(ids)].filter((id) => !this.actors.has(id))
    for (let at = 0; at < missing.length; at += 100) {
      const part = missing.slice(at, at + 100)
      const items = this.read(await this.reader.actors({ ids: part }, { limit: part.length }))
      this.put(items)
    }
  }

  private put(actors: readonly ActorEntry[]): void {
    for (const actor of actors) {
      this.actors.set(actor.id, actor)
      this.names.delete(actor.id)
    }
  }

  private read<T>({ items }: { readonly items: readonly T[] }): readonly T[] {
    this.work += 1 + items.length
    return items
  }

  /** An actor that was made known. */
  actor(id: string): ActorEntry | undefined {
    return this.actors.get(id)
  }

  /** The side that an actor is on: the state it stands for, else itself. */
  sideOf(actor: string): string {
    return this.actors.get(actor)?.standsFor ?? actor
  }

  /** The sides of those who have a role in a statement. */
  sidesIn(entry: StatementEntry, role: StatementActor['role']): Set<string> {
    return new Set(actorsIn(entry, role).map((actor) => this.sideOf(actor)))
  }

  /** All actors of an actor’s side, as far as known. */
  sameSide(actor: string): string[] {
    const side = this.sideOf(actor)
    return [...new Set([actor, side, ...(this.sides.get(side) ?? []).map(({ id }) => id)])]
  }

  /** An actor with all who stand for it. */
  membersOf(actor: string): string[] {
    return [...new Set([actor, ...(this.sides.get(actor) ?? []).map(({ id }) => id)])]
  }

  /** The names of an actor’s side: its own, its state’s, and those of all who stand for it. */
  namesOfSide(actor: string): readonly string[] {
    const known = this.names.get(actor) ?? this.readNames(actor)
    this.names.set(actor, known)
    return known
  }

  private readNames(actor: string): string[] {
    const side = this.sideOf(actor)
    const known = [this.actors.get(actor), this.actors.get(side), ...(this.sides.get(side) ?? [])]
    return [...new Set(known.flatMap((each) => (each ? namesOf(each) : [])))]
  }

  /** The decision that holds on a link, or on any that it was made of. */
  async decision(ids: readonly string[]): Promise<LinkReview | undefined> {
    const reviews = Map.groupBy(this.read({ items: await this.reader.reviews(ids) }), ({ of }) => of)
    return ids.map((id) => decisionOf(reviews.get(id) ?? [])).find((decision) => decision !== undefined)
  }
}

function isStanding({ state, review }: StatementEntry): boolean {
  return state === 'stands' && review?.decision !== 'rejected'
}

/** Where a statement begins in its text. */
export function startOf({ statement: { source, cue, content } }: StatementEntry): number {
  return Math.min(...[source, cue, content].flat().map(({ start }) => start))
}

/** The actors that have a role in a statement. */
export function actorsIn({ actors }: StatementEntry, role: StatementActor['role']): string[] {
  return actors.filter((each) => each.role === role).map(({ actor }) => actor)
}

/** What an actor may be called: its names, and of a person the last part alone. One without a name is called nothing. */
export function namesOf({ kind, aliases, name }: ActorEntry): string[] {
  if (kind === 'unnamed') return []
  const all = [name, ...aliases]
  const last = all.flatMap((each) => (kind === 'person' ? (each.split(/[\s・]/).at(-1) ?? []) : []))
  return [...new Set([...all, ...last])].filter((each) => each.length > 1)
}
