import type {
  Appearance,
  Fact,
  ReadingFact,
  Review,
  StatementEntry,
  StoryEntry,
  VersionFact,
} from '../../schema/index.ts'
import { soughtTerms } from '../../text/index.ts'
import { actorOf, actorTerms, type Known } from '../actor-name.ts'
import { placeOf } from '../day.ts'
import { compare } from '../engine-order.ts'
import {
  type ActorFilter,
  type ExchangeFilter,
  type Paging,
  type StatementFilter,
  type StoryFilter,
  startOf,
} from '../filter.ts'
import type { Designation } from '../names.ts'
import { perStory } from '../per-story.ts'
import { byTime } from '../reviewed.ts'
import type { CastRow, ExchangeRow, NamedRow, OriginFacts, OriginRows, StatementRow } from '../rows.ts'
import type { AssignedDesignation, AssignedRow, Forgotten, Placed, Rows } from '../tables.ts'
import { holdsWords, isOneOf, part, place } from './asked.ts'
import { Journal } from './journal.ts'

interface KeptVersion {
  readonly fact: VersionFact
  readonly origin: string
  readonly bands: readonly number[]
}

interface KeptDesignation extends Partial<AssignedRow> {
  readonly key: string
  readonly designation: Designation
}

/** The rows of a record in memory: the plainest that can be, against which the databases are tested. */
export class MemoryRows implements Rows {
  private readonly undone: (() => void)[] = []
  private readonly versions = new Journal<string, KeptVersion>(this.undone)
  private readonly appearances = new Journal<string, { fact: Appearance; address: string | undefined }>(this.undone)
  private readonly readings = new Journal<string, ReadingFact>(this.undone)
  private readonly allReviews = new Journal<string, Review>(this.undone)
  private readonly designations = new Journal<string, KeptDesignation>(this.undone)
  private readonly marks = new Journal<string, string>(this.undone)
  private readonly origins = new Journal<string, OriginRows>(this.undone)

  /** Forgets how to take back what was done so far. */
  commit(): void {
    this.undone.length = 0
  }

  /** Takes back what was done since the last commit. */
  rollback(): void {
    for (const undo of this.undone.splice(0).reverse()) undo()
  }

  async putVersion(fact: VersionFact, bands: readonly number[]): Promise<boolean> {
    return putNew(this.versions, fact.id, { fact, origin: fact.id, bands })
  }

  async putAppearance(fact: Appearance, address: string | undefined): Promise<boolean> {
    return putNew(this.appearances, fact.id, { fact, address })
  }

  async putReading(fact: ReadingFact): Promise<boolean> {
    return putNew(this.readings, fact.id, fact)
  }

  async putReview(fact: Review): Promise<boolean> {
    return putNew(this.allReviews, fact.id, fact)
  }

  async originsOf(versions: readonly string[]): Promise<Map<string, string>> {
    return new Map(versions.flatMap((id) => (this.versions.has(id) ? [[id, this.originOf(id)] as const] : [])))
  }

  async originsAt(address: string): Promise<string[]> {
    const found = this.appearances.values().filter((each) => each.address === address)
    return unique(found.map(({ fact }) => this.originOf(fact.version)))
  }

  async versionsNear(bands: readonly number[]): Promise<string[]> {
    const near = this.versions.values().filter((version) => version.bands.some((band) => bands.includes(band)))
    return near.map(({ fact }) => fact.id)
  }

  async versionOf(statement: string): Promise<string | undefined> {
    return this.readings.values().find(({ reading }) => reading.statements.some(({ id }) => id === statement))?.version
  }

  async originsOfStatements(ids: readonly string[]): Promise<string[]> {
    const of = this.readings.values().filter(({ reading }) => reading.statements.some(({ id }) => ids.includes(id)))
    return unique(of.map(({ version }) => this.originOf(version)))
  }

  async joinOrigins(origins: readonly string[], into: string): Promise<void> {
    for (const version of this.versions.values()) {
      if (origins.includes(version.origin)) this.versions.set(version.fact.id, { ...version, origin: into })
    }
  }

