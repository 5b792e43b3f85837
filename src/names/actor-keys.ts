import { castName } from './cast-name.ts'
import { FewSet } from './few-set.ts'
import type { NameTables } from './tables.ts'

/** The keys of the designations that mean each actor; an actor that the cast does not know goes by the least of them. */
export class ActorKeys {
  private readonly actors = new Map<string, Actor>()
  private readonly actorOf = new Map<string, string>()
  private readonly tables: NameTables

  constructor(tables: NameTables) {
    this.tables = tables
  }

  /** The id that an actor goes by. */
  idOf(actor: string): string {
    return this.actors.get(actor)?.least ?? actor
  }

  /** Says which actor a designation means, absent for none; gives all designations of those that go by another id now. */
  put(key: string, actor: string | undefined): readonly string[] {
    const former = this.actorOf.get(key)
    if (former === actor) return []
    const changed = former === undefined ? [] : this.leave(key, former)
    if (actor === undefined) this.actorOf.delete(key)
    else this.actorOf.set(key, actor)
    return actor === undefined ? changed : [...changed, ...this.join(key, actor)]
  }

  private join(key: string, actor: string): readonly string[] {
    const isKnown = castName(actor, 'en', this.tables) !== undefined
    const known = this.actors.get(actor) ?? { keys: new FewSet<string>(), least: isKnown ? undefined : key }
    this.actors.set(actor, known)
    known.keys.add(key)
    if (known.least === undefined || known.least <= key) return []
    known.least = key
    return [...known.keys]
  }

  private leave(key: string, actor: string): readonly string[] {
    const known = this.actors.get(actor)
    known?.keys.delete(key)
    if (known?.keys.size === 0) this.actors.delete(actor)
    if (known?.least !== key) return []
    known.least = [...known.keys].reduce((least, each) => (each < least ? each : least), '~')
    return [...known.keys]
  }
}

interface Actor {
  readonly keys: FewSet<string>
  /** Absent where the cast knows the actor. */
  least: string | undefined
}
