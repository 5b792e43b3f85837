import type { Attribution } from '../../schema/index.ts'
import { type ExactSpan, exact, subtract } from '../../text/index.ts'

/** What is said without what statements in it say: that is theirs. */
export function ownContent(text: string, { content }: Attribution, nested: readonly Attribution[]): ExactSpan[] {
  const taken = nested.flatMap((each) => [...each.source, ...each.cue, ...each.content])
  return taken.length === 0 ? [...content] : subtract(content, taken).map((span) => exact(text, span))
}

/** By the id of the statement around them, the statements within it. */
export function nestedIn(attributions: readonly Attribution[]): Map<string, Attribution[]> {
  const nested = new Map<string, Attribution[]>()
  for (const attribution of attributions) {
    const { within: around } = attribution
    if (around === undefined) continue
    const known = nested.get(around)
    if (known) known.push(attribution)
    else nested.set(around, [attribution])
  }
  return nested
}
