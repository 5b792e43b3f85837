import type { Appearance, Fact, ReadingFact, Review, StoryEntry, VersionFact } from '../schema/index.ts'
import { bands, resemblance, type Shingles, shingles } from '../text/index.ts'
import { assignAll, decideOwn, reassign, reviewsNaming } from './assign.ts'
import { Blocks } from './blocks.ts'
import { dayAt } from './day.ts'
import { deriveOrigin } from './derive.ts'
import { compare, currentReading } from './engine-order.ts'
import { UnknownEntryError, UnknownVersionError } from './errors.ts'
import { checkId, checkSpans } from './facts.ts'
import { type Page, type Paging, pageOf, type StatementFilter } from './filter.ts'
import { markOf } from './mark.ts'
import type { Designation, Names } from './names.ts'
import type { OriginFacts, OriginRows } from './rows.ts'
import type { Added, DayCounts, RecordStore, StoryFacts } from './store.ts'
import { addressOf, COPIED } from './stories.ts'
import type { Placed, Rows, Tables } from './tables.ts'

/** A record over tables: the same rules whatever keeps the rows. */
export function keepRecord(tables: Tables, names: Names): RecordStore {
  const blocks = new Blocks(names)
  return {
    add: (facts) => addFacts(facts, tables, names, blocks),
    statements: (filter, paging) => paged(tables, paging, (rows) => rows.findStatements(filter, paging)),
    days: (filter, by) => tables.read((rows) => dayCounts(rows, filter, by)),
    queue: (filter, paging) => tables.read((rows) => rows.findQueue(filter, paging)),
    exchanges: (filter, paging) => paged(tables, paging, (rows) => rows.findExchanges(filter, paging)),
    stories: (filter, paging) => paged(tables, paging, (rows) => rows.findStories(filter, paging)),
    actors: (filter, paging) => paged(tables, paging, (rows) => rows.findActors(filter, paging)),
    actorsCalled: (name, language) => tables.read((rows) => actorsCalled(rows, names, name, language)),
    namesOf: (actor) => tables.read((rows) => rows.namesOf(actor)),
    actorReviews: (actor) => tables.read(async (rows) => reviewsNaming(await rows.actorReviews(), actor)),
    isRead: (...of) => tables.read((rows) => rows.isRead(...of)),
    story: (id) => tables.read((rows) => storyFacts(rows, id)),
    textOf: (version) => tables.read((rows) => textOf(rows, version)),
    reviews: (of) => tables.read((rows) => rows.reviews(typeof of === 'string' ? [of] : of)),
    mark: async () => markOf(await tables.read((rows) => rows.progress())),
    facts: () => allFacts(tables),
    close: () => tables.close(),
  }
}

/** Most rows that are looked at to count statements by day. */
const MOST_COUNTED = 200_000

/** So much of a day tells its month or year. */
const UNITS = { day: 10, month: 7, year: 4 } as const

async function dayCounts(rows: Rows, filter: StatementFilter, by: keyof typeof UNITS): Promise<DayCounts> {
  const { days, isCut } = await rows.countDays(filter, MOST_COUNTED)
  const counts = new Map<string, number>()
  for (const { index, n } of days.toSorted((one, other) => one.index - other.index)) {
    const day = dayAt(index)?.slice(0, UNITS[by])
    if (day !== undefined && n > 0) counts.set(day, (counts.get(day) ?? 0) + n)
  }
  return { days: [...counts].map(([day, n]) => ({ day, n })), isCut }
}

async function paged<T>(
  tables: Tables,
  { limit }: Paging,
  find: (rows: Rows) => Promise<readonly Placed<T, number | string>[]>,
): Promise<Page<T>> {
  return pageOf(await tables.read(find), limit)
}

async function addFacts(facts: readonly Fact[], tables: Tables, names: Names, blocks: Blocks): Promise<Added> {
  for (const fact of facts) checkId(fact)
  return tables.write(async (rows) => {
    const added = await putFacts(facts, rows)
    const isReviewed = await rows.hasReviews()
    const origins = await touchedOrigins(added, rows)
    const derived: StoryEntry[] = []
    for (const joined of origins) {
      const fresh = isReviewed ? undefined : freshFacts(joined, added)
      const known = fresh ?? (await rows.originFacts(joined.origin))
      const formerly = fresh ? [] : await rows.namedIn(joined.before)
      const filed = deriveOrigin(known, names)
      await refile(joined, filed, formerly, rows, blocks)
      derived.push(...filed.stories)
    }
    if (added.reviews.some(({ entry }) => entry === 'actor')) await reassign(rows)
    if (isReviewed) await decideOwn(rows)
    const touched = storiesWith(versionsOf(added), derived)
    const counts = {
      nVersions: added.versions.length,
      nAppearances: added.appearances.length,
      nReadings: added.readings.length,
      nReviews: added.reviews.length,
    }
    if (Object.values(counts).some((n) => n > 0)) await rows.countAddition()
    return {
      ...counts,
      isUpdate: added.versions.length > 0 && touched.some(({ versions }) => versions.length > 1),
      stories: touched.map(({ id }) => id).sort(compare),
    }
  })
}

