import type { Actor, Reading, Statement } from '../../../src/schema/index.ts'
import type { StatementEntry } from '../api/entries.ts'
import { beginningOf } from './text-pieces.ts'

/** A statement of a text as a reader is shown it. */
export interface Said {
  /** As a reader counts the text’s statements, from 1. */
  readonly number: number
  readonly statement: Statement
  /** What the record knows of it beside; absent where it is in none, or not yet told. */
  readonly entry?: StatementEntry
}

/**
 * A version’s statements as people left them, in the order of the text: what was amended as amended, and what they hold to
 * though the reading no longer has it. The reading’s own list where people changed nothing.
 */
export function statementsNow(
  reading: Reading | undefined,
  entries: ReadonlyMap<string, StatementEntry>,
  version: string,
): readonly Statement[] {
  const read = reading?.statements ?? []
  const ids = new Set(read.map(({ id }) => id))
  const held = [...entries.values()].filter((entry) => entry.version === version && !ids.has(entry.id))
  const isChanged = ({ id }: Statement) => entries.get(id)?.review?.decision === 'amended'
  if (held.length === 0 && !read.some(isChanged)) return read
  const own = read.map((statement) => entries.get(statement.id)?.statement ?? statement)
  return [...own, ...held.map(({ statement }) => statement)].sort((one, other) => startOf(one) - startOf(other))
}

function startOf(statement: Statement): number {
  return beginningOf(statement)?.start ?? 0
}

/** Whom a statement is laid to, in a role: by the record’s name where it has one, else by the report’s. */
export function namesIn(
  { statement, entry }: Said,
  role: 'source' | 'addressee' | 'via',
  actors: readonly Actor[],
): readonly Named[] {
  if (entry !== undefined) {
    const known = entry.actors.filter((each) => each.role === role)
    const first = (at: number) => known.findIndex(({ actor }) => actor === known[at].actor) === at
    return known
      .filter((_, at) => first(at))
      .map(({ actor, name, rule, probability }) => ({ id: actor, name, rule, probability }))
  }
  const { actor, addressees, viaActors } = statement
  const meant =
    role === 'source' ? actor && { ...actor, value: [actor.value] } : role === 'addressee' ? addressees : viaActors
  return (meant?.value ?? []).flatMap((id) => {
    const name = actors.find((each) => each.id === id)?.name
    return name === undefined || meant === undefined ? [] : [{ name, rule: meant.rule, probability: meant.probability }]
  })
}

/** Somebody a statement names, and how that is known. */
export interface Named {
  /** Id of the record’s actor; absent where the text is in no record. */
  readonly id?: string
  readonly name: string
  readonly rule: string
  readonly probability: number
}

/** Where a quotation is taken from. */
export interface QuotedFrom {
  readonly outlet?: string | undefined
  readonly title?: string | undefined
  /** The day of publication, as it is shown. */
  readonly day?: string | undefined
  readonly url?: string | undefined
  /** Where the passage can be read. */
  readonly passage?: string | undefined
}

/** The exact words of a statement with who said them and where that stands, to be put into a text. */
export function quotationOf({ content, source, cue }: Statement, names: readonly string[], from: QuotedFrom): string {
  const exact = (spans: Statement['content']) => spans.map((span) => span.exact).join(' … ')
  const words = content.length > 0 ? exact(content) : exact([...source, ...cue].sort((a, b) => a.start - b.start))
  const said = exact(source)
  const who =
    names.length === 0 || names.join(', ') === said
      ? said
      : said === ''
        ? names.join(', ')
        : `${names.join(', ')} (${said})`
  const about = [who, from.outlet, from.title, from.day].filter((part) => part !== undefined && part !== '')
  return [words, `— ${about.join(', ')}`, from.url, from.passage]
    .filter((line) => line !== undefined && line !== '— ')
    .join('\n')
}

/** A day or time as a reading has it (EDTF), cut into the days it names: from, to, or one; absent where it is of another form. */
export function daysIn(
  edtf: string,
): { readonly from?: string; readonly to?: string; readonly at?: string } | undefined {
  const date = /^\d{4}(?:-\d{2}(?:-\d{2})?)?$/
  if (date.test(edtf)) return { at: edtf }
  const [from, to, more] = edtf.split('/')
  if (more !== undefined || to === undefined) return undefined
  const isOpen = (end: string) => end === '' || end === '..'
  if (!(isOpen(from) || date.test(from)) || !(isOpen(to) || date.test(to)) || (isOpen(from) && isOpen(to)))
    return undefined
  return { ...(!isOpen(from) && { from }), ...(!isOpen(to) && { to }) }
}
