import type { ActorName, Appearance, ReadingFact, Review, VersionFact } from '../../schema/index.ts'
import { compare } from '../engine-order.ts'
import type { ActorFilter, ExchangeFilter, Paging, QueueFilter, StatementFilter, StoryFilter } from '../filter.ts'
import { allNames } from '../former-names.ts'
import type { Progress } from '../mark.ts'
import type { FormerNames } from '../names.ts'
import { byTime } from '../reviewed.ts'
import type { OriginFacts, OriginRows } from '../rows.ts'
import type { AssignedDesignation, AssignedRow, Rows, VersionFacts } from '../tables.ts'
import { countDays, findActors, findExchanges, findQueue, findStatements, findStories } from './find.ts'
import type { Journal } from './journal.ts'
import { Kept, type KeptDesignation } from './kept.ts'

/** The rows of a record in memory: the plainest that can be, against which the databases are tested. */
export class MemoryRows implements Rows {
  private readonly kept = new Kept()

  /** Forgets how to take back what was done so far. */
  commit(): void {
    this.kept.commit()
  }

  /** Takes back what was done since the last commit. */
  rollback(): void {
    this.kept.rollback()
  }

  async putVersion(fact: VersionFact, bands: readonly number[]): Promise<boolean> {
    return putNew(this.kept.versions, fact.id, { fact, origin: fact.id, bands })
  }

  async putAppearance(fact: Appearance, address: string | undefined): Promise<boolean> {
    return putNew(this.kept.appearances, fact.id, { fact, address })
  }

  async putReading(fact: ReadingFact): Promise<boolean> {
    return putNew(this.kept.readings, fact.id, fact)
  }

  async putReview(fact: Review): Promise<boolean> {
    return putNew(this.kept.reviews, fact.id, fact)
  }

  async originsOf(versions: readonly string[]): Promise<Map<string, string>> {
    const known = versions.filter((id) => this.kept.versions.has(id))
    return new Map(known.map((id) => [id, this.kept.originOf(id)]))
  }

  async originsAt(address: string): Promise<string[]> {
    const found = this.kept.appearances.values().filter((each) => each.address === address)
    return unique(found.map(({ fact }) => this.kept.originOf(fact.version)))
  }

  async versionsNear(bands: readonly number[]): Promise<string[]> {
    const near = this.kept.versions.values().filter((version) => version.bands.some((band) => bands.includes(band)))
    return near.map(({ fact }) => fact.id)
  }

  async versionOf(statement: string): Promise<string | undefined> {
    return this.readingsWith([statement])[0]?.version
  }

  async originsOfStatements(ids: readonly string[]): Promise<string[]> {
    return unique(this.readingsWith(ids).map(({ version }) => this.kept.originOf(version)))
  }

  private readingsWith(ids: readonly string[]): ReadingFact[] {
    return this.kept.readings
      .values()
      .filter(({ reading }) => reading.statements.some((statement) => ids.includes(statement.id)))
  }

  async joinOrigins(origins: readonly string[], into: string): Promise<void> {
    for (const version of this.kept.versions.values()) {
      if (origins.includes(version.origin)) this.kept.versions.set(version.fact.id, { ...version, origin: into })
    }
  }

  async originFacts(origin: string): Promise<OriginFacts> {
    const versions = this.kept.versions.values().filter((each) => each.origin === origin)
    const texts = new Map(versions.map(({ fact }) => [fact.id, fact.text]))
    const readings = this.kept.readings.values().filter(({ version }) => texts.has(version))
    const statements = new Set(readings.flatMap(({ reading }) => reading.statements.map(({ id }) => id)))
    return {
      origin,
      texts,
      appearances: this.kept.appearances.values().flatMap(({ fact }) => (texts.has(fact.version) ? [fact] : [])),
      readings,
      reviews: this.kept.reviews.values().filter(({ of }) => statements.has(of)),
    }
  }

  async knownDesignations(keys: readonly string[]): Promise<Set<string>> {
    return new Set(keys.filter((key) => this.kept.designations.has(key)))
  }

  async putDesignations(rows: readonly AssignedDesignation[]): Promise<void> {
    for (const row of rows) putNew(this.kept.designations, row.key, row)
  }

  async namedIn(origins: readonly string[]): Promise<string[]> {
    return this.kept.named(origins)
  }

  async forget(keys: readonly string[]): Promise<AssignedDesignation[]> {
    const named = new Set(this.kept.named(this.kept.origins.keys()))
    const gone = keys.filter((key) => !named.has(key))
    const dropped = gone.flatMap((key) => this.kept.designations.get(key) ?? [])
    for (const key of gone) this.kept.designations.delete(key)
    return dropped
  }

  async decideOwn(decided: ReadonlyMap<string, string>): Promise<void> {
    for (const id of this.kept.decided.keys()) if (!decided.has(id)) this.kept.decided.delete(id)
    for (const [id, actor] of decided) this.kept.decided.set(id, actor)
  }

  async namesMark(): Promise<string | undefined> {
    return this.kept.marks.get('names')
  }