  async originFacts(origin: string): Promise<OriginFacts> {
    const texts = new Map<string, string>()
    for (const { fact } of this.versions.values().filter((each) => each.origin === origin))
      texts.set(fact.id, fact.text)
    const readings = this.readings.values().filter(({ version }) => texts.has(version))
    const statements = new Set(readings.flatMap(({ reading }) => reading.statements.map(({ id }) => id)))
    return {
      origin,
      texts,
      appearances: this.appearances.values().flatMap(({ fact }) => (texts.has(fact.version) ? [fact] : [])),
      readings,
      reviews: this.allReviews.values().filter(({ of }) => statements.has(of)),
    }
  }

  async knownDesignations(keys: readonly string[]): Promise<Set<string>> {
    return new Set(keys.filter((key) => this.designations.has(key)))
  }

  async putDesignations(rows: readonly AssignedDesignation[]): Promise<void> {
    for (const row of rows) putNew(this.designations, row.key, row)
  }

  async namedIn(origins: readonly string[]): Promise<string[]> {
    return unique(this.named(origins).map(({ designation }) => designation))
  }

  async forget(keys: readonly string[]): Promise<Forgotten[]> {
    const named = new Set(this.named(this.origins.keys()).map(({ designation }) => designation))
    const gone = keys.filter((key) => !named.has(key))
    const dropped = gone.flatMap((key): Forgotten[] => {
      const known = this.designations.get(key)?.designation
      return known ? [{ key, ...(known.block !== undefined && { block: known.block }) }] : []
    })
    for (const key of gone) this.designations.delete(key)
    return dropped
  }

  async namesMark(): Promise<string | undefined> {
    return this.marks.get('names')
  }

  async putNamesMark(mark: string): Promise<void> {
    this.marks.set('names', mark)
  }

  async nDesignationsIn(block: string): Promise<number> {
    return this.designations.values().filter(({ designation }) => designation.block === block).length
  }

  async actorsNamed(block: string, name: string): Promise<string[]> {
    const found = this.designations
      .values()
      .filter(({ designation, isPerStory }) => designation.block === block && designation.name === name && !isPerStory)
    return unique(found.flatMap(({ actor }) => actor ?? []))
  }

  async designationsIn(block: string): Promise<Designation[]> {
    const found = this.designations.values().filter(({ designation }) => designation.block === block)
    return found.toSorted((a, b) => compare(a.key, b.key)).map(({ designation }) => designation)
  }

  async assigned(keys: readonly string[]): Promise<AssignedRow[]> {
    return keys.flatMap((key) => assignedRow(this.designations.get(key)))
  }

  async resolvedTo(actors: readonly string[]): Promise<AssignedRow[]> {
    return this.designations
      .values()
      .flatMap(assignedRow)
      .filter(({ resolved }) => actors.includes(resolved))
  }

  async assign(rows: readonly AssignedRow[]): Promise<void> {
    for (const row of rows) {
      const known = this.designations.get(row.key)
      if (known) this.designations.set(row.key, { designation: known.designation, ...row })
    }
  }

  async replaceOrigin(origins: readonly string[], origin: string, rows: OriginRows): Promise<void> {
    for (const former of origins) this.origins.delete(former)
    this.origins.set(origin, rows)
  }

  async isRead(version: string, language: string, published: string | undefined, engine: string): Promise<boolean> {
    return this.readings
      .values()
      .some(
        (fact) =>
          fact.version === version &&
          fact.reading.language === language &&
          fact.reading.engine === engine &&
          fact.published === published,
      )
  }

  async text(version: string): Promise<string | undefined> {
    return this.versions.get(version)?.fact.text
  }

  async findStatements(filter: StatementFilter, paging: Paging): Promise<Placed<StatementEntry>[]> {
    const stories = new Map(this.allStories().map((story) => [story.id, story]))
    const placed = place(this.allStatements(), ({ said, story, id }) => placeOf(said, `${story} ${id}`))
    return part(placed, filter, paging)
      .filter(({ item }) => this.isAsked(item, stories.get(item.story), filter))
      .slice(0, paging.limit + 1)
      .map((each) => ({ ...each, item: this.entryOf(each.item, stories.get(each.item.story) as StoryEntry) }))
  }

  async findExchanges(filter: ExchangeFilter, paging: Paging) {
    const rows = this.origins.keys().flatMap((origin) => {
      const isAsked = filter.origin === undefined || filter.origin === `o${origin.slice(1)}`
      return isAsked ? [...(this.origins.get(origin)?.exchanges ?? [])] : []
    })
    const placed = place(rows, ({ day, story, exchange }) => placeOf(day, `${story} ${exchange.id}`))
    return part(placed, filter, paging)
      .filter(({ item }) => this.isExchangeAsked(item, filter))
      .slice(0, paging.limit + 1)
      .map((each) => ({ ...each, item: this.exchangeEntry(each.item) }))
  }

