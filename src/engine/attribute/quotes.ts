import { isSpace, type Span } from '../../text/index.ts'

/** A quotation as its marks show it, marks included. It never crosses a line break. */
export interface Quoted extends Span {
  /** The mark it opens with. */
  readonly opening: Span
  /** The mark it closes with; absent where the paragraph ends before it does. */
  readonly closing?: Span
}

/** How far back a closing mark looks for its opening mark: bounds the time on texts of nothing but marks. */
const DEEPEST = 12

const CLOSED_BY: ReadonlyMap<string, string> = new Map([
  ['“', '”'],
  ['„', '“”'],
  ['‟', '”'],
  ['«', '»'],
  ['‹', '›'],
  ['「', '」'],
  ['『', '』'],
  ['｢', '｣'],
  ['〝', '〟〞'],
  ['‘', '’'],
])
const CLOSING = new Set('”»›」』｣〟〞')
const STRAIGHT = new Set(['"', '＂', "''", '``'])

interface Open {
  readonly mark: string
  readonly at: Span
}

/**
 * The quotations of a text in any script, by their marks, in order of their start; nested ones follow the one around
 * them. `"`, `''` and ` `` ` open and close in turn. An unclosed quotation ends with its line.
 *
 * @example `He said “no”.` gives `[8, 12)`: `“no”`.
 */
export function findQuotations(text: string): Quoted[] {
  const found: Quoted[] = []
  const singles = pairedSingles(text)
  let open: Open[] = []
  for (let at = 0; at < text.length; at++) {
    const mark = markAt(text, at, singles)
    if (mark === '') continue
    if (mark === '\n') {
      for (const left of open) found.push({ start: left.at.start, end: at, opening: left.at })
      open = []
      continue
    }
    const here = { start: at, end: at + mark.length }
    const opener = lastClosedBy(open, mark, text, here)
    if (opener >= 0) {
      found.push({ start: open[opener].at.start, end: here.end, opening: open[opener].at, closing: here })
      for (const left of open.splice(opener).slice(1)) found.push({ start: left.at.start, end: at, opening: left.at })
    } else if (CLOSED_BY.has(mark) || (STRAIGHT.has(mark) && !endsWord(text, here)) || mark === "'") {
      open.push({ mark, at: here })
    }
    at += mark.length - 1
  }
  for (const left of open) found.push({ start: left.at.start, end: text.length, opening: left.at })
  return found.sort((a, b) => a.start - b.start || b.end - a.end)
}

/** Every quotation mark of a text, paired or not, in order: for knowing whether a stretch holds any. */
export function isQuotationMark(mark: string): boolean {
  return CLOSED_BY.has(mark) || CLOSING.has(mark) || STRAIGHT.has(mark)
}

function markAt(text: string, at: number, singles: ReadonlySet<number>): string {
  const unit = text.charCodeAt(at)
  if (unit === 10 || unit === 13 || unit === 0x2028 || unit === 0x2029) return '\n'
  if (unit === 0x22) return '"'
  if (unit === 0x27 || unit === 0x60) {
    const double = text.charCodeAt(at + 1) === unit
    if (double) return unit === 0x27 ? "''" : '``'
    return singles.has(at) ? "'" : ''
  }
  if (unit < 0xab) return ''
  const mark = text[at]
  if (mark === '’') return singles.has(at) ? mark : ''
  return CLOSED_BY.has(mark) || CLOSING.has(mark) || mark === '＂' ? mark : ''
}

function lastClosedBy(open: readonly Open[], mark: string, text: string, at: Span): number {
  const lowest = Math.max(0, open.length - DEEPEST)
  for (let i = open.length - 1; i >= lowest; i--) if (closes(open[i].mark, mark, text, at)) return i
  return -1
}

function closes(opening: string, mark: string, text: string, at: Span): boolean {
  if (opening === "'" || opening === '‘') return mark === (opening === "'" ? "'" : '’')
  if (STRAIGHT.has(opening)) return STRAIGHT.has(mark) && (opening !== '"' || mark === '"') && !startsWord(text, at)
  return CLOSED_BY.get(opening)?.includes(mark) ?? false
}

/** Whether a straight mark can only open: a space before it and none after. */
function startsWord(text: string, at: Span): boolean {
  return isGap(text, at.start - 1) && !isGap(text, at.end)
}

/** Whether a straight mark can only close: no space before it and one after. */
function endsWord(text: string, at: Span): boolean {
  return !isGap(text, at.start - 1) && isGap(text, at.end)
}

function isGap(text: string, at: number): boolean {
  return at < 0 || text.length <= at || isSpace(text.charCodeAt(at)) || text[at] === '(' || text[at] === '—'
}

/**
 * Where a single mark is a quotation mark and no apostrophe: one that stands before a word, with one that ends a word
 * later in the line.
 */
function pairedSingles(text: string): Set<number> {
  const paired = new Set<number>()
  let opening = -1
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at)
    if (unit === 10 || unit === 13) opening = -1
    if (unit !== 0x27 && unit !== 0x2018 && unit !== 0x2019) continue
    if (text.charCodeAt(at - 1) === unit || text.charCodeAt(at + 1) === unit) continue
    const before = at === 0 || /[\s("“—[]/.test(text[at - 1])
    const after = at + 1 === text.length || /[\s)"”,.;:!?—\]]/.test(text[at + 1])
    if (before && !after && unit !== 0x2019) opening = at
    else if (!before && after && unit !== 0x2018 && opening >= 0 && !/s/.test(text[at - 1])) {
      paired.add(opening)
      paired.add(at)
      opening = -1
    }
  }
  return paired
}
