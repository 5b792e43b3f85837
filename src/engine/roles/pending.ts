import type { Statement } from '../../schema/index.ts'
import { exact } from '../../text/index.ts'
import { contentText } from './acts.ts'
import { matchesOf } from './matches.ts'

/** What leaves something to come: a row of a pack's `pending.tsv`. */
export interface PendingRow {
  /** How often the row is right. */
  readonly probability: number
  readonly rule: string
  readonly act: RegExp
  readonly cue: RegExp
  readonly content: RegExp
}

/** How a language puts what is still to come, beside the rows that tell that it is. */
export interface PendingTable {
  readonly rows: readonly PendingRow[]
  /** On what it hangs, with a group `condition`, over the statement's words. */
  readonly conditions: readonly RegExp[]
  /** Whom it is expected from, with a group `whom`, over the statement's words. */
  readonly whom: readonly RegExp[]
}

/**
 * Rows of probability, pattern of the act, pattern of the cue, pattern of the content; an empty pattern matches anything.
 * Rows `condition` and `whom` hold a pattern over the content, with a group of that name.
 */
export function readPending(rows: readonly (readonly string[])[]): PendingTable {
  const patterns = (kind: string) =>
    rows.filter(([each]) => each === kind).map(([, pattern]) => new RegExp(pattern, 'dgiu'))
  return {
    conditions: patterns('condition'),
    whom: patterns('whom'),
    rows: rows.flatMap(([probability, act = '', cue = '', content = ''], at) =>
      Number.isNaN(Number(probability))
        ? []
        : {
            probability: Number(probability),
            rule: `pending.tsv:${at + 1}`,
            act: new RegExp(`^(?:${act})`, 'u'),
            cue: new RegExp(cue, 'u'),
            content: new RegExp(content, 'iu'),
          },
    ),
  }
}

/** The first row by which a statement leaves something to come; none where its cue is denied. */
export function pendingRowOf(
  statement: Pick<Statement, 'act' | 'content' | 'negated'>,
  cue: string,
  { rows }: PendingTable,
): PendingRow | undefined {
  if (statement.negated || statement.content.length === 0) return undefined
  const content = contentText(statement)
  const { value } = statement.act
  return rows.find((each) => each.act.test(value) && each.cue.test(cue) && each.content.test(content))
}

/** Acts that bind who does them; acts that leave it to who is told. */
const BINDING = /^(?:promise|announce|threaten|agree|decline|reject)$/
const ASKING = /^(?:demand|request|propose|question|warn)$/

/**
 * What a statement leaves to come: what it says; from whom (who is named in it as expected to act, else who promises, else
 * who is asked); on which condition; and until when, where a date in it says so.
 */
export function pendingOf(
  text: string,
  statement: Pick<Statement, 'act' | 'content' | 'source' | 'addressee' | 'dates'>,
  { rule, probability }: { readonly rule: string; readonly probability: number },
  { conditions, whom }: PendingTable,
): NonNullable<Statement['pending']> {
  const { act, content, source, addressee, dates } = statement
  const named = groupsIn(text, content, whom, 'whom')
  const bound = BINDING.test(act.value) ? source : ASKING.test(act.value) ? addressee : []
  const deadline = dates.find(({ value }) => value !== undefined && /^\.\.\/\d|\/\d{4}/.test(value))?.value
  return {
    value: content,
    from: named.length > 0 ? named : bound,
    condition: groupsIn(text, content, conditions, 'condition'),
    ...(deadline !== undefined && { deadline }),
    rule,
    probability,
  }
}

/** How much of what is said is looked through. */
const LONGEST = 600

/** The first match of patterns in what is said, by a group of theirs. */
function groupsIn(
  text: string,
  content: Statement['content'],
  patterns: readonly RegExp[],
  group: string,
): Statement['content'] {
  for (const { start, end } of content) {
    const words = text.slice(start, Math.min(end, start + LONGEST))
    for (const pattern of patterns) {
      const [found] = matchesOf(words, pattern)
      const [from, to] = found?.indices?.groups?.[group] ?? [0, 0]
      if (to > from) return [exact(text, { start: start + from, end: start + to })]
    }
  }
  return []
}
