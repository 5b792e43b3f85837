import Database from 'better-sqlite3'
import { expanded } from '../src/record/compact.ts'
import type { StatementRow } from '../src/record/rows.ts'
import { namedTerms } from '../src/record/sql/named-terms.ts'
import { termsOf } from '../src/record/terms.ts'
import { digest } from '../src/text/index.ts'

type Db = InstanceType<typeof Database>

/** Days that the record’s reports span, by which each copy is later than the one before; a day’s share of a place. */
const SPAN = 2300
const DAY = 2 ** 36

/**
 * Makes a record so many times as large: its rows again under other ids, addresses, bands and days. Names stay, so that each
 * actor says as many times as much.
 */
export function growTo(factor: number, path: string): void {
  const db = new Database(path)
  db.pragma('journal_mode = OFF')
  db.pragma('synchronous = OFF')
  db.pragma('cache_size = -2000000')
  db.function('other', { deterministic: true }, (id, copy) => otherId(String(id), Number(copy)))
  db.function('others', { deterministic: true }, (json, copy) =>
    String(json).replace(/\b[stvox][0-9a-f]{20,32}\b/g, (id) => otherId(id, Number(copy))),
  )
  const offsets = offsetsOf(db)
  for (let copy = 1; copy < factor; copy++) {
    for (const query of COPIES)
      db.prepare(query).run({ ...offsets, copy, days: copy * SPAN, places: copy * SPAN * DAY })
    putTerms(db, copy, offsets)
    process.stderr.write(`copy ${copy} of ${factor - 1}\n`)
  }
  db.prepare('UPDATE designation SET n_stories = n_stories * ?, n_statements = n_statements * ?').run(factor, factor)
  db.prepare('UPDATE actor SET n_statements = n_statements * ?').run(factor)
  db.pragma('journal_mode = WAL')
  db.close()
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

const [V, R, S] = [':copy * :versions', ':copy * :readings', ':copy * :stories']
const LATER = (day: string) => `date(${day}, '+' || :days || ' days')`

/** Each table’s rows of the first tenth again. */
const COPIES: readonly string[] = [
  `INSERT INTO version SELECT no + ${V}, other(id, :copy), origin + ${V}, text FROM version WHERE no <= :versions`,
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
  `INSERT INTO statement_actor SELECT a.place + :places, a.ordinal, a.role, a.designation, CASE WHEN a.own IS NOT NULL THEN other(a.own, :copy) END
    FROM statement s JOIN statement_actor a ON a.place = s.place WHERE s.story <= :stories ORDER BY s.place`,
  `INSERT INTO story_designation SELECT story + ${S}, designation FROM story_designation WHERE story <= :stories`,
  `INSERT INTO own_actor SELECT story + ${S}, other(id, :copy), name, kind, designation, n_statements, actor FROM own_actor
    WHERE story <= :stories`,
  `INSERT INTO exchange SELECT place + :places, other(id, :copy), story + ${S}, version + ${V}, kind, ${LATER('day')},
    others(body, :copy) FROM exchange WHERE story <= :stories ORDER BY place`,
  `INSERT INTO exchange_actor SELECT a.place + :places, a.ordinal, a.designation, CASE WHEN a.own IS NOT NULL THEN other(a.own, :copy) END
    FROM exchange s JOIN exchange_actor a ON a.place = s.place WHERE s.story <= :stories ORDER BY s.place`,
]

interface Row {
  readonly place: number
  readonly body: string
  readonly text: string
}

/** The search terms of a copy’s statements: a table of terms keeps no texts, so they are made anew. */
function putTerms(db: Db, copy: number, { stories }: Offsets): void {
  const rows = db.prepare(`SELECT s.place, r.body, v.text FROM statement s
    JOIN reading_statement r ON r.reading = s.reading AND r.ordinal = s.ordinal JOIN version v ON v.no = s.version
    WHERE s.story <= ${stories} AND s.place > ? ORDER BY s.place LIMIT 20000`)
  const named = db.prepare('SELECT role, designation FROM statement_actor WHERE place = ? AND designation IS NOT NULL')
  const put = db.prepare('INSERT INTO statement_text (rowid, terms) VALUES (?, ?)')
  let after = 0
  for (;;) {
    const some = rows.all(after) as Row[]
    // Together: a table of terms writes a segment for each transaction.
    db.transaction(() => {
      for (const { place, body, text } of some) {
        const statement = expanded<StatementRow['statement']>(body, text)
        const who = named.all(place) as { role: string; designation: number }[]
        put.run(place + copy * SPAN * DAY, `${termsOf({ statement } as StatementRow)} ${namedTerms(who)}`)
      }
    })()
    if (some.length === 0) return
    after = some[some.length - 1].place
  }
}
