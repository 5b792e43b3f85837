import { type Alteration, diffStatements, diffText, type StatementChange } from '../../changes/index.ts'
import { readVersionOf, type ToldVersion as Told, versionsCompared } from '../../queries/index.ts'
import type { Statement } from '../../schema/index.ts'
import type { Span } from '../../text/index.ts'
import { harmless, oneLine, wrapped } from '../terminal-text.ts'
import { withReader } from './list-commands.ts'
import type { RecordOptions } from './open-record.ts'

/** What `readout diff` may be told. */
export interface DiffOptions extends RecordOptions {
  readonly from?: string
  readonly to?: string
  readonly text?: boolean
  readonly json?: boolean
}

/** `readout diff STORY [OTHER]`: what became of each statement from one version to another, or from one copy to another. */
export async function diffCommand(id: string, other: string | undefined, options: DiffOptions): Promise<void> {
  await withReader(options, async (reader) => {
    const { from, to } = options
    const [before, after] = await versionsCompared(reader, id, { from, to, with: other })
    const changes = diffStatements(readVersionOf(before), readVersionOf(after))
    if (options.json) printJson(before, after, changes, options)
    else print(before, after, changes, options)
  })
}

function printJson(before: Told, after: Told, changes: readonly StatementChange[], { text }: DiffOptions): void {
  const side = ({ appearance }: Told) => ({ version: appearance.version, seenAt: appearance.seenAt })
  const shown = {
    before: side(before),
    after: side(after),
    changes,
    updateNotes: updateNotes(after),
    ...(text && { text: diffText(before.text, after.text) }),
  }
  process.stdout.write(`${JSON.stringify(shown, undefined, 2)}\n`)
}

function print(before: Told, after: Told, changes: readonly StatementChange[], { text }: DiffOptions): void {
  const width = process.stdout.columns ?? 100
  const lines = changes.filter(({ kind }) => kind !== 'same').flatMap((change) => changeLines(change, before, after))
  const count = (kind: StatementChange['kind']) => changes.filter((change) => change.kind === kind).length
  const kinds = ['added', 'dropped', 'altered', 'moved', 'same'] as const
  const counts = kinds.map((kind) => `${count(kind)} ${kind === 'same' ? 'as they were' : kind}`).join(', ')
  const notes = updateNotes(after).map((note) => `update note: ${oneLine(note)}`)
  process.stdout.write(`${[...lines, ...notes, counts].map((line) => wrapped(line, width)).join('\n')}\n`)
  if (text) process.stdout.write(`\n${wrapped(textLines(before.text, after.text), width)}\n`)
}

/** What the later text says of its being updated or corrected. */
function updateNotes({ text, reading }: Told): string[] {
  const blocks = reading?.reading.blocks ?? []
  return blocks.filter(({ kind }) => kind === 'update-note').map(({ start, end }) => text.slice(start, end).trim())
}

function changeLines(change: StatementChange, before: Told, after: Told): string[] {
  const one = 'before' in change ? statementOf(before, change.before) : undefined
  const other = 'after' in change ? statementOf(after, change.after) : undefined
  const said = other ?? one
  if (said === undefined) return []
  const head = `${change.kind.padEnd(8)} ${oneLine(`${wordsOf(said.source) || '–'}: ${wordsOf(said.content)}`)}`
  if (change.kind !== 'altered' || one === undefined) return [head]
  return [
    head,
    ...change.alterations.map((alteration) => `         ${alterationLine(alteration, before.text, after.text)}`),
  ]
}

function statementOf({ reading }: Told, id: string): Statement | undefined {
  return reading?.reading.statements.find((statement) => statement.id === id)
}

function alterationLine(alteration: Alteration, before: string, after: string): string {
  const words = (text: string, spans: readonly Span[]) =>
    oneLine(spans.map(({ start, end }) => text.slice(start, end)).join(' … ')) || 'nothing'
  switch (alteration.kind) {
    case 'words':
      return alteration.changes
        .map((change) => `words: ${words(before, [change.before])} → ${words(after, [change.after])}`)
        .join('; ')
    case 'hedge':
      return `certainty: ${alteration.direction}`
    case 'quotation':
    case 'act':
    case 'channel':
      return `${alteration.kind}: ${alteration.before ?? 'none'} → ${alteration.after ?? 'none'}`
    default:
      return `${alteration.kind}: ${words(before, alteration.before)} → ${words(after, alteration.after)}`
  }
}

function wordsOf(spans: readonly { readonly exact: string }[]): string {
  return spans.map(({ exact }) => exact).join(' … ')
}

/** The text with what went in [-…-] and what came in {+…+}, as word diffs have it. */
function textLines(before: string, after: string): string {
  const marks = { same: ['', ''], removed: ['[-', '-]'], inserted: ['{+', '+}'] } as const
  return diffText(before, after)
    .map(({ kind, text }) => `${marks[kind][0]}${harmless(text)}${marks[kind][1]}`)
    .join('')
}