  async findStories(filter: StoryFilter, paging: Paging): Promise<Placed<StoryEntry>[]> {
    const placed = this.allStories().map((item) => ({ item, place: placeOf(item.published, item.id) }))
    const ordered = placed.toSorted((a, b) => compare(a.item.id, b.item.id))
    return part(ordered, filter, paging)
      .filter(
        ({ item }) =>
          isOneOf(item.id, filter.ids) &&
          (filter.origin === undefined || item.origin === filter.origin) &&
          isOneOf(item.language, filter.languages) &&
          isOneOf(item.outlet, filter.outlets),
      )
      .slice(0, paging.limit + 1)
  }

  async findActors(filter: ActorFilter, paging: Paging) {
    const skipped = startOf(paging) ?? 0
    const terms = filter.name === undefined ? [] : soughtTerms(filter.name).map(({ term }) => term)
    const found = this.allActors().filter(
      (actor) =>
        isOneOf(actor.id, filter.ids) &&
        isOneOf(actor.kind, filter.kinds) &&
        (filter.standsFor === undefined || actor.standsFor === filter.standsFor) &&
        (terms.length === 0 || actorTerms(actor).includes(` ${terms.join(' ')}`)),
    )
    found.sort((a, b) => b.nStatements - a.nStatements || compare(b.id, a.id))
    return found.slice(skipped, skipped + paging.limit + 1).map((item, at) => ({ place: skipped + at + 1, item }))
  }

  async actorsOf(designations: readonly string[]): Promise<string[]> {
    return unique(designations.flatMap((key) => this.designations.get(key)?.actor ?? []))
  }

  async storyOf(version: string): Promise<string | undefined> {
    const stories = this.allStories().filter(({ versions }) => versions.includes(version))
    return stories.map(({ id }) => id).sort(compare)[0]
  }

  async reviews(of: string | undefined): Promise<Review[]> {
    return this.allReviews
      .values()
      .filter((review) => of === undefined || review.of === of)
      .sort(byTime)
  }

  async actorReviews(): Promise<Review[]> {
    return this.allReviews.values().filter(({ entry }) => entry === 'actor')
  }

  async hasReviews(): Promise<boolean> {
    return this.allReviews.keys().length > 0
  }

  async facts(kind: Fact['kind'], after: string, limit: number): Promise<Fact[]> {
    const all: Readonly<Record<Fact['kind'], () => Fact[]>> = {
      version: () => this.versions.values().map(({ fact }) => fact),
      appearance: () => this.appearances.values().map(({ fact }) => fact),
      reading: () => this.readings.values(),
      review: () => this.allReviews.values(),
    }
    const sorted = all[kind]().toSorted((a, b) => compare(a.id, b.id))
    return sorted.filter(({ id }) => id > after).slice(0, limit)
  }

  private originOf(version: string): string {
    return this.versions.get(version)?.origin ?? version
  }

  private allStories(): StoryEntry[] {
    return this.origins.values().flatMap(({ stories }) => stories)
  }

  private allStatements(): StatementRow[] {
    return this.origins.values().flatMap(({ statements }) => statements)
  }

  /** Whom the stories of some origins name. */
  private named(origins: readonly string[]): CastRow[] {
    return origins.flatMap((origin) => [...(this.origins.get(origin)?.casts ?? [])])
  }

  private actorIn(designation: string, story: string): string {
    const known = this.designations.get(designation)
    return known?.isPerStory ? perStory(designation, story) : (known?.actor ?? designation)
  }

  private allActors() {
    const byActor = new Map<string, Known[]>()
    const add = (actor: string, known: Known) => byActor.set(actor, [...(byActor.get(actor) ?? []), known])
    for (const known of this.designations.values()) if (known.actor && !known.isPerStory) add(known.actor, known)
    for (const { designation, story } of this.named(this.origins.keys())) {
      const known = this.designations.get(designation)
      const actor = this.actorIn(designation, story)
      if (known?.isPerStory && !byActor.has(actor)) add(actor, known)
    }
    const counts = new Map<string, number>()
    for (const { isListed, story, named } of this.allStatements()) {
      for (const { role, designation } of isListed ? named : []) {
        const actor = this.actorIn(designation, story)
        if (role === 'source') counts.set(actor, (counts.get(actor) ?? 0) + 1)
      }
    }
    return [...byActor].map(([id, own]) => ({ ...actorOf(id, own), nStatements: counts.get(id) ?? 0 }))
  }

