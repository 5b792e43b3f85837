import type { Act, Amendment, Channel, Quotation, Sourcing } from '../../../src/schema/index.ts'
import { type Span, union } from '../../../src/text/index.ts'
import type { StatementEntry } from '../api/entries.ts'
import { exactSpans, PARTS, type Part, type Parts, partsOf } from './passage.ts'

/** What somebody is about to put in place of what was read. */
export interface Draft {
  readonly parts: Parts
  readonly act: Act
  readonly quotation: Quotation
  readonly channel: Channel | undefined
  readonly sourcing: Sourcing | undefined
}

/** A draft that changes nothing yet. */
export function draftOf(entry: StatementEntry): Draft {
  const { act, quotation, channel, sourcing } = entry.statement
  return { parts: partsOf(entry), act: act.value, quotation, channel: channel?.value, sourcing: sourcing?.value }
}

/** A draft in which a part is a span alone, or has it too. */
export function assigned(draft: Draft, part: Part, span: Span, how: 'alone' | 'too'): Draft {
  if (span.start === span.end) return draft
  const spans = how === 'alone' ? [span] : union([...draft.parts[part], span])
  return { ...draft, parts: { ...draft.parts, [part]: spans } }
}

/** A draft without the spans that a place is in, whatever part they are of. */
export function cleared(draft: Draft, at: number): Draft {
  const kept = PARTS.map((part) => [part, draft.parts[part].filter(({ start, end }) => at < start || end < at)])
  return { ...draft, parts: Object.fromEntries(kept) as Parts }
}

/** What a draft changes, as a review says it; absent where it changes nothing. */
export function amendmentOf(entry: StatementEntry, draft: Draft, text: string): Amendment | undefined {
  const before = draftOf(entry)
  const spans = PARTS.filter((part) => !isSame(before.parts[part], draft.parts[part])).map(
    (part) => [part, exactSpans(text, draft.parts[part])] as const,
  )
  const terms = TERMS.filter((term) => draft[term] !== undefined && draft[term] !== before[term]).map(
    (term) => [term, draft[term]] as const,
  )
  const changes = [...spans, ...terms]
  return changes.length === 0 ? undefined : (Object.fromEntries(changes) as Amendment)
}

const TERMS = ['act', 'quotation', 'channel', 'sourcing'] as const

function isSame(ones: readonly Span[], others: readonly Span[]): boolean {
  return (
    ones.length === others.length &&
    ones.every(({ start, end }, at) => start === others[at]?.start && end === others[at]?.end)
  )
}
