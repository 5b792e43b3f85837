import type { Attribution, Quotation } from '../../schema/index.ts'
import { exact, idIn, type Span, type VersionId, version } from '../../text/index.ts'
import type { Draft } from './draft.ts'
import { isQuotationMark } from './quotes.ts'

/** How many enclosing contents are tried for `within`: bounds the time on contents nested without end. */
const DEEPEST = 32

/**
 * The statements that settled drafts make: exact spans, kind of quotation, and which stands within or continues which.
 * Ids come from the text and the spans, so that the same reading gives the same ids.
 */
export function statementsOf(text: string, drafts: readonly Draft[]): Attribution[] {
  const textId = version(text).id
  const ids = drafts.map((draft) => idOf(textId, draft))
  const around = enclosing(drafts)
  const indexOf = new Map(drafts.map((draft, i) => [firstOf(draft), i]))
  const statements = drafts.map((draft, i): Attribution => {
    const continued = draft.continues && indexOf.get(firstOf(draft.continues))
    return {
      id: ids[i],
      quotation: quotationOf(text, draft.content),
      source: draft.source.map((at) => exact(text, at)),
      cue: draft.cue.map((at) => exact(text, at)),
      content: draft.content.map((at) => exact(text, at)),
      ...(around[i] >= 0 && { within: ids[around[i]] }),
      ...(continued !== undefined && continued !== i && { continues: ids[continued] }),
      finder: draft.finder,
      probability: Math.min(1, Math.max(0, draft.probability)),
    }
  })
  return uniqueById(statements)
}

/** `direct` where the content opens and closes with a quotation mark, `mixed` where it holds one elsewhere. */
export function quotationOf(text: string, content: readonly Span[]): Quotation {
  const words = content
    .map((at) => text.slice(at.start, at.end))
    .join('')
    .trim()
  if (/^(["“„«‹「『｢〝‘'＂]|``).*["”“»›」』｣〟〞’'＂]$/su.test(words)) return 'direct'
  return [...words].some(isQuotationMark) || /''|``/.test(words) ? 'mixed' : 'indirect'
}

function uniqueById(statements: readonly Attribution[]): Attribution[] {
  const seen = new Set<string>()
  return statements.filter(({ id }) => !seen.has(id) && seen.add(id))
}

function idOf(textId: VersionId, draft: Draft): string {
  const roles = [draft.source, draft.cue, draft.content].map((spans) =>
    spans.map((at) => `${at.start}-${at.end}`).join(','),
  )
  return idIn(textId, 's', roles.join(' '))
}

function firstOf(draft: Draft): number {
  return (draft.cue[0] ?? draft.content[0])?.start ?? -1
}

/** For each draft the index of the smallest content that holds its cue (or content) and its source, -1 where none does. */
function enclosing(drafts: readonly Draft[]): number[] {
  const contents = drafts
    .flatMap((draft, i) => draft.content.map((at) => ({ start: at.start, end: at.end, i })))
    .sort((a, b) => a.start - b.start || b.end - a.end)
  const order = drafts.map((_, i) => i).sort((a, b) => firstOf(drafts[a]) - firstOf(drafts[b]))
  const around = drafts.map(() => -1)
  const open: { start: number; end: number; i: number }[] = []
  let next = 0
  for (const i of order) {
    const spans = drafts[i].cue.length > 0 ? drafts[i].cue : drafts[i].content
    const start = spans[0].start
    const end = spans[spans.length - 1].end
    while (next < contents.length && contents[next].start <= start) open.push(contents[next++])
    while (open.length > 0 && open[open.length - 1].end <= start) open.pop()
    for (let depth = open.length - 1; depth >= 0 && depth >= open.length - DEEPEST; depth--) {
      const holds = open[depth].end >= end && open[depth].i !== i && !reaches(around, open[depth].i, i)
      const source = drafts[i].source[0]
      const isOutside = source && (source.start < open[depth].start || open[depth].end < source.end)
      if (isOutside && !endsContent(drafts[i], drafts[open[depth].i], open[depth].end)) continue
      const properly = drafts[i].cue.length > 0 || open[depth].start < start || open[depth].end > end
      if (!holds || !properly) continue
      around[i] = open[depth].i
      break
    }
  }
  return around
}

/** 彼は［…と発表した］と述べた: the same source says of itself that it said so, where a cue ends what is said. */
function endsContent(inner: Draft, outer: Draft, end: number): boolean {
  const from = inner.cue.at(-1)?.end ?? -1
  const isSame = inner.source[0]?.start === outer.source[0]?.start
  const cue = outer.cue[0]?.start ?? -1
  return isSame && 0 <= end - from && end - from <= INFLECTION && 0 <= cue - end && cue - end <= INFLECTION
}

/** Characters that a cue's ending or a particle takes. */
const INFLECTION = 4

/** Whether `target` is `from` or stands around it. */
function reaches(around: readonly number[], from: number, target: number): boolean {
  for (let at = from, steps = 0; at >= 0; at = around[at]) if (at === target || ++steps > 2 * DEEPEST) return true
  return false
}