  async putNamesMark(mark: string): Promise<void> {
    this.kept.marks.set('names', mark)
  }

  async nDesignationsIn(block: string): Promise<number> {
    return this.inBlock(block).length
  }

  async actorsNamed(block: string, name: string): Promise<string[]> {
    const found = this.inBlock(block).filter(({ designation, isPerStory }) => designation.name === name && !isPerStory)
    return unique(found.map(({ actor }) => actor)).sort(compare)
  }

  async namesIn(block: string): Promise<FormerNames> {
    return allNames(this.inBlock(block))
  }

  async assignedIn(block: string): Promise<AssignedDesignation[]> {
    return this.inBlock(block)
  }

  private inBlock(block: string): KeptDesignation[] {
    return this.kept.designations.values().filter(({ designation }) => designation.block === block)
  }

  async assigned(keys: readonly string[]): Promise<AssignedRow[]> {
    return keys.flatMap((key) => this.kept.designations.get(key) ?? []).map(assignedRow)
  }

  async resolvedTo(actors: readonly string[]): Promise<AssignedRow[]> {
    const found = this.kept.designations.values().filter(({ resolved }) => actors.includes(resolved))
    return found.map(assignedRow)
  }

  async assign(rows: readonly AssignedRow[]): Promise<void> {
    for (const row of rows) {
      const known = this.kept.designations.get(row.key)
      if (known) this.kept.designations.set(row.key, { designation: known.designation, ...row })
    }
  }

  async replaceOrigin(origins: readonly string[], origin: string, rows: OriginRows): Promise<void> {
    for (const former of origins) this.kept.origins.delete(former)
    this.kept.origins.set(origin, rows)
  }

  async isRead(version: string, language: string, published: string | undefined, engine: string): Promise<boolean> {
    return this.kept.readings
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
    return this.kept.versions.get(version)?.fact.text
  }

  async findStatements(filter: StatementFilter, paging: Paging) {
    return findStatements(this.kept, filter, paging)
  }

  async countDays(filter: StatementFilter, most: number) {
    return countDays(this.kept, filter, most)
  }

  async findQueue(filter: QueueFilter, paging: Paging) {
    return findQueue(this.kept, filter, paging)
  }

  async findExchanges(filter: ExchangeFilter, paging: Paging) {
    return findExchanges(this.kept, filter, paging)
  }

  async findStories(filter: StoryFilter, paging: Paging) {
    return findStories(this.kept, filter, paging)
  }

  async findActors(filter: ActorFilter, paging: Paging) {
    return findActors(this.kept, filter, paging)
  }

  async namesOf(actor: string): Promise<ActorName[]> {
    return this.kept.namesOf(actor)
  }

  async actorsOf(designations: readonly string[]): Promise<string[]> {
    const known = designations.flatMap((key) => this.kept.designations.get(key) ?? [])
    return unique(known.flatMap(({ isPerStory, actor }) => (isPerStory ? [] : [actor]))).sort(compare)
  }

  async storyOf(version: string): Promise<string | undefined> {
    const stories = this.kept.stories().filter(({ versions }) => versions.includes(version))
    return stories.map(({ id }) => id).sort(compare)[0]
  }

  async reviews(of: readonly string[] | undefined): Promise<Review[]> {
    const all = this.kept.reviews.values().filter((review) => of === undefined || of.includes(review.of))
    return all.sort(byTime)
  }

  async actorReviews(): Promise<Review[]> {
    return this.kept.reviews.values().filter(({ entry }) => entry === 'actor')
  }

  async hasReviews(): Promise<boolean> {
    return this.kept.reviews.keys().length > 0
  }

  async progress(): Promise<Progress> {
    return { lastReading: this.kept.readings.keys().length, nAdditions: Number(this.kept.marks.get('additions') ?? 0) }
  }

  async countAddition(): Promise<void> {
    const { nAdditions } = await this.progress()
    this.kept.marks.set('additions', String(nAdditions + 1))
  }

  async factsOfVersions(after: string, limit: number): Promise<VersionFacts[]> {
    const versions = this.kept.versions.values().map(({ fact }) => fact)
    const sorted = versions.filter(({ id }) => id > after).sort(byId)
    const appearances = this.kept.appearances.values().map(({ fact }) => fact)
    return sorted.slice(0, limit).map((fact): VersionFacts => {
      const isOf = ({ version }: { readonly version: string }) => version === fact.id
      return [fact, ...appearances.filter(isOf).sort(byId), ...this.kept.readings.values().filter(isOf).sort(byId)]
    })
  }
}

function byId(one: { readonly id: string }, other: { readonly id: string }): number {
  return compare(one.id, other.id)
}

function putNew<V>(map: Journal<string, V>, key: string, value: V): boolean {
  if (map.has(key)) return false
  map.set(key, value)
  return true
}

function assignedRow({ designation: _, ...row }: KeptDesignation): AssignedRow {
  return row
}

function unique(list: readonly string[]): string[] {
  return [...new Set(list)]
}
