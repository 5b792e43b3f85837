import { compacted } from '../compact.ts'
import { placeIn, placeOf } from '../day.ts'
import { perStory } from '../per-story.ts'
import type { ExchangeRow, NamedRow, OriginRows, StatementRow } from '../rows.ts'
import { termsOf } from '../terms.ts'
import { type KnownDesignation, knownDesignations } from './designations.ts'
import { dropOrigins } from './drop.ts'
import { insertNumbered, insertRows, type NewRow } from './insert.ts'
import { namedTerms } from './named-terms.ts'
import { askAll, type WriteTarget } from './target.ts'

/** Puts an origin’s computed rows in place of those of some origins, and counts anew whom they name. */
export async function replaceOrigin(
  to: WriteTarget,
  origins: readonly string[],
  origin: string,
  rows: OriginRows,
): Promise<void> {
  await dropOrigins(to, origins)
  const filing = await startFiling(to, origin, rows)
  await putStories(to, rows, filing)
  await putCasts(to, rows, filing)
  await putStatements(to, rows.statements, filing)
  await putExchanges(to, rows.exchanges, filing)
  await putOwn(to, rows, filing)
}

/** What rows are put in with. */
interface Filing {
  readonly origin: number
  /** Numbers of versions and readings by id. */
  readonly versions: ReadonlyMap<string, number>
  readonly readings: ReadonlyMap<string, number>
  /** Numbers of stories by id, once they are put in. */
  readonly stories: Map<string, number>
  readonly designations: ReadonlyMap<string, KnownDesignation>
}

async function startFiling(to: WriteTarget, origin: string, rows: OriginRows): Promise<Filing> {
  const versionIds = [...new Set([origin, ...rows.stories.flatMap(({ versions }) => versions)])]
  const versions = numbers(await askAll(to, 'SELECT no, id FROM version WHERE id IN (??)', versionIds))
  const read = await askAll<Numbered>(to, 'SELECT no, id FROM reading WHERE version IN (??)', [...versions.values()])
  const keys = [...new Set(rows.casts.map(({ designation }) => designation))]
  const designations = await knownDesignations(to, keys)
  const ofOrigin = versions.get(origin)
  if (ofOrigin === undefined) throw new Error(`The record has no version ${origin}`)
  return { origin: ofOrigin, versions, readings: numbers(read), stories: new Map(), designations }
}

interface Numbered {
  readonly no: number
  readonly id: string
}

function numbers(rows: readonly Numbered[]): Map<string, number> {
  return new Map(rows.map(({ id, no }) => [id, no]))
}

/** The number of something that was put in before. */
function numberOf(known: ReadonlyMap<string, number>, id: string): number {
  const no = known.get(id)
  if (no === undefined) throw new Error(`${id} was not put in before what points at it`)
  return no
}

async function putStories(to: WriteTarget, { stories }: OriginRows, filing: Filing): Promise<void> {
  const values = stories.map((story) => ({
    id: story.id,
    place: placeOf(story.published ?? undefined, story.id),
    origin: filing.origin,
    language: story.language,
    outlet: story.outlet ?? null,
    published: story.published ?? null,
    body: JSON.stringify(story),
  }))
  for (const { no, id } of await insertNumbered(to, 'story', values)) filing.stories.set(id, no)
  const told = stories.flatMap(({ id, versions }) =>
    versions.map((version) => ({
      version: numberOf(filing.versions, version),
      story: numberOf(filing.stories, id),
    })),
  )
  await insertRows(to, 'story_version', told)
}

async function putCasts(to: WriteTarget, { casts }: OriginRows, filing: Filing): Promise<void> {
  const values = casts.map((row) => ({
    story: numberOf(filing.stories, row.story),
    designation: designationOf(filing, row.designation).no,
  }))
  await insertRows(to, 'story_designation', values)
  for (const { designation } of values) to.deferred.count({ designation, nStories: 1, nStatements: 0 })
}

function designationOf({ designations }: Filing, key: string): KnownDesignation {
  const known = designations.get(key)
  if (known === undefined) throw new Error(`${key} was not put in before what names it`)
  return known
}

async function putStatements(to: WriteTarget, statements: readonly StatementRow[], filing: Filing): Promise<void> {
  const places = await freePlaces(to, 'statement', statements.map(desiredPlace))
  await insertRows(
    to,
    'statement',
    statements.map((row, at) => statementColumns(row, places[at], filing)),
  )
  const actors = statements.map((row, at) => namedColumns(row, places[at], filing))
  await insertRows(to, 'statement_actor', actors.flat())
  to.deferred.putTerms(
    'statement_text',
    statements.map((row, at) => ({ place: places[at], terms: `${termsOf(row)} ${namedTerms(actors[at])}` })),
  )
  for (const [at, { isListed }] of statements.entries()) {
    for (const { role, designation } of isListed ? actors[at] : []) {
      if (role === 'source' && designation !== null) to.deferred.count({ designation, nStories: 0, nStatements: 1 })
    }
  }
}

