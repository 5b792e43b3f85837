import { linkOptionsOf } from '../../queries/index.ts'
import type { Paging } from '../../record/index.ts'
import { type PendingItem, type PendingState, pending } from '../../views/index.ts'
import { headLines, lineOf, saidLine, sureness, wordsOf } from './link-lines.ts'
import { type LinkListOptions, linkFilterOf } from './link-options.ts'
import { today } from './now.ts'
import { printParts } from './page-parts.ts'
import { withViewed } from './viewed.ts'

/** What `readout pending` may be told. */
export interface PendingCommandOptions extends LinkListOptions {
  readonly today?: string
  readonly state?: readonly PendingState[]
}

/** `readout pending`: what is awaited, and what became of it, newest first. */
export async function pendingCommand(options: PendingCommandOptions): Promise<void> {
  const { state: states } = options
  await withViewed(options, async (viewed) => {
    const wanted = { ...linkOptionsOf(options), today: options.today ?? today(), ...(states && { states }) }
    const filter = await linkFilterOf(options, viewed)
    const find = (paging: Paging) => pending(viewed, filter, paging, wanted)
    const linesOf = (items: readonly PendingItem[], width: number) => items.flatMap((item) => pendingLines(item, width))
    await printParts(options, find, linesOf, 'pending items')
  })
}

function pendingLines(item: PendingItem, width: number): string[] {
  return [
    ...headLines(headOf(item), item, width),
    ...(item.condition.length > 0 ? [lineOf('  on the condition: ', wordsOf(item.condition), width)] : []),
    ...item.statements.map((entry) => saidLine('  ', entry, width)),
    ...outcomeLines(item, width),
  ]
}

function headOf({ state, awaits, from, deadline }: PendingItem): string {
  const [name] = from.names
  return [
    state,
    awaits ?? 'something to come',
    name && `from ${name}`,
    deadline && `until ${deadline.replace(/^.*\//, '')}`,
  ]
    .filter(Boolean)
    .join(' · ')
}

function outcomeLines({ state, outcome }: PendingItem, width: number): string[] {
  if (outcome === undefined) return []
  const { day, rule, evidence } = outcome
  const what = `${day ?? ''} ${wordsOf(evidence.spans)}`.trim()
  const id = evidence.statement ?? evidence.exchange
  return [lineOf(`  ${state} by `, what, width, [`by ${rule}`, sureness(outcome), id])]
}