function versionsOf({ appearances, readings }: NewFacts): Set<string> {
  return new Set([...appearances, ...readings].map(({ version }) => version))
}

function storiesWith(versions: ReadonlySet<string>, stories: readonly StoryEntry[]): StoryEntry[] {
  return stories.filter((story) => story.versions.some((version) => versions.has(version)))
}

/** The facts that were new. */
interface NewFacts {
  readonly versions: VersionFact[]
  readonly appearances: Appearance[]
  readonly readings: ReadingFact[]
  readonly reviews: Review[]
  /** Runs of the new versions and their bands, by version. */
  readonly likeness: Map<string, Runs>
}

interface Runs {
  readonly shingles: Shingles
  readonly bands: readonly number[]
}

function runsOf(text: string): Runs {
  const runs = shingles(text)
  return { shingles: runs, bands: bands(runs) }
}

async function putFacts(facts: readonly Fact[], rows: Rows): Promise<NewFacts> {
  const added: NewFacts = { versions: [], appearances: [], readings: [], reviews: [], likeness: new Map() }
  const came = new Map(facts.flatMap((fact) => (fact.kind === 'version' ? [[fact.id, fact.text] as const] : [])))
  const textAt = async (version: string) => came.get(version) ?? textOf(rows, version)
  for (const fact of facts.toSorted(byKind)) {
    if (fact.kind === 'version') {
      const runs = runsOf(fact.text)
      added.likeness.set(fact.id, runs)
      if (await rows.putVersion(fact, runs.bands)) added.versions.push(fact)
    } else if (fact.kind === 'appearance') {
      await textAt(fact.version)
      const address = fact.url === undefined ? undefined : addressOf(fact.url)
      if (await rows.putAppearance(fact, address)) added.appearances.push(fact)
    } else if (fact.kind === 'reading') {
      checkSpans(fact.reading, await textAt(fact.version))
      if (await rows.putReading(fact)) added.readings.push(fact)
    } else {
      const version = fact.amendment && (await rows.versionOf(fact.of))
      if (version !== undefined) checkSpans(fact.amendment, await textAt(version))
      if (await rows.putReview(fact)) added.reviews.push(fact)
    }
  }
  return added
}

const KINDS = ['version', 'appearance', 'reading', 'review']

function byKind(one: Fact, other: Fact): number {
  return KINDS.indexOf(one.kind) - KINDS.indexOf(other.kind)
}

async function textOf(rows: Rows, version: string): Promise<string> {
  const text = await rows.text(version)
  if (text === undefined) throw new UnknownVersionError(`The record has no version ${version}`)
  return text
}

/** The origins whose rows new facts change, each joined with those its versions are alike to or share an address with. */
async function touchedOrigins({ appearances, readings, reviews, likeness }: NewFacts, rows: Rows): Promise<Joined[]> {
  const joined = new Map<string, Joined>()
  for (const version of new Set(appearances.map((appearance) => appearance.version))) {
    const addresses = appearances.filter((each) => each.version === version).map(({ url }) => url)
    const runs = likeness.get(version) ?? runsOf(await textOf(rows, version))
    const found = await joinedOrigin(version, addresses, runs, rows)
    const earlier = found.before.flatMap((origin) => joined.get(origin)?.before ?? [])
    for (const before of found.before) joined.delete(before)
    joined.set(found.origin, { ...found, before: [...new Set([...found.before, ...earlier])] })
  }
  const versions = readings.map(({ version }) => version)
  const ofReadings = [...(await rows.originsOf(versions)).values()]
  const ofReviews = await rows.originsOfStatements(reviews.map(({ of }) => of))
  for (const origin of [...ofReadings, ...ofReviews]) {
    if (!joined.has(origin)) joined.set(origin, { origin, before: [origin] })
  }
  return [...joined.values()]
}

/** An origin and those it was made of. */
interface Joined {
  readonly origin: string
  readonly before: readonly string[]
}

async function joinedOrigin(
  version: string,
  urls: readonly (string | undefined)[],
  runs: Runs,
  rows: Rows,
): Promise<Joined> {
  const alike = await alikeVersions(version, runs, rows)
  const byVersion = await rows.originsOf([version, ...alike])
  const byAddress: string[] = []
  for (const url of urls) if (url !== undefined) byAddress.push(...(await rows.originsAt(addressOf(url))))
  const before = [...new Set([...byVersion.values(), ...byAddress])]
  const origin = before.toSorted(compare)[0]
  if (before.length > 1) await rows.joinOrigins(before, origin)
  return { origin, before }
}

async function alikeVersions(version: string, runs: Runs, rows: Rows): Promise<string[]> {
  const near = (await rows.versionsNear(runs.bands)).filter((other) => other !== version)
  const alike: string[] = []
  for (const other of near) if (await isAlike(runs.shingles, other, rows)) alike.push(other)
  return alike
}

async function isAlike(runs: Shingles, other: string, rows: Rows): Promise<boolean> {
  return resemblance(runs, shingles(await textOf(rows, other))) >= COPIED
}

