import type { Amendment, Statement, StatementActor, StatementEntry, StoryEntry } from '../../schema/index.ts'
import { expanded } from '../compact.ts'
import { amend } from '../reviewed.ts'
import type { Placed } from '../tables.ts'
import type { Database } from './columns.ts'
import { namedAt } from './named-at.ts'
import { askAll, type Target } from './target.ts'

/** The statements at some places, in their order. */
export async function statementsAt(to: Target, places: readonly number[]): Promise<Placed<StatementEntry>[]> {
  const rows = await askAll<StatementColumns>(to, STATEMENTS, places)
  const versions = await byNo<VersionColumns>(to, 'SELECT no, id, text FROM version', rows, ({ version }) => version)
  const stories = await byNo<StoryColumns>(to, 'SELECT no, id, body FROM story', rows, ({ story }) => story)
  const named = await namedAt(to, 'statement', places)
  const byPlace = new Map(rows.map((row) => [row.place, row]))
  return places.flatMap((place) => {
    const row = byPlace.get(place)
    const [version, story] = [versions.get(row?.version ?? -1), stories.get(row?.story ?? -1)]
    if (row === undefined || version === undefined || story === undefined) return []
    return [{ place, item: statementEntry(row, version, story, (named.get(place) ?? []) as StatementActor[]) }]
  })
}

const STATEMENTS = `SELECT s.place, s.story, s.version, s.language, s.said, s.state, s.repeats, s.review, s.amendment,
  r.id, r.body, d.id AS reading_id, d.engine FROM statement s
  JOIN reading_statement r ON r.reading = s.reading AND r.ordinal = s.ordinal JOIN reading d ON d.no = s.reading
  WHERE s.place IN (??)`

type StatementColumns = Pick<
  Database['statement'],
  'place' | 'story' | 'version' | 'language' | 'said' | 'state' | 'repeats' | 'review' | 'amendment'
> & { readonly id: string; readonly body: string; readonly reading_id: string; readonly engine: string }

type VersionColumns = Pick<Database['version'], 'no' | 'id' | 'text'>

type StoryColumns = Pick<Database['story'], 'no' | 'id' | 'body'>

/** What rows point at, each once however many of them do. */
async function byNo<T extends { readonly no: number }>(
  to: Target,
  select: string,
  rows: readonly StatementColumns[],
  noOf: (row: StatementColumns) => number,
): Promise<Map<number, T>> {
  const found = await askAll<T>(to, `${select} WHERE no IN (??)`, [...new Set(rows.map(noOf))])
  return new Map(found.map((row) => [row.no, row]))
}

function statementEntry(
  row: StatementColumns,
  version: VersionColumns,
  story: StoryColumns,
  actors: readonly StatementActor[],
): StatementEntry {
  const read = expanded<Statement>(row.body, version.text)
  const statement = row.amendment === null ? read : amend(read, JSON.parse(row.amendment) as Amendment)
  const { url, title, outlet, published } = JSON.parse(story.body) as StoryEntry
  return {
    id: row.id,
    story: story.id,
    version: version.id,
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