  private isAsked(row: StatementRow, story: StoryEntry | undefined, filter: StatementFilter): boolean {
    const { statement } = row
    const has = (role: NamedRow['role'], actors: readonly string[] | undefined) =>
      actors === undefined ||
      row.named.some((each) => each.role === role && actors.includes(this.actorIn(each.designation, row.story)))
    return (
      (filter.isUnlisted || row.isListed) &&
      isOneOf(row.id, filter.ids) &&
      has('source', filter.sources) &&
      has('addressee', filter.addressees) &&
      has('via', filter.vias) &&
      isOneOf(statement.act.value, filter.acts) &&
      isOneOf(statement.event?.value, filter.events) &&
      isOneOf(statement.channel?.value, filter.channels) &&
      isOneOf(statement.sourcing?.value, filter.sourcings) &&
      isOneOf(statement.quotation, filter.quotations) &&
      isOneOf(row.appearance.language, filter.languages) &&
      isOneOf(row.appearance.outlet, filter.outlets) &&
      isOneOf(row.review?.decision, filter.decisions) &&
      (filter.story === undefined || row.story === filter.story) &&
      (filter.origin === undefined || story?.origin === filter.origin) &&
      (filter.minProbability === undefined || statement.probability >= filter.minProbability) &&
      (!filter.isPending || statement.pending !== undefined) &&
      holdsWords(row, filter)
    )
  }

  private isExchangeAsked({ story, exchange, named }: ExchangeRow, filter: ExchangeFilter): boolean {
    const actors = named.map(({ designation }) => this.actorIn(designation, story))
    return (
      isOneOf(exchange.id, filter.ids) &&
      isOneOf(exchange.kind, filter.kinds) &&
      (filter.story === undefined || filter.story === story) &&
      (filter.participants ?? []).every((actor) => actors.includes(actor))
    )
  }

  private namesOf(named: readonly NamedRow[], story: string) {
    const actors = new Map(this.allActors().map((actor) => [actor.id, actor.name]))
    return named.map(({ role, designation }) => {
      const actor = this.actorIn(designation, story)
      return { role, actor, name: actors.get(actor) ?? '' }
    })
  }

  private entryOf(row: StatementRow, { url, title, outlet, published }: StoryEntry): StatementEntry {
    const { id, story, appearance, reading, engine, said, state, repeats, review, statement } = row
    return {
      id,
      story,
      version: appearance.version,
      reading,
      engine,
      language: appearance.language,
      ...(outlet !== undefined && { outlet }),
      ...(url !== undefined && { url }),
      ...(title !== undefined && { title }),
      ...(published !== undefined && { published }),
      ...(said !== undefined && { said }),
      state,
      ...(repeats !== undefined && { repeats }),
      actors: this.namesOf(row.named, story) as StatementEntry['actors'],
      ...(review && { review }),
      statement,
    }
  }

  private exchangeEntry({ story, version, day, exchange, named }: ExchangeRow) {
    const { id, kind, date, minutes, evidence, statements, probability } = exchange
    const took = this.namesOf(named, story).map(({ actor, name }) => [actor, { actor, name }] as const)
    return {
      id,
      story,
      version,
      kind,
      ...(date !== undefined && { date }),
      ...(day !== undefined && { day }),
      ...(minutes !== undefined && { minutes }),
      participants: [...new Map(took).values()],
      evidence,
      statements,
      probability,
    }
  }
}

function putNew<V>(map: Journal<string, V>, key: string, value: V): boolean {
  if (map.has(key)) return false
  map.set(key, value)
  return true
}

function assignedRow(row: KeptDesignation | undefined): AssignedRow[] {
  if (row?.resolved === undefined || row.actor === undefined) return []
  const { key, resolved, actor, isPerStory = false, usualName, standsFor } = row
  const known = { ...(usualName !== undefined && { usualName }), ...(standsFor !== undefined && { standsFor }) }
  return [{ key, resolved, actor, isPerStory, ...known }]
}

function unique(list: readonly string[]): string[] {
  return [...new Set(list)]
}
