import type { Amendment, Statement, StatementActor, StatementEntry, StoryEntry } from '../../schema/index.ts'
import { expanded } from '../compact.ts'
import { amend } from '../reviewed.ts'
import type { Placed } from '../tables.ts'
import type { Database } from './columns.ts'
import { namedAt } from './named-at.ts'
import type { Target } from './target.ts'

/** The statements at some places, in their order. */
export async function statementsAt(to: Target, places: readonly number[]): Promise<Placed<StatementEntry>[]> {
  if (places.length === 0) return []
  const rows = await to.db
    .selectFrom('statement')
    .innerJoin('reading_statement', (on) =>
      on
        .onRef('reading_statement.reading', '=', 'statement.reading')
        .onRef('reading_statement.ordinal', '=', 'statement.ordinal'),
    )
    .innerJoin('version', 'version.no', 'statement.version')
    .innerJoin('reading', 'reading.no', 'statement.reading')
    .innerJoin('story', 'story.no', 'statement.story')
    .select([
      'statement.place',
      'statement.language',
      'statement.said',
      'statement.state',
      'statement.repeats',
      'statement.review',
      'statement.amendment',
      'reading_statement.id as id',
      'reading_statement.body as body',
      'version.id as version_id',
      'version.text as text',
      'reading.id as reading_id',
      'reading.engine as engine',
      'story.id as story_id',
      'story.body as story_body',
    ])
    .where('statement.place', 'in', places)
    .execute()
  const named = await namedAt(to, 'statement', places)
  const byPlace = new Map(rows.map((row) => [row.place, row]))
  return places.flatMap((place) => {
    const row = byPlace.get(place)
    return row ? [{ place, item: statementEntry(row, (named.get(place) ?? []) as StatementActor[]) }] : []
  })
}

interface StatementColumns
  extends Pick<Database['statement'], 'language' | 'said' | 'state' | 'repeats' | 'review' | 'amendment'> {
  readonly id: string
  readonly body: string
  readonly version_id: string
  readonly text: string
  readonly reading_id: string
  readonly engine: string
  readonly story_id: string
  readonly story_body: string
}

function statementEntry(row: StatementColumns, actors: readonly StatementActor[]): StatementEntry {
  const read = expanded<Statement>(row.body, row.text)
  const statement = row.amendment === null ? read : amend(read, JSON.parse(row.amendment) as Amendment)
  const { url, title, outlet, published } = JSON.parse(row.story_body) as StoryEntry
  return {
    id: row.id,
    story: row.story_id,
    version: row.version_id,
    reading: row.reading_id,
    engine: row.engine,
    language: row.language,
    ...(outlet !== undefined && { outlet }),
    ...(url !== undefined && { url }),
    ...(title !== undefined && { title }),
    ...(published !== undefined && { published }),
    ...(row.said !== null && { said: row.said }),
    state: row.state as StatementEntry['state'],
    ...(row.repeats !== null && { repeats: row.repeats }),
    actors: [...actors],
    ...(row.review !== null && { review: JSON.parse(row.review) }),
    statement,
  }
}
