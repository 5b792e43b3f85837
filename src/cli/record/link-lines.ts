import type { StatementEntry } from '../../schema/index.ts'
import type { Link } from '../../views/index.ts'
import { columns, oneLine, shortened } from '../terminal-text.ts'
import { namesIn } from './list-commands.ts'

/** How sure a link is, as people are shown it: `?` where that is less than 60 %. */
export function sureness({ probability }: { readonly probability: number }): string {
  return `${Math.round(probability * 100)} %${probability < 0.6 ? '?' : ''}`
}

/** The head of a link in a terminal: what it is, and its tail behind it or, where there is no room, below. */
export function headLines(words: string, link: Link, width: number): string[] {
  const [head, tail] = [oneLine(words), linkTail(link)]
  if (columns(head) + columns(tail) + 3 <= width) return [`${head} · ${tail}`]
  return [shortened(head, width), `  ${tail}`]
}

/** The rule that found a link, how sure it is, what a person decided on it, and its id. */
export function linkTail(link: Link): string {
  const { rule, review, id } = link
  const parts = [`by ${rule}`, sureness(link), review && `${review.decision} by ${review.by}`, id].filter(Boolean)
  return oneLine(parts.join(' · '))
}

/** One line of a terminal on a statement, below what it belongs to: the day, who, to whom, what. */
export function saidLine(lead: string, entry: StatementEntry, width: number): string {
  const { said, statement, outlet, id } = entry
  const who = namesIn(entry, 'source') || wordsOf(statement.source) || 'nobody named'
  const act = statement.negated ? `not ${statement.act.value}` : statement.act.value
  return lineOf(lead, `${[said, who].filter(Boolean).join(' ')} (${act}): ${wordsOf(statement.content)}`, width, [
    outlet,
    id,
  ])
}

/** A line of a terminal, so wide: what leads it, words from outside shortened to fit, and what must stay whole. */
export function lineOf(lead: string, words: string, width: number, tail: readonly (string | undefined)[] = []): string {
  const end = tail.flatMap((part) => (part === undefined ? [] : [` · ${oneLine(part)}`])).join('')
  return `${lead}${shortened(oneLine(words), Math.max(20, width - lead.length - end.length))}${end}`
}

/** Spans as one text. */
export function wordsOf(spans: readonly { readonly exact: string }[]): string {
  return spans.map(({ exact }) => exact).join(' … ')
}
