import Database from 'better-sqlite3'
import { actorTerms } from '../src/record/actor-name.ts'
import { expanded } from '../src/record/compact.ts'
import { perStory } from '../src/record/per-story.ts'
import type { StatementRow } from '../src/record/rows.ts'
import { namedTerms } from '../src/record/sql/named-terms.ts'
import { termsOf } from '../src/record/terms.ts'
import { digest } from '../src/text/index.ts'
import type { NamedRow, OtherNames } from './other-names.ts'

type Db = InstanceType<typeof Database>

/** Days that the record’s reports span, by which each copy is later than the one before; a day’s share of a place. */
const SPAN = 2300
const DAY = 2 ** 36

/**
 * Makes a record so many times as large: its rows again under other ids, addresses, bands and days. With other names each copy tells
 * of people of its own; without, each actor says as many times as much.
 */
export function growTo(factor: number, path: string, names?: OtherNames): void {
  const db = new Database(path)
  db.pragma('journal_mode = DELETE')
  db.pragma('synchronous = OFF')
  db.pragma('cache_size = -2000000')
  defineIds(db)
  const offsets = offsetsOf(db)
  const designations = db.prepare('SELECT * FROM designation').all() as DesignationRow[]
  for (let copy = 1; copy < factor; copy++) {
    const designated = names === undefined ? new Map<number, Renamed>() : putNames(db, designations, names, copy)
    defineNames(db, copy, designated, names)
    for (const query of COPIES)
      db.prepare(query).run({ ...offsets, copy, days: copy * SPAN, places: copy * SPAN * DAY })
    putTerms(db, copy, offsets)
    process.stderr.write(`copy ${copy} of ${factor - 1}\n`)
  }
  countNames(db, designations, factor, names)
  db.pragma('journal_mode = WAL')
  db.close()
}

function defineIds(db: Db): void {
  db.function('other', { deterministic: true }, (id, copy) => otherId(String(id), Number(copy)))
  db.function('others', { deterministic: true }, (json, copy) =>
    String(json).replace(/\b[stvox][0-9a-f]{20,32}\b/g, (id) => otherId(id, Number(copy))),
  )
}

/** An id whose first digits, those of the version or story, are others. */
function otherId(id: string, copy: number): string {
  return id[0] + digest(`${id.slice(1, 11)} ${copy}`).slice(0, 10) + id.slice(11)
}

interface Offsets {
  readonly versions: number
  readonly readings: number
  readonly stories: number
}

function offsetsOf(db: Db): Offsets {
  const largest = (table: string) => (db.prepare(`SELECT MAX(no) AS n FROM ${table}`).get() as { n: number }).n
  return { versions: largest('version'), readings: largest('reading'), stories: largest('story') }
}

interface DesignationRow extends NamedRow {
  readonly actor: number | null
  readonly resolved: string
  readonly is_per_story: number
  readonly [column: string]: string | number | null
}

/** A designation of a copy, in the stead of one of the first tenth. */
interface Renamed {
  readonly no: number
  readonly key: string
}

/** Puts in a copy’s own designations and the actors that they mean. Gives them by the numbers of those that they stand for. */
function putNames(db: Db, rows: readonly DesignationRow[], names: OtherNames, copy: number): Map<number, Renamed> {
  const renamed = new Map<number, Renamed>()
  const actors = new Map<number, number>()
  const aliases = new Map<number, string[]>()
  const put = nameQueries(db)
  const actorFor = (no: number) => {
    const known = actors.get(no) ?? putActor(put, no, names, copy)
    actors.set(no, known)
    return known
  }
  db.transaction(() => {
    for (const row of rows) {
      const designation = names.designation(row, copy)
      if (designation === undefined) continue
      const { key, name, block = null, family = null } = designation
      const actor = row.actor === null ? null : actorFor(row.actor)
      const resolved = digest(`${row.resolved} ${copy}`)
      const values = { ...row, key, name, block, family, actor, resolved, body: JSON.stringify(designation) }
      const { changes, lastInsertRowid } = put.designation.run(values)
      if (changes === 0) continue
      const no = Number(lastInsertRowid)
      renamed.set(row.no, { no, key })
      if (actor !== null) aliases.set(actor, [...(aliases.get(actor) ?? []), name])
      if (row.is_per_story === 1) put.terms.run(-no, actorTerms({ name, aliases: [] }))
    }
    for (const [actor, called] of aliases) put.terms.run(actor, actorTerms({ name: called[0], aliases: called }))
  })()
  return renamed
}

