import type { ExchangeFilter, RecordReader, StatementFilter, StoryFilter } from '../record/index.ts'
import type { Dossier } from '../schema/index.ts'

/** What of the record is of a dossier. */
export interface Scope {
  /**
   * On one of its issues, in its days; of its outlets and its stories where it names some; where it names a cast, said by one of those
   * or to one of those.
   */
  readonly statements: StatementFilter
  /** In its days, told of by a story with such a statement; where it names a cast, one of those took part. */
  readonly exchanges: ExchangeFilter
  /** With such a statement. */
  readonly stories: StoryFilter
}

/** What of the record is of a dossier. Names that nobody is known by, and stories that are not there, stand for nothing. */
export async function scopeOf(reader: RecordReader, dossier: Dossier): Promise<Scope> {
  const { since, until, outlets, cast, stories, issues } = dossier
  const days = { ...(since !== undefined && { since }), ...(until !== undefined && { until }) }
  const ofCast = cast && { parties: await castOf(reader, cast, dossier) }
  const about: StatementFilter = {
    ...days,
    ...ofCast,
    ...(outlets !== undefined && { outlets }),
    ...(stories !== undefined && { stories: await storiesMeant(reader, stories) }),
    anyWords: [...new Set(issues.flatMap(({ terms }) => Object.values(terms).flat()))],
  }
  return { statements: about, exchanges: { ...days, ...ofCast, about }, stories: { about } }
}

/** What a filter asks for of what is of a dossier: both must hold. */
export function inScope(scope: StatementFilter, filter: StatementFilter): StatementFilter {
  const outlets = scope.outlets === undefined ? filter.outlets : common(scope.outlets, filter.outlets)
  return { ...filter, ...scope, ...daysOfBoth(scope, filter), ...(outlets !== undefined && { outlets }) }
}

/** What two lists both have; a list that is absent has all. */
export function common<T>(list: readonly T[], other: readonly T[] | undefined): readonly T[] {
  return other === undefined ? list : list.filter((each) => other.includes(each))
}

interface Days {
  readonly since?: string | undefined
  readonly until?: string | undefined
}

/** The days that are in both of two spans. */
export function daysOfBoth(one: Days, other: Days): { readonly since?: string; readonly until?: string } {
  const since = [one.since, other.since].filter((day) => day !== undefined).sort()
  const until = [one.until, other.until].filter((day) => day !== undefined).sort()
  return {
    ...(since.length > 0 && { since: since[since.length - 1] }),
    ...(until.length > 0 && { until: until[0] }),
  }
}

/** Most bodies and people who stand for one state: those with the most statements. */
const OF_A_STATE = 100

/** The actors whom a cast’s names mean, with those who stand for them, whatever language names them. */
async function castOf(reader: RecordReader, cast: readonly string[], { issues }: Dossier): Promise<string[]> {
  const languages = [...new Set(issues.flatMap(({ terms }) => Object.keys(terms)))]
  const found = new Set<string>()
  const states = new Set<string>()
  for (const name of cast) {
    for (const language of languages) {
      for (const { id, kind } of await reader.actorsCalled(name, language)) (kind === 'state' ? states : found).add(id)
    }
  }
  for (const state of states) {
    found.add(state)
    const { items } = await reader.actors({ standsFor: state }, { limit: OF_A_STATE })
    for (const { id } of items) found.add(id)
  }
  return [...found]
}

/** Most stories of a page. */
const AT_ONCE = 1000

/** The stories of some ids, also of those that they had before they grew. */
async function storiesMeant(reader: RecordReader, ids: readonly string[]): Promise<string[]> {
  const found = new Set<string>()
  for (let at = 0; at < ids.length; at += AT_ONCE) {
    const part = ids.slice(at, at + AT_ONCE)
    for (const { id } of (await reader.stories({ ids: part }, { limit: AT_ONCE })).items) found.add(id)
  }
  for (const id of ids) if (!found.has(id)) found.add((await storyOf(reader, id)) ?? id)
  return [...found]
}

async function storyOf(reader: RecordReader, id: string): Promise<string | undefined> {
  try {
    return (await reader.story(id)).story.id
  } catch (error) {
    if ((error as Error).name === 'UnknownEntryError') return undefined
    throw error
  }
}
