import type { Reading, Statement } from '../schema/index.ts'
import type { Designation, Names } from './names.ts'
import { perStory } from './per-story.ts'
import type { DesignationRow, NamedRow, OwnRow } from './rows.ts'

/** Whom one reading’s actors and words mean. */
export class CastOfReading {
  private readonly story: string
  private readonly reading: Reading
  private readonly year: number | undefined
  private readonly names: Names
  private readonly rows = new Map<string, DesignationRow>()
  private readonly ownRows = new Map<string, OwnRow>()
  private readonly byActor = new Map<string, readonly string[]>()
  private readonly nUnnamed = new Map<string, number>()

  constructor(story: string, reading: Reading, year: number | undefined, names: Names) {
    this.story = story
    this.reading = reading
    this.year = year
    this.names = names
  }

  /** All with a name that were kept so far. */
  designations(): DesignationRow[] {
    return [...this.rows.values()]
  }

  /** All without one. */
  own(): OwnRow[] {
    return [...this.ownRows.values()]
  }

  /** Keeps everybody the report names, by each of the names it calls them: also those who neither say nor hear anything. */
  keepAll(): void {
    for (const { id, aliases } of this.reading.actors) {
      if (!this.byActor.has(id)) this.keep(this.wordingsOf(id), isNamed)
      for (const { exact } of aliases) this.keep([exact], isNamed)
    }
  }

  /** Whom a statement is laid to, said to, and on whose word it is. */
  namedBy(statement: Statement): NamedRow[] {
    const { actor, source, addressee, addressees, via, viaActors } = statement
    return uniqueNamed([
      ...this.namedAs('source', actor && [actor.value], source),
      ...this.namedAs('addressee', addressees?.value, addressee),
      ...this.namedAs('via', viaActors?.value, via),
    ])
  }

  /** By the reading’s actors, or where it knows none by the words. */
  private namedAs(
    role: NamedRow['role'],
    actors: readonly string[] | undefined,
    spans: readonly { readonly exact: string }[],
  ): NamedRow[] {
    if (actors === undefined) return this.namedWords(role, spans)
    return actors.flatMap((actor) => this.namedActor(role, actor))
  }

  /** Whom one of the reading’s actors means. */
  namedActor(role: NamedRow['role'], id: string): NamedRow[] {
    const known = this.byActor.get(id) ?? this.keep(this.wordingsOf(id))
    this.byActor.set(id, known)
    return known.map((designation) => ({ role, designation }))
  }

  private namedWords(role: NamedRow['role'], spans: readonly { readonly exact: string }[]): NamedRow[] {
    return spans.flatMap(({ exact }) => this.keep([exact])).map((designation) => ({ role, designation }))
  }

  /** What the report calls an actor: its fullest name, its other names, the words of the statements laid to it. */
  private wordingsOf(id: string): string[] {
    const actor = this.reading.actors.find((each) => each.id === id)
    const sources = this.reading.statements
      .filter((statement) => statement.actor?.value === id)
      .flatMap(({ source }) => source)
    const names = [...(actor?.aliases ?? []), ...sources].map(({ exact }) => exact)
    return [...new Set([...(actor ? [actor.name] : []), ...names])]
  }

  /** Keeps what the wordings mean; who has no name is the story’s own. Gives keys of designations, and ids of the story’s own. */
  private keep(wordings: readonly string[], isKept: (designation: Designation) => boolean = () => true): string[] {
    if (wordings.length === 0) return []
    const designations = this.names.designate(wordings, this.reading.language, this.year).filter(isKept)
    return designations.map((designation) => {
      if (designation.kind === 'unnamed') return this.keepOwn(designation, wordings[0])
      this.rows.set(designation.key, { key: designation.key, designation })
      return designation.key
    })
  }

  /** One "official" after another is told apart by number. Who is called by no words, by marks alone, is called by those. */
  private keepOwn({ key, name }: Designation, words: string): string {
    const n = this.nUnnamed.get(key) ?? 0
    this.nUnnamed.set(key, n + 1)
    const id = perStory(`${key} ${n}`, this.story)
    this.ownRows.set(id, { id, story: this.story, name: name || words })
    return id
  }
}

function isNamed({ kind }: Designation): boolean {
  return kind !== 'unnamed'
}

/** Each role of each designation once, in order. */
export function uniqueNamed(named: readonly NamedRow[]): NamedRow[] {
  const seen = new Set<string>()
  return named.filter(({ role, designation }) => {
    const key = `${role} ${designation}`
    return !seen.has(key) && seen.add(key)
  })
}