/** Prepared once: each that is prepared takes memory for long. */
function nameQueries(db: Db) {
  return {
    actor: db.prepare('SELECT * FROM actor WHERE no = ?'),
    putActor: db.prepare(
      'INSERT INTO actor (id, kind, name, stands_for, n_statements) VALUES (:id, :kind, :name, :stands_for, 0)',
    ),
    designation:
      db.prepare(`INSERT INTO designation (key, block, family, kind, name, resolved, rule, probability, actor, is_per_story,
      usual_name, known_side, n_stories, n_statements, body) VALUES (:key, :block, :family, :kind, :name, :resolved, :rule, :probability,
      :actor, :is_per_story, :usual_name, :known_side, :n_stories, :n_statements, :body) ON CONFLICT DO NOTHING`),
    terms: db.prepare('INSERT INTO actor_text (rowid, terms) VALUES (?, ?)'),
  }
}

function putActor(put: ReturnType<typeof nameQueries>, no: number, names: OtherNames, copy: number): number {
  const row = put.actor.get(no) as { id: string; name: string }
  const other = { ...row, id: digest(`${row.id} ${copy}`), name: names.inText(row.name, copy) }
  return Number(put.putActor.run(other).lastInsertRowid)
}

/** What the queries below take names by: the functions `named`, `owned` and `renamed`, of one copy. */
function defineNames(db: Db, copy: number, designated: ReadonlyMap<number, Renamed>, names?: OtherNames): void {
  db.function('named', (no) => designated.get(Number(no))?.no ?? (no as number | null))
  db.function('owned', (id, story, no) => {
    const renamed = designated.get(Number(no))
    return renamed === undefined ? otherId(String(id), copy) : perStory(renamed.key, String(story))
  })
  db.function('renamed', (text) => names?.inText(String(text), copy) ?? String(text))
}

/** Counts what designations that all copies have are named by, and what actors say. */
function countNames(db: Db, rows: readonly DesignationRow[], factor: number, names?: OtherNames): void {
  const shared = rows.filter((row) => names?.designation(row, 1) === undefined)
  const count = db.prepare(
    'UPDATE designation SET n_stories = n_stories * ?, n_statements = n_statements * ? WHERE no = ?',
  )
  db.transaction(() => {
    for (const { no } of shared) count.run(factor, factor, no)
    db.exec(
      'UPDATE actor SET n_statements = (SELECT COALESCE(SUM(n_statements), 0) FROM designation WHERE actor = actor.no)',
    )
  })()
}

const [V, R, S] = [':copy * :versions', ':copy * :readings', ':copy * :stories']
const LATER = (day: string) => `date(${day}, '+' || :days || ' days')`

