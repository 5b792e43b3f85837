import type { Act, Channel, Figure, Quotation } from '../schema/index.ts'
import { type Change, changes, type ExactSpan } from '../text/index.ts'
import { type Direction, directionOf } from './certainty.ts'
import { placeOf, type Said, wordsOf } from './said.ts'
import { relationOf } from './same-source.ts'

type Spans = readonly ExactSpan[]

/** What was altered in a statement between two versions. Offsets are those of the version they stand in. */
export type Alteration =
  /** What is laid to the source, and where. */
  | { readonly kind: 'words'; readonly changes: readonly Change[] }
  /** The source is called by other words: inferred to be the same one. */
  | Inferred<{ readonly kind: 'source'; readonly before: Spans; readonly after: Spans }>
  /** The content is laid to another source: inferred not to be the same one. */
  | Inferred<{ readonly kind: 'reattributed'; readonly before: Spans; readonly after: Spans }>
  | { readonly kind: 'cue' | 'addressee' | 'via' | 'figures' | 'dates'; readonly before: Spans; readonly after: Spans }
  | { readonly kind: 'quotation'; readonly before: Quotation; readonly after: Quotation }
  /** How sure it is, or whether it is denied. */
  | Inferred<{ readonly kind: 'hedge'; readonly direction: Direction }>
  | Inferred<{ readonly kind: 'act'; readonly before: Act; readonly after: Act }>
  /** Absent on the side that does not tell. */
  | { readonly kind: 'channel'; readonly before: Channel | undefined; readonly after: Channel | undefined }

type Inferred<T> = T & { readonly rule: string; readonly probability: number }

type Find = (before: Said, after: Said, changed: readonly Change[]) => Alteration | undefined

const FINDS: readonly Find[] = [words, source, cue, quotation, hedge, act, addressee, via, channel, figures, dates]

/** All that was altered from `before` to `after`, one statement in two versions; style of marks and letters is nothing. */
export function alterationsOf(before: Said, after: Said): Alteration[] {
  const isSame = before.content.plain === after.content.plain
  const changed = isSame ? [] : changes(before.content.exact, after.content.exact)
  return FINDS.flatMap((find) => find(before, after, changed) ?? [])
}

function words(before: Said, after: Said, changed: readonly Change[]): Alteration | undefined {
  if (before.content.plain === after.content.plain) return undefined
  const place = (said: Said, { start, end }: Change['before']) => ({
    start: placeOf(said.statement.content, start),
    end: placeOf(said.statement.content, end),
  })
  const placed = changed.map((change) => ({ before: place(before, change.before), after: place(after, change.after) }))
  return { kind: 'words', changes: placed }
}

function source(before: Said, after: Said): Alteration | undefined {
  const { kind, rule, probability } = relationOf(before, after)
  if (kind === 'same') return undefined
  const spans = { before: before.statement.source, after: after.statement.source }
  return { kind: kind === 'other' ? 'reattributed' : 'source', ...spans, rule, probability }
}

function cue(before: Said, after: Said): Alteration | undefined {
  if (before.cue.plain === after.cue.plain) return undefined
  return { kind: 'cue', before: before.statement.cue, after: after.statement.cue }
}

function quotation({ statement: before }: Said, { statement: after }: Said): Alteration | undefined {
  if (before.quotation === after.quotation) return undefined
  return { kind: 'quotation', before: before.quotation, after: after.quotation }
}

function hedge(before: Said, after: Said, changed: readonly Change[]): Alteration | undefined {
  const direction = directionOf(before, after, changed)
  return direction && { kind: 'hedge', direction, rule: 'degrees-of-certainty', probability: 0.8 }
}

function act({ statement: { act: before } }: Said, { statement: { act: after } }: Said): Alteration | undefined {
  if (before.value === after.value) return undefined
  const probability = before.probability * after.probability
  return { kind: 'act', before: before.value, after: after.value, rule: after.rule, probability }
}

function addressee({ statement: before }: Said, { statement: after }: Said): Alteration | undefined {
  return spansAltered('addressee', before.addressee, after.addressee)
}

function via({ statement: before }: Said, { statement: after }: Said): Alteration | undefined {
  return spansAltered('via', before.via, after.via)
}

function spansAltered(kind: 'addressee' | 'via', before: Spans, after: Spans): Alteration | undefined {
  return wordsOf(before).plain === wordsOf(after).plain ? undefined : { kind, before, after }
}

function channel({ statement: before }: Said, { statement: after }: Said): Alteration | undefined {
  if (before.channel?.value === after.channel?.value) return undefined
  return { kind: 'channel', before: before.channel?.value, after: after.channel?.value }
}

function figures(before: Said, after: Said, changed: readonly Change[]): Alteration | undefined {
  const [one, other] = [before.statement.figures, after.statement.figures]
  const isRead = one.length + other.length > 0
  const isSame = isRead ? alike(one, other, figureKey) : numeralsOf(before) === numeralsOf(after)
  return changed.length === 0 || isSame ? undefined : { kind: 'figures', before: one.map(bare), after: other.map(bare) }
}

function figureKey({ value, unit, bound }: Figure): string {
  return `${value} ${unit} ${bound ?? ''}`
}

/** Numerals of the content where no figure or date was read on either side. */
function numeralsOf({ statement, content }: Said): string {
  if (statement.dates.length > 0) return ''
  return (content.exact.normalize('NFKC').match(/\d+(?:[.,]\d+)*/g) ?? []).sort().join(' ')
}

function dates(before: Said, after: Said, changed: readonly Change[]): Alteration | undefined {
  const [one, other] = [before.statement.dates, after.statement.dates]
  if (changed.length === 0 || alike(one, other, ({ value, exact }) => value ?? exact.toLowerCase())) return undefined
  return { kind: 'dates', before: one.map(bare), after: other.map(bare) }
}

function alike<T>(before: readonly T[], after: readonly T[], keyOf: (value: T) => string): boolean {
  return JSON.stringify(before.map(keyOf).sort()) === JSON.stringify(after.map(keyOf).sort())
}

function bare({ start, end, exact }: ExactSpan): ExactSpan {
  return { start, end, exact }
}
