import type { Appearance, Exchange, ReadingFact, StoryEntry } from '../schema/index.ts'
import { type Shingles, shingles } from '../text/index.ts'
import { CastOfReading, uniqueNamed } from './cast-of-reading.ts'
import { dayOf } from './day.ts'
import { compare, currentReading } from './engine-order.ts'
import type { Names } from './names.ts'
import { Pairings, type Side } from './pairings.ts'
import { Reviewed } from './reviewed.ts'
import type { DesignationRow, ExchangeRow, OriginFacts, OriginRows, OwnRow, StatementRow } from './rows.ts'
import { type Likeness, type StoryParts, storiesOf } from './stories.ts'

/** One version of a story with the reading that holds for it. */
interface Told {
  readonly appearance: Appearance
  readonly text: string
  readonly fact: ReadingFact | undefined
}

/** A story’s versions, oldest first, each once. */
interface ToldStory {
  readonly id: string
  readonly told: readonly Told[]
}

/**
 * What the stories of one origin come to: which they are, what stands in each and what was dropped, what repeats another
 * story, what people decided. Depends on the facts alone, not on the order in which they came.
 */
export function deriveOrigin(facts: OriginFacts, names: Names): OriginRows {
  const stories = toldStories(facts).toSorted(byPublication)
  const pairings = new Pairings()
  const reviewed = Reviewed.of(facts, pairings)
  const origin = stories[0]
  const filed = stories.map((story) => fileStory(story, origin, { names, pairings, reviewed }))
  return {
    stories: stories.map((story) => entryOf(story, facts.origin, stories.length - 1)),
    statements: filed.flatMap(({ statements }) => statements),
    exchanges: filed.flatMap(({ exchanges }) => exchanges),
    designations: uniqueByKey(filed.flatMap(({ designations }) => designations)),
    casts: stories.flatMap(({ id: story }, at) =>
      uniqueByKey(filed[at].designations).map(({ key: designation }) => ({ story, designation })),
    ),
    own: uniqueById(filed.flatMap(({ own }) => own)),
  }
}

function toldStories({ texts, appearances, readings }: OriginFacts): ToldStory[] {
  const told = (appearance: Appearance): Told => ({
    appearance,
    text: texts.get(appearance.version) ?? '',
    fact: currentReading(
      appearance,
      readings.filter(({ version }) => version === appearance.version),
    ),
  })
  return storiesOf(appearances, likenessOf(texts)).map((story) => ({
    id: story.id,
    told: eachVersionOnce(story).map(told),
  }))
}

/** Of texts by their version’s id; shingles are made where they are asked for. */
function likenessOf(texts: ReadonlyMap<string, string>): Likeness {
  const known = new Map<string, Shingles>()
  const shinglesOf = (version: string) => {
    const runs = known.get(version) ?? shingles(texts.get(version) ?? '')
    known.set(version, runs)
    return runs
  }
  const beginningOf = (version: string) =>
    /\S[^\n]*/
      .exec(texts.get(version) ?? '')?.[0]
      .slice(0, 200)
      .trim() ?? ''
  return { shinglesOf, beginningOf }
}

/** The first appearance of each version; what a later one says and the first does not is added to it. */
function eachVersionOnce({ appearances }: StoryParts): Appearance[] {
  const byVersion = new Map<string, Appearance>()
  for (const appearance of appearances) {
    byVersion.set(appearance.version, { ...appearance, ...byVersion.get(appearance.version) })
  }
  return [...byVersion.values()]
}

function byPublication(one: ToldStory, other: ToldStory): number {
  const day = (story: ToldStory) => story.told[0].appearance.published ?? '9999'
  return compare(day(one), day(other)) || compare(one.id, other.id)
}

interface Tools {
  readonly names: Names
  readonly pairings: Pairings
  readonly reviewed: Reviewed
}

type Filed = Omit<OriginRows, 'stories' | 'casts'>

function fileStory(story: ToldStory, origin: ToldStory, tools: Tools): Filed {
  const latest = story.told[story.told.length - 1]
  const repeated = story === origin ? new Map<string, string>() : repeatedIn(origin, latest, tools.pairings)
  const standing = fileVersion(story, latest, tools, (id) => ({ state: 'stands', repeats: repeated.get(id) }))
  const earlier = droppedFrom(story, tools.pairings).map(({ told, ids }) => {
    const filed = fileVersion(story, told, tools, () => ({ state: 'dropped' }))
    return { ...filed, statements: filed.statements.filter(({ id }) => ids.has(id)), exchanges: [] }
  })
  const parts = [standing, ...earlier]
  return {
    statements: parts.flatMap(({ statements }) => statements),
    exchanges: standing.exchanges,
    designations: parts.flatMap(({ designations }) => designations),
    own: parts.flatMap(({ own }) => own),
  }
}

