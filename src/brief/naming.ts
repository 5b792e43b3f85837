import type { ActorEntry, Sourcing } from '../schema/index.ts'
import type { Viewed } from '../views/index.ts'
import type { Words } from './brief.ts'
import type { BriefWords, LanguageTag, Party } from './words.ts'

const PAGE = 100

/** What the actors of a brief are called in its language. */
export class Naming {
  readonly words: BriefWords
  private readonly viewed: Viewed
  private readonly known = new Map<string, ActorEntry | undefined>()

  constructor(viewed: Viewed, words: BriefWords) {
    this.viewed = viewed
    this.words = words
  }

  /** Asks the record for actors, those it was not asked for before. */
  async know(actors: readonly string[]): Promise<void> {
    const ids = [...new Set(actors)].filter((id) => !this.known.has(id))
    for (let at = 0; at < ids.length; at += PAGE) {
      const part = ids.slice(at, at + PAGE)
      for (const id of part) this.known.set(id, undefined)
      const { items } = await this.viewed.reader.actors({ ids: part }, { limit: PAGE })
      for (const actor of items) this.known.set(actor.id, actor)
    }
  }

  /** Whether an actor is called by a name, and not just described. */
  isKnownByName(actor: string): boolean {
    return this.known.get(actor)?.kind !== 'unnamed'
  }

  /**
   * An actor of a report in some language.
   *
   * @param called what the record calls it.
   */
  party(actor: string, called: string, language: LanguageTag, more: Pick<Party, 'asWritten' | 'sourcing'> = {}): Party {
    const found = this.known.get(actor)
    const usual = this.viewed.usualName?.(actor, this.words.language)
    const name = [usual, called, ...byFullness(this.aliasesOf(found))].find((each) => each && this.isOwn(each))
    return {
      name: name === undefined ? this.nameOf(called, language) : { kind: 'name', text: name },
      ...(found && { kind: found.kind }),
      ...more,
      names: [called, ...(usual === undefined ? [] : [usual]), ...(found?.aliases ?? [])],
    }
  }

  /** Somebody of whom no more is known than what a report calls them. */
  called(words: string, language: LanguageTag, sourcing?: Sourcing): Party {
    return { name: this.nameOf(words, language), names: [], ...(sourcing && { sourcing }) }
  }

  /** A name as it stands among the brief’s own words. */
  nameOf(text: string, language: LanguageTag): Words {
    const marked = this.words.languageOfName(text, language)
    return { kind: 'name', text, ...(marked !== undefined && { language: marked }) }
  }

  /** Whether a name is written as the brief’s language writes its own. */
  private isOwn(name: string): boolean {
    return this.words.languageOfName(name, UNKNOWN) === undefined
  }

  /** What is described has no names, only words. */
  private aliasesOf(actor: ActorEntry | undefined): readonly string[] {
    return actor === undefined || actor.kind === 'unnamed' ? [] : actor.aliases
  }
}

/** The tag of a language that nobody knows. */
export const UNKNOWN: LanguageTag = 'und'

/** Names of several words before single ones, longer before shorter. */
function byFullness(names: readonly string[]): string[] {
  const nWords = (name: string) => Math.min(2, name.split(/[\s・]/u).length)
  return names.toSorted((one, other) => nWords(other) - nWords(one) || other.length - one.length)
}
