import type { Block, Reading, Statement } from '../schema/index.ts'
import { type Fact, factsOf, factsOfExchange, namesOf } from './facts.ts'
import { type Role, type Stretch, stretchesOf } from './layers.ts'
import { harmless, oneLine, padded, shortened, wrapped } from './terminal-text.ts'

/** How a reading is printed. */
export interface PrintOptions {
  readonly color: boolean
  /** Columns of the terminal. */
  readonly width: number
}

const COLORS: Readonly<Record<Role, string>> = { source: '\u001b[1;36m', cue: '\u001b[1;33m', content: '\u001b[32m' }
const LETTERS: Readonly<Record<Role, string>> = { source: 's', cue: 'c', content: '' }
const DIM = '\u001b[2m'
const RESET = '\u001b[0m'

/**
 * A reading for people: the text with its statements marked, then a table of them. `[1s …]` is the source of statement 1,
 * `[1c …]` its cue, `[1 …]` its content.
 */
export function printReading(text: string, reading: Reading, options: PrintOptions): string {
  const stretches = stretchesOf(reading)
  const body = reading.blocks.map((block, i) => printBlock(text, block, stretches[i], options)).join('\n\n')
  const nStatements = reading.statements.length
  const head = nStatements === 1 ? '1 statement' : `${nStatements} statements`
  const numbers = new Map(reading.statements.map(({ id }, i) => [id, i + 1]))
  const rows = reading.statements.map(
    (statement, i) => printRow(statement, i + 1, numbers, options) + printFacts(factsOf(statement, reading), options),
  )
  const table = nStatements === 0 ? '' : quiet(HEADER, options) + rows.join('')
  return `${body}\n\n${head} ([1s source] [1c cue] [1 content]; ? is less than 60 % sure)\n${table}${printRest(reading, options)}`
}

/** The occasions the report speaks of, whom it calls by several names, and where its text is damaged. */
function printRest(reading: Reading, options: PrintOptions): string {
  const { exchanges, damage } = reading
  const occasions = exchanges.map(
    (exchange) => `      ${exchange.kind}\n${printFacts(factsOfExchange(exchange, reading), options)}`,
  )
  const harms = damage.map(
    ({ exact, message }) => `      ${shortened(oneLine(exact), 24)}  ${quiet(oneLine(message), options)}\n`,
  )
  const names = namesOf(reading).map(
    ({ name, value }) => `      ${shortened(oneLine(name), 24)}  ${quiet(oneLine(value), options)}\n`,
  )
  const section = (name: string, lines: readonly string[]) => (lines.length === 0 ? '' : `\n${name}\n${lines.join('')}`)
  return section('exchanges', occasions) + section('also called', names) + section('damage', harms)
}

function printFacts(facts: readonly Fact[], options: PrintOptions): string {
  const words = facts.map(({ name, value }) => `${name} ${oneLine(value)}`).join(' · ')
  const lines = wrapped(words, Math.max(40, options.width - 6)).replaceAll('\n', '\n      ')
  return `${quiet(`      ${lines}`, options)}\n`
}

const HEADER = `      ${'source'.padEnd(24)}  ${'cue'.padEnd(14)}  quotation  sure  content\n`

function printBlock(text: string, block: Block, stretches: readonly Stretch[], options: PrintOptions): string {
  if (block.kind !== 'body') {
    const words = wrapped(`(${block.kind}) ${harmless(text.slice(block.start, block.end))}`, options.width)
    return quiet(words, options)
  }
  return wrapped(stretches.map((stretch) => printStretch(text, stretch, options.color)).join(''), options.width)
}

function printStretch(text: string, { start, end, marks, opens, closes }: Stretch, color: boolean): string {
  const words = harmless(text.slice(start, end))
  const before = opens.map(({ number, role }) => `[${number}${LETTERS[role]} `).join('')
  const after = ']'.repeat(closes.length)
  const innermost = marks.at(-1)
  return innermost && color ? `${COLORS[innermost.role]}${before}${words}${after}${RESET}` : `${before}${words}${after}`
}

function printRow(
  statement: Statement,
  number: number,
  numbers: ReadonlyMap<string, number>,
  options: PrintOptions,
): string {
  const exact = (role: Role) => harmless(statement[role].map((at) => at.exact).join(' … ')).replace(/\s+/g, ' ')
  const who = padded(shortened(exact('source') || '–', 24), 24)
  const cue = padded(shortened(exact('cue') || '–', 14), 14)
  const how = `${statement.quotation.padEnd(9)} ${String(Math.round(100 * statement.probability)).padStart(3)} %`
  const links = linksOf(statement, numbers)
  const room = Math.max(20, options.width - 67 - links.length)
  return `${String(number).padStart(4)}  ${who}  ${cue}  ${how}  ${shortened(exact('content'), room)}${quiet(links, options)}\n`
}

function linksOf({ within, continues }: Statement, numbers: ReadonlyMap<string, number>): string {
  const link = (name: string, id: string | undefined) => (id === undefined ? '' : `  ${name} ${numbers.get(id)}`)
  return link('within', within) + link('continues', continues)
}

function quiet(words: string, { color }: PrintOptions): string {
  return color && words !== '' ? `${DIM}${words}${RESET}` : words
}
