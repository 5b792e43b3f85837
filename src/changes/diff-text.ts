import { changes } from '../text/index.ts'

/** A stretch of text that two versions share, or that only one of them has. */
export interface TextPart {
  readonly kind: 'same' | 'removed' | 'inserted'
  readonly text: string
}

/**
 * What turned `before` into `after`, in whole words, for showing. The parts that are the same or removed rejoin to
 * `before`, those that are the same or inserted to `after`.
 *
 * @example
 * diffText('He will come.', 'He may come.')
 * // same 'He ', removed 'will', inserted 'may', same ' come.'
 */
export function diffText(before: string, after: string): TextPart[] {
  const parts: TextPart[] = []
  let at = 0
  for (const change of changes(before, after)) {
    parts.push(
      { kind: 'same', text: before.slice(at, change.before.start) },
      { kind: 'removed', text: before.slice(change.before.start, change.before.end) },
      { kind: 'inserted', text: after.slice(change.after.start, change.after.end) },
    )
    at = change.before.end
  }
  return [...parts, { kind: 'same' as const, text: before.slice(at) }].filter(({ text }) => text.length > 0)
}