function desiredPlace({ said, story, ordinal }: StatementRow): number {
  return placeIn(said, story, ordinal)
}

function statementColumns(row: StatementRow, place: number, filing: Filing): NewRow<'statement'> {
  const { story, appearance, reading, ordinal, statement, said, state, repeats, review, amendment } = row
  return {
    place,
    story: numberOf(filing.stories, story),
    version: numberOf(filing.versions, appearance.version),
    reading: numberOf(filing.readings, reading),
    ordinal,
    language: appearance.language,
    outlet: appearance.outlet ?? null,
    said: said ?? null,
    act: statement.act.value,
    event: statement.event?.value ?? null,
    channel: statement.channel?.value ?? null,
    sourcing: statement.sourcing?.value ?? null,
    quotation: statement.quotation,
    probability: statement.probability,
    state,
    repeats: repeats ?? null,
    decision: review?.decision ?? null,
    is_listed: row.isListed ? 1 : 0,
    is_pending: statement.pending ? 1 : 0,
    review: review ? JSON.stringify(review) : null,
    amendment: amendment ? JSON.stringify(amendment) : null,
  }
}

function namedColumns({ named, statement }: StatementRow, place: number, filing: Filing): NewRow<'statement_actor'>[] {
  return named.map(({ role, designation: key }, ordinal) => {
    const { designation, own } = whom(filing, key)
    const act = role === 'source' && designation !== null ? statement.act.value : null
    return { place, ordinal, role, designation, own, act }
  })
}

/** A designation by its number, or a story’s own actor by id. */
function whom({ designations }: Filing, designation: string): { designation: number | null; own: string | null } {
  const known = designations.get(designation)
  return known === undefined ? { designation: null, own: designation } : { designation: known.no, own: null }
}

async function putExchanges(to: WriteTarget, exchanges: readonly ExchangeRow[], filing: Filing): Promise<void> {
  const places = await freePlaces(to, 'exchange', exchanges.map(desiredExchangePlace))
  const values = exchanges.map(({ story, version, day = null, exchange }, at) => ({
    place: places[at],
    id: exchange.id,
    story: numberOf(filing.stories, story),
    version: numberOf(filing.versions, version),
    kind: exchange.kind,
    day,
    body: compacted(exchange),
  }))
  await insertRows(to, 'exchange', values)
  const actors = exchanges.flatMap(({ named }, at) =>
    named.map(({ designation }, ordinal) => ({ place: places[at], ordinal, ...whom(filing, designation) })),
  )
  await insertRows(to, 'exchange_actor', actors)
}

function desiredExchangePlace({ day, story, exchange }: ExchangeRow): number {
  return placeOf(day, `${story} ${exchange.id}`)
}

/** The places asked for; in place of those taken, the next free ones. */
async function freePlaces(
  to: WriteTarget,
  table: 'statement' | 'exchange',
  desired: readonly number[],
): Promise<number[]> {
  const taken = new Set<number>()
  const lookUp = async (places: readonly number[]) => {
    const rows = await askAll<{ place: number }>(to, `SELECT place FROM ${table} WHERE place IN (??)`, places)
    for (const { place } of rows) taken.add(place)
  }
  await lookUp(desired)
  const places: number[] = []
  // Of a long report many want the same place: all up to the one given last are taken.
  const firstFree = new Map<number, number>()
  for (const wanted of desired) {
    let place = firstFree.get(wanted) ?? wanted
    while (taken.has(place)) {
      place++
      await lookUp([place])
    }
    taken.add(place)
    firstFree.set(wanted, place + 1)
    places.push(place)
  }
  return places
}

/** Puts in the actors that are the stories’ own: who is unnamed, and whom a name means that may mean several. */
async function putOwn(to: WriteTarget, { own, statements, exchanges }: OriginRows, filing: Filing): Promise<void> {
  const rows = new Map(own.map((row) => [row.id, { ...row, kind: 'unnamed', designation: null as number | null }]))
  const counts = new Map<string, number>()
  const nameAll = (story: string, named: readonly NamedRow[], isCounted: boolean) => {
    for (const { role, designation } of named) {
      const known = filing.designations.get(designation)
      if (known && !known.isPerStory) continue
      const id = known ? perStory(designation, story) : designation
      if (known) rows.set(id, { id, story, name: known.name, kind: known.kind, designation: known.no })
      if (isCounted && role === 'source') counts.set(id, (counts.get(id) ?? 0) + 1)
    }
  }
  for (const { story, named, isListed } of statements) nameAll(story, named, isListed)
  for (const { story, named } of exchanges) nameAll(story, named, false)
  const values = [...rows.values()].map(({ story, ...row }) => ({
    story: numberOf(filing.stories, story),
    ...row,
    n_statements: counts.get(row.id) ?? 0,
    actor: null,
  }))
  await insertRows(to, 'own_actor', values)
}