/** The facts of an origin that was not there before, as they came; absent where the record knows more of it. */
function freshFacts({ origin, before }: Joined, added: NewFacts): OriginFacts | undefined {
  const version = added.versions.find(({ id }) => id === origin)
  if (version === undefined || before.length > 1) return undefined
  const isOfIt = (fact: { readonly version: string }) => fact.version === origin
  const [appearances, readings] = [added.appearances.filter(isOfIt), added.readings.filter(isOfIt)]
  return { origin, texts: new Map([[origin, version.text]]), appearances, readings, reviews: [] }
}

/** Files an origin’s rows in place of what was there; `formerly` are the keys of whom that named. */
async function refile(
  { origin, before }: Joined,
  derived: OriginRows,
  formerly: readonly string[],
  rows: Rows,
  blocks: Blocks,
): Promise<void> {
  await keepDesignations(derived, rows, blocks)
  await rows.replaceOrigin(before, origin, derived)
  await forgetDesignations(formerly, derived, rows, blocks)
}

/** Makes known whom the rows name, and finds anew who is meant wherever a name came up that was not known. */
async function keepDesignations({ designations }: OriginRows, rows: Rows, blocks: Blocks): Promise<void> {
  const known = await rows.knownDesignations(designations.map(({ key }) => key))
  const fresh = designations.filter(({ key }) => !known.has(key))
  if (fresh.length === 0) return
  await assignAll(await blocks.change(rows, fresh, []), rows, fresh)
}

/** Drops names that nothing has any more: who is meant by those like them may change. */
async function forgetDesignations(
  formerly: readonly string[],
  { designations }: OriginRows,
  rows: Rows,
  blocks: Blocks,
): Promise<void> {
  const now = new Set(designations.map(({ key }) => key))
  const gone = formerly.filter((key) => !now.has(key))
  if (gone.length === 0) return
  await assignAll(await blocks.change(rows, [], await rows.forget(gone)), rows, [])
}

async function actorsCalled(rows: Rows, names: Names, name: string, language: string) {
  const sought = names.designate([name], language, undefined).filter(({ kind }) => kind !== 'unnamed')
  const ids = new Set(await rows.actorsOf(sought.map(({ key }) => key)))
  if (ids.size === 0) for (const each of sought) for (const id of await actorsLike(rows, names, each)) ids.add(id)
  if (ids.size === 0) return []
  return (await rows.findActors({ ids: [...ids] }, { limit: 100 })).map(({ item }) => item)
}

/** Blocks of more names than this are not resolved for one question: that takes longer than anybody waits. */
const MOST_RESOLVED = 400

/** Whom a name would mean that no report has in these words: who has it with other offices, else who is resolved with it. */
async function actorsLike(rows: Rows, names: Names, sought: Designation): Promise<readonly string[]> {
  const { block = '', name } = sought
  const called = await rows.actorsNamed(block, name)
  if (called.length > 0 || (await rows.nDesignationsIn(block, MOST_RESOLVED + 1)) > MOST_RESOLVED) return called
  const known = (await rows.assignedIn(block)).map(({ designation }) => designation)
  const resolved = names.resolve([...known, sought])
  const label = resolved.get(sought.key)?.actor
  return rows.actorsOf(known.filter(({ key }) => resolved.get(key)?.actor === label).map(({ key }) => key))
}

async function storyFacts(rows: Rows, id: string): Promise<StoryFacts> {
  const found = await rows.findStories({ ids: [id] }, { limit: 1 })
  const [known] =
    found.length > 0 ? found : await rows.findStories({ ids: [await formerStory(rows, id)] }, { limit: 1 })
  if (known === undefined) throw new UnknownEntryError(`The record has no story ${id}`)
  const story = known.item
  const [first] = story.versions
  const origin = (await rows.originsOf([first])).get(first)
  const { texts, appearances, readings } = await rows.originFacts(origin ?? first)
  const versions = story.versions.map((version) => {
    const own = appearances.filter((each) => each.version === version)
    const appearance = own.find(({ url }) => url === story.url) ?? own[0]
    const text = texts.get(version) ?? ''
    const reading = currentReading(
      appearance,
      readings.filter((each) => each.version === version),
    )
    return { appearance, text, reading }
  })
  return { story, versions }
}

/** The story that a version belongs to, or one that had its id from one of its versions. */
async function formerStory(rows: Rows, id: string): Promise<string> {
  const version = /^[tv]/.test(id) ? `v${id.slice(1)}` : id
  return (await rows.storyOf(version)) ?? id
}

const VERSIONS_AT_ONCE = 100

async function* allFacts(tables: Tables): AsyncGenerator<Fact> {
  let after = ''
  for (;;) {
    const versions = await tables.read((rows) => rows.factsOfVersions(after, VERSIONS_AT_ONCE))
    for (const facts of versions) yield* facts
    const last = versions.at(-1)
    if (last === undefined) break
    after = last[0].id
  }
  const reviews = await tables.read((rows) => rows.reviews(undefined))
  yield* reviews.toSorted((a, b) => compare(a.id, b.id))
}
