import { Lines, type Span, trim } from '../../text/index.ts'
import type { Draft } from './draft.ts'
import type { Trees } from './trees.ts'

/** A rule that finds statements by how a text is laid out, without a model. */
export type Propose = (trees: Trees) => Draft[]

const TAIL = 90
const LONGEST_NAME = 60
const NAME_AFTER_DASH = /["”»]\s{0,2}(―|—|–|--?)\s?(\p{Lu}[\p{L}.'’ -]{1,60}?)\.?\s*$/u
const DASH_AND_NAME = /^(―|—|–|--?)\s?(\p{Lu}[\p{L}.'’ -]{1,60}?)\.?\s*$/u
const TURN = /^["“]?((?:\p{Lu}[\p{Lu}.'’-]*)(?: \(?\p{Lu}[\p{Lu}.'’)-]*){0,4})(:)\s+\S/u

/** `“…” ― Name`, on one line or on two. */
export function dashName(trees: Trees): Draft[] {
  const { text } = trees
  const drafts: Draft[] = []
  let before: Span | undefined
  for (const line of Lines.of(text).spans()) {
    const trimmed = trim(text, line)
    const tailStart = Math.max(trimmed.start, trimmed.end - TAIL)
    const tail = text.slice(tailStart, trimmed.end)
    const sameLine = NAME_AFTER_DASH.exec(tail)
    const ownLine = sameLine || trimmed.end - trimmed.start > TAIL ? undefined : DASH_AND_NAME.exec(tail)
    if (sameLine) {
      const dash = tailStart + sameLine.index + sameLine[0].indexOf(sameLine[1], 1)
      drafts.push(dashDraft(text, { start: trimmed.start, end: tailStart + sameLine.index + 1 }, dash, sameLine))
    } else if (ownLine && before && /["”»]/.test(text[before.end - 1])) {
      drafts.push(dashDraft(text, before, tailStart, ownLine))
    }
    if (trimmed.start < trimmed.end) before = trimmed
  }
  return drafts
}

function dashDraft(text: string, content: Span, dash: number, found: RegExpExecArray): Draft {
  const cue = { start: dash, end: dash + found[1].length }
  const start = text.indexOf(found[2], cue.end)
  return {
    source: [{ start, end: start + found[2].length }],
    cue: [cue],
    content: [content],
    probability: 0.8,
    finder: { kind: 'rule', name: 'dash-name' },
  }
}

/** `NAME: …`, a turn of a transcript: at least two of them in the text. */
export function speakerTurn(trees: Trees): Draft[] {
  const { text } = trees
  const drafts: Draft[] = []
  for (const line of Lines.of(text).spans()) {
    const at = trim(text, line)
    const found = TURN.exec(text.slice(at.start, Math.min(at.end, at.start + LONGEST_NAME + 8)))
    if (!found) continue
    const start = at.start + found[0].indexOf(found[1])
    const colon = start + found[1].length
    drafts.push({
      source: [{ start, end: colon }],
      cue: [{ start: colon, end: colon + 1 }],
      content: [trim(text, { start: colon + 1, end: at.end })],
      probability: 0.75,
      finder: { kind: 'rule', name: 'speaker-turn' },
    })
  }
  return drafts.length >= 2 ? drafts : []
}