/** Ids of the statements of a version that another story’s latest version has in the same words, each with that one’s id. */
function repeatedIn(origin: ToldStory, latest: Told, pairings: Pairings): Map<string, string> {
  const first = origin.told[origin.told.length - 1]
  const repeated = new Map<string, string>()
  for (const { before, after, isSame } of pairings.of(sideOf(first), sideOf(latest))) {
    if (isSame) repeated.set(after, before)
  }
  return repeated
}

/** What each earlier version had that no later one has, in whatever words. */
function droppedFrom({ told }: ToldStory, pairings: Pairings): { told: Told; ids: Set<string> }[] {
  return told.slice(0, -1).map((earlier, at) => {
    const ids = new Set(sideOf(earlier).statements.map(({ id }) => id))
    for (const later of told.slice(at + 1)) {
      for (const { before } of pairings.of(sideOf(earlier), sideOf(later))) ids.delete(before)
    }
    return { told: earlier, ids }
  })
}

function sideOf({ text, fact }: Told): Side {
  const { statements = [], actors = [] } = fact?.reading ?? {}
  return { id: fact?.id ?? '', text, statements, actors }
}

type Standing = Pick<StatementRow, 'state'> & { readonly repeats?: string | undefined }

function fileVersion(
  story: ToldStory,
  told: Told,
  { names, reviewed }: Tools,
  standing: (id: string) => Standing,
): Filed {
  const { fact, appearance } = told
  if (fact === undefined) return { statements: [], exchanges: [], designations: [], own: [] }
  const cast = new CastOfReading(story.id, fact.reading, yearOf(appearance), names)
  const kept = reviewed.statementsOf(told.text, fact, story.told.map(sideOf))
  const statements = kept.map(({ statement, reading, ordinal, amendment, review }): StatementRow => {
    const { state, repeats } = standing(statement.id)
    const said = dayOf(statement.when?.value) ?? appearance.published
    return {
      id: statement.id,
      story: story.id,
      appearance,
      reading: reading.id,
      engine: reading.reading.engine,
      ordinal,
      statement,
      ...(amendment && { amendment }),
      ...(said !== undefined && { said }),
      state,
      ...(repeats !== undefined && { repeats }),
      ...(review && { review }),
      isListed: state === 'stands' && repeats === undefined && review?.decision !== 'rejected',
      named: cast.namedBy(statement),
    }
  })
  const exchanges = fact.reading.exchanges.map((exchange) => exchangeRow(story, appearance, exchange, cast))
  cast.keepAll()
  return { statements, exchanges, designations: cast.designations(), own: cast.own() }
}

function yearOf({ published }: Appearance): number | undefined {
  return published === undefined ? undefined : Number(published.slice(0, 4))
}

function exchangeRow(
  story: ToldStory,
  { version, published }: Appearance,
  exchange: Exchange,
  cast: CastOfReading,
): ExchangeRow {
  const day = dayOf(exchange.date) ?? published
  const named = exchange.participants.flatMap((actor) => cast.namedActor('participant', actor))
  return { story: story.id, version, ...(day !== undefined && { day }), exchange, named: uniqueNamed(named) }
}

function uniqueByKey(rows: readonly DesignationRow[]): DesignationRow[] {
  return [...new Map(rows.map((row) => [row.key, row])).values()].sort((a, b) => compare(a.key, b.key))
}

function uniqueById(rows: readonly OwnRow[]): OwnRow[] {
  return [...new Map(rows.map((row) => [row.id, row])).values()].sort((a, b) => compare(a.id, b.id))
}

function entryOf({ id, told }: ToldStory, origin: string, nCopies: number): StoryEntry {
  const { language } = told[0].appearance
  const latest = told[told.length - 1]
  const said = (field: 'url' | 'outlet' | 'title' | 'published') => {
    const value = told.findLast(({ appearance }) => appearance[field] !== undefined)?.appearance[field]
    return value === undefined ? {} : { [field]: value }
  }
  return {
    id,
    origin: `o${origin.slice(1)}`,
    language,
    ...said('url'),
    ...said('outlet'),
    ...headingOf(latest),
    ...said('title'),
    ...said('published'),
    versions: told.map(({ appearance }) => appearance.version),
    nStatements: latest.fact?.reading.statements.length ?? 0,
    nCopies,
  }
}

/** The heading that a text begins with: its title, where nothing else gives one. */
function headingOf({ text, fact }: Told): { title?: string } {
  const [first] = fact?.reading.blocks ?? []
  const heading = first?.kind === 'heading' ? text.slice(first.start, first.end).trim() : ''
  return heading === '' ? {} : { title: heading }
}
