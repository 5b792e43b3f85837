import { perStory } from '../per-story.ts'
import { BY_PEOPLE, UNNAMED } from '../resolved-by.ts'
import { ownActors } from './own-actors.ts'
import { askAll, listOf, type Target } from './target.ts'

/** Somebody that a row names: by what right, and under which name. */
export interface NamedAt {
  readonly role: string
  readonly actor: string
  readonly name: string
  readonly rule: string
  readonly probability: number
}

interface Columns {
  readonly place: number
  readonly role: string
  readonly story: string
  readonly story_no: number
  readonly own: string | null
  readonly key: string | null
  readonly resolved: string | null
  readonly rule: string | null
  readonly probability: number | null
  readonly actor: string | null
  readonly name: string | null
  readonly designation_name: string | null
}

/** Whom the statements or exchanges at some places name, by place. */
export async function namedAt(
  to: Target,
  table: 'statement' | 'exchange',
  places: readonly number[],
): Promise<Map<number, NamedAt[]>> {
  const role = table === 'statement' ? 'n.role' : "'participant'"
  const rows = await askAll<Columns>(
    to,
    `SELECT n.place, ${role} AS role, t.id AS story, t.no AS story_no, n.own, d.key, d.resolved, d.rule, d.probability,
      a.id AS actor, a.name, COALESCE(d.usual_name, d.name) AS designation_name
    FROM ${table}_actor n JOIN ${table} s ON s.place = n.place JOIN story t ON t.no = s.story
    LEFT JOIN designation d ON d.no = n.designation LEFT JOIN actor a ON a.no = d.actor
    WHERE n.place IN (??) ORDER BY n.place, n.ordinal`,
    places,
  )
  const own = await ownOf(to, rows)
  const found = new Map<number, NamedAt[]>()
  for (const row of rows) found.set(row.place, [...(found.get(row.place) ?? []), namedOf(row, own)])
  return found
}

/** A story’s own actor by what it is called, or whom people take it for. */
interface Own {
  readonly id: string
  readonly name: string
  readonly isDecided: boolean
}

function ownIdOf({ own, key, actor, story }: Columns): string[] {
  if (own !== null) return [own]
  return actor === null && key !== null ? [perStory(key, story)] : []
}

async function ownOf(to: Target, rows: readonly Columns[]): Promise<Map<string, Own>> {
  const ids = [...new Set(rows.flatMap(ownIdOf))]
  if (ids.length === 0) return new Map()
  const stories = [...new Set(rows.flatMap((row) => (ownIdOf(row).length > 0 ? [row.story_no] : [])))]
  const { marks, values } = listOf(ids)
  const own = await askAll<{ id: string; name: string; actor: string | null }>(
    to,
    // Not by both at once: that would look for each of the ids in each of the stories.
    `SELECT id, name, actor FROM own_actor WHERE story IN (??) AND (id || '') IN ${marks}`,
    stories,
    { behind: values },
  )
  const decided = await namesOf(
    to,
    own.flatMap(({ actor }) => actor ?? []),
  )
  return new Map(
    own.map(({ id, name, actor }) => {
      const other = actor === null ? undefined : decided.get(actor)
      return [
        id,
        other === undefined || actor === null
          ? { id, name, isDecided: false }
          : { id: actor, name: other, isDecided: true },
      ]
    }),
  )
}

/** The names of actors of the whole record or of stories’ own ones, by id. */
async function namesOf(to: Target, ids: readonly string[]): Promise<Map<string, string>> {
  const actors = await askAll<{ id: string; name: string }>(to, 'SELECT id, name FROM actor WHERE id IN (??)', ids)
  const own = ids.length === 0 ? [] : await ownActors(to, ids)
  return new Map([...own, ...actors].map(({ id, name }) => [id, name]))
}

function namedOf(row: Columns, own: ReadonlyMap<string, Own>): NamedAt {
  const { role, actor, name, rule, probability, resolved } = row
  const byRule = { rule: rule ?? '', probability: probability ?? 0 }
  if (actor !== null) return { role, actor, name: name ?? '', ...(resolved === actor ? byRule : BY_PEOPLE) }
  const [id] = ownIdOf(row)
  const known = own.get(id)
  if (known?.isDecided) return { role, actor: known.id, name: known.name, ...BY_PEOPLE }
  return { role, actor: id, name: known?.name ?? row.designation_name ?? '', ...(row.own === null ? byRule : UNNAMED) }
}
