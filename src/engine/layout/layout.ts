import type { Block } from '../../schema/index.ts'
import { Lines, trim } from '../../text/index.ts'
import type { LanguagePack } from '../pack.ts'
import { tableRows } from '../table.ts'

/** Tells body, headings, update notes and furniture apart; the blocks are in order and hold no line breaks at their ends. */
export type FindBlocks = (text: string) => Block[]

/** A line that is not body, by its words: a pattern over the whole trimmed line, without regard to case. */
interface KnownLine {
  readonly kind: Block['kind']
  readonly pattern: RegExp
}

/** Longest line that can be furniture, an update note or a heading, in UTF-16 units. */
const LONGEST_LINE = 240
const LONGEST_HEADING = 120
/** How far below a heading the quotation that it repeats may stand. */
const HEADING_REACH = 4000

/**
 * The layout of a pack. Its table `layout.tsv` holds what pages of the language say around a report: kind, tab, a
 * regular expression for the whole line.
 */
export function loadLayout(pack: LanguagePack): FindBlocks {
  const known = readKnownLines(pack.tables['layout.tsv'] ?? '')
  return (text) => findBlocks(text, known)
}

function readKnownLines(table: string): KnownLine[] {
  return tableRows(table).map(([kind, pattern]) => ({
    kind: kind as Block['kind'],
    pattern: new RegExp(`^(?:${pattern})$`, 'iu'),
  }))
}

function findBlocks(text: string, known: readonly KnownLine[]): Block[] {
  const blocks: Block[] = []
  for (const line of Lines.of(text).spans()) {
    const at = trim(text, line)
    if (at.start === at.end) continue
    const kind = kindOf(text, at.start, at.end, known)
    const last = blocks.at(-1)
    if (last && last.kind === 'body' && kind === 'body') blocks[blocks.length - 1] = { ...last, end: at.end }
    else blocks.push({ ...at, kind })
  }
  return blocks
}

function kindOf(text: string, start: number, end: number, known: readonly KnownLine[]): Block['kind'] {
  if (end - start > LONGEST_LINE) return 'body'
  const line = text.slice(start, end)
  const found = known.find(({ pattern }) => pattern.test(line))
  if (found) return found.kind
  return isRepeatedQuotation(text, line, end) ? 'heading' : 'body'
}

/** A line that is nothing but a quotation whose words stand again further on titles what follows. */
function isRepeatedQuotation(text: string, line: string, end: number): boolean {
  const words = /^[「『“"‘'«]([^「」『』“”"«»]{2,})[」』”"’'»]$/u.exec(line)?.[1]
  return words !== undefined && line.length <= LONGEST_HEADING && text.slice(end, end + HEADING_REACH).includes(words)
}