/** Each table’s rows of the first tenth again. */
const COPIES: readonly string[] = [
  `INSERT INTO version SELECT no + ${V}, other(id, :copy), origin + ${V}, renamed(text) FROM version WHERE no <= :versions`,
  `INSERT INTO version_band SELECT (band + :copy * 900719925474099) % 9007199254740992 AS other, version + ${V}
    FROM version_band WHERE version <= :versions ORDER BY other`,
  `INSERT INTO appearance SELECT version + ${V}, other(id, :copy), language, replace(url, '//', '//' || :copy || '.'),
    :copy || '.' || address, outlet, title, ${LATER('published')}, seen_at FROM appearance WHERE version <= :versions`,
  `INSERT INTO reading SELECT no + ${R}, version + ${V}, other(id, :copy), ${LATER('published')}, language, engine, read_at, body
    FROM reading WHERE no <= :readings`,
  `INSERT INTO reading_statement SELECT reading + ${R}, ordinal, other(id, :copy), is_elsewhere, body FROM reading_statement
    WHERE reading <= :readings`,
  `INSERT INTO story SELECT no + ${S}, other(id, :copy), place + :places, origin + ${V}, language, outlet, ${LATER('published')},
    others(body, :copy) FROM story WHERE no <= :stories`,
  `INSERT INTO story_version SELECT version + ${V}, story + ${S} FROM story_version WHERE version <= :versions`,
  `INSERT INTO statement SELECT place + :places, story + ${S}, version + ${V}, reading + ${R}, ordinal, language, outlet,
    ${LATER('said')}, act, event, channel, sourcing, quotation, probability, state, repeats, decision, is_listed, is_pending,
    review, amendment FROM statement WHERE story <= :stories ORDER BY place`,
  `INSERT INTO statement_actor SELECT a.place + :places, a.ordinal, a.role, named(a.designation), CASE WHEN a.own IS NOT NULL THEN other(a.own, :copy) END, a.act
    FROM statement s JOIN statement_actor a ON a.place = s.place WHERE s.story <= :stories ORDER BY s.place`,
  `INSERT INTO story_designation SELECT story + ${S}, named(designation) FROM story_designation WHERE story <= :stories`,
  `INSERT INTO own_actor SELECT story + ${S}, owned(o.id, other(t.id, :copy), o.designation), renamed(o.name), kind, named(designation),
    n_statements, actor FROM own_actor o JOIN story t ON t.no = o.story WHERE story <= :stories`,
  `INSERT INTO exchange SELECT place + :places, other(id, :copy), story + ${S}, version + ${V}, kind, ${LATER('day')},
    others(body, :copy) FROM exchange WHERE story <= :stories ORDER BY place`,
  `INSERT INTO exchange_actor SELECT a.place + :places, a.ordinal, named(a.designation), CASE WHEN a.own IS NOT NULL THEN other(a.own, :copy) END
    FROM exchange s JOIN exchange_actor a ON a.place = s.place WHERE s.story <= :stories ORDER BY s.place`,
]

interface Row {
  readonly place: number
  readonly version: number
  readonly body: string
}

/** The search terms of a copy’s statements: a table of terms keeps no texts, so they are made anew. */
function putTerms(db: Db, copy: number, { stories, versions }: Offsets): void {
  const rows = db.prepare(`SELECT s.place, s.version, r.body FROM statement s
    JOIN reading_statement r ON r.reading = s.reading AND r.ordinal = s.ordinal
    WHERE s.story <= ${stories} AND s.place > ? ORDER BY s.place LIMIT 20000`)
  const text = db.prepare('SELECT text FROM version WHERE no = ?').pluck()
  const named = db.prepare('SELECT role, designation FROM statement_actor WHERE place = ? AND designation IS NOT NULL')
  const put = db.prepare('INSERT INTO statement_text (rowid, terms) VALUES (?, ?)')
  const texts = new Map<number, string>()
  let after = 0
  for (;;) {
    const some = rows.all(after) as Row[]
    // Together: a table of terms writes a segment for each transaction.
    db.transaction(() => {
      for (const { place, version, body } of some) {
        const own = texts.get(version) ?? (text.get(version + copy * versions) as string)
        texts.set(version, own)
        const statement = expanded<StatementRow['statement']>(body, own)
        const who = named.all(place + copy * SPAN * DAY) as { role: string; designation: number }[]
        put.run(place + copy * SPAN * DAY, `${termsOf({ statement } as StatementRow)} ${namedTerms(who)}`)
      }
    })()
    if (texts.size > 2000) texts.clear()
    if (some.length === 0) return
    after = some[some.length - 1].place
  }
}
