import type { ActorName, Appearance, ReadingFact, Review, StoryEntry, VersionFact } from '../../schema/index.ts'
import { actorName, actorOf, type Known } from '../actor-name.ts'
import { compare } from '../engine-order.ts'
import type { Designation } from '../names.ts'
import { perStory } from '../per-story.ts'
import { BY_PEOPLE, type ResolvedBy, resolvedBy, UNNAMED } from '../resolved-by.ts'
import type { ExchangeRow, NamedRow, OriginRows, OwnRow, StatementRow } from '../rows.ts'
import type { AssignedRow } from '../tables.ts'
import { Journal } from './journal.ts'

interface KeptVersion {
  readonly fact: VersionFact
  readonly origin: string
  readonly bands: readonly number[]
}

/** A designation with whom it means. */
export interface KeptDesignation extends AssignedRow {
  readonly designation: Designation
}

/** Somebody whom a row names, as it is shown. */
export interface Named extends ResolvedBy {
  readonly role: NamedRow['role']
  readonly actor: string
  readonly name: string
}

/** A story’s own actor. */
interface Own extends Pick<OwnRow, 'id' | 'name'> {
  readonly kind: Designation['kind']
}

/** An actor as the record serves it; `isOwn` where it is one story’s own. */
export type KeptActor = ReturnType<typeof actorOf> & { readonly nStatements: number; readonly isOwn: boolean }

/** All that a record in memory keeps, and who is who in it. */
export class Kept {
  private readonly undone: (() => void)[] = []
  readonly versions = new Journal<string, KeptVersion>(this.undone)
  readonly appearances = new Journal<string, { fact: Appearance; address: string | undefined }>(this.undone)
  readonly readings = new Journal<string, ReadingFact>(this.undone)
  readonly reviews = new Journal<string, Review>(this.undone)
  readonly designations = new Journal<string, KeptDesignation>(this.undone)
  readonly marks = new Journal<string, string>(this.undone)
  readonly origins = new Journal<string, OriginRows>(this.undone)
  /** Whom people take stories’ own actors for, by id. */
  readonly decided = new Journal<string, string>(this.undone)

  /** Forgets how to take back what was done so far. */
  commit(): void {
    this.undone.length = 0
  }

  /** Takes back what was done since the last commit. */
  rollback(): void {
    for (const undo of this.undone.splice(0).reverse()) undo()
  }

  originOf(version: string): string {
    return this.versions.get(version)?.origin ?? version
  }

  stories(): StoryEntry[] {
    return this.origins.values().flatMap(({ stories }) => stories)
  }

  statements(): StatementRow[] {
    return this.origins.values().flatMap(({ statements }) => statements)
  }

  exchanges(origin?: string): ExchangeRow[] {
    const known = origin === undefined ? this.origins.values() : [this.origins.get(`v${origin.slice(1)}`)]
    return known.flatMap((rows) => rows?.exchanges ?? [])
  }

  /** Keys of the designations that the stories of some origins name. */
  named(origins: readonly string[]): string[] {
    const casts = origins.flatMap((origin) => this.origins.get(origin)?.casts ?? [])
    return [...new Set(casts.map(({ designation }) => designation))]
  }

  /** Whom a designation, or the id of somebody unnamed, means in a story. */
  actorIn(designation: string, story: string): string {
    const known = this.designations.get(designation)
    if (known && !known.isPerStory) return known.actor
    const own = known ? perStory(designation, story) : designation
    return this.decided.get(own) ?? own
  }

  /** Those whom a row names, as they are shown. */
  shown(named: readonly NamedRow[], story: string): Named[] {
    const names = new Map(this.actors().map(({ id, name }) => [id, name]))
    return named.map(({ role, designation }) => {
      const actor = this.actorIn(designation, story)
      return { role, actor, name: names.get(actor) ?? '', ...this.whyIn(designation, story) }
    })
  }

  private whyIn(designation: string, story: string): ResolvedBy {
    const known = this.designations.get(designation)
    const own = known ? perStory(designation, story) : designation
    if (known === undefined || known.isPerStory) {
      if (this.decided.has(own)) return BY_PEOPLE
      if (known === undefined) return UNNAMED
    }
    return resolvedBy(known)
  }

  /** The names by which reports mean an actor of the whole record, by key. */
  namesOf(actor: string): ActorName[] {
    const own = this.designations.values().filter((each) => !each.isPerStory && each.actor === actor)
    return own
      .map((each) => actorName(each.designation, resolvedBy(each)))
      .sort((one, other) => compare(one.id, other.id))
  }

  /** Every actor: those of the whole record, and those that are stories’ own and nobody takes for another. */
  actors(): KeptActor[] {
    const counts = this.counts()
    const counted = (id: string) => counts.get(id) ?? 0
    const known = Map.groupBy(
      this.designations.values().filter(({ isPerStory }) => !isPerStory),
      ({ actor }) => actor,
    )
    const ofRecord = [...known].map(([id, own]) => ({
      ...actorOf(id, own satisfies Known[]),
      nStatements: counted(id),
      isOwn: false,
    }))
    const own = this.own()
      .filter(({ id }) => !this.decided.has(id))
      .map(({ id, name, kind }) => ({ id, name, kind, aliases: [name], nStatements: counted(id), isOwn: true }))
    return [...ofRecord, ...own]
  }

  private counts(): Map<string, number> {
    const counts = new Map<string, number>()
    for (const { isListed, story, named } of this.statements()) {
      for (const { role, designation } of isListed ? named : []) {
        const actor = this.actorIn(designation, story)
        if (role === 'source') counts.set(actor, (counts.get(actor) ?? 0) + 1)
      }
    }
    return counts
  }

  private own(): Own[] {
    const unnamed = this.origins.values().flatMap(({ own }) => own)
    const found = new Map<string, Own>(unnamed.map(({ id, name }) => [id, { id, name, kind: 'unnamed' as const }]))
    for (const { story, named } of [...this.statements(), ...this.exchanges()]) {
      for (const { designation: key } of named) {
        const known = this.designations.get(key)
        if (!known?.isPerStory) continue
        const id = perStory(key, story)
        found.set(id, { id, name: known.usualName ?? known.designation.name, kind: known.designation.kind })
      }
    }
    return [...found.values()]
  }
}
