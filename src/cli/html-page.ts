import type { Report } from '../intake/index.ts'
import { escapedHtml, pageHead } from '../page/index.ts'
import type { Block, Reading, Statement } from '../schema/index.ts'
import { type Fact, factsOf, factsOfExchange, namesOf } from './facts.ts'
import { type Mark, type Role, type Stretch, stretchesOf } from './layers.ts'
import { PAGE_STYLE } from './page-style.ts'
import { shortened } from './terminal-text.ts'

/**
 * A reading as one self-contained page: text left, statement cards right, joined by hovering. No script, nothing from the
 * network (its content security policy forbids both); all that came from outside is escaped text.
 */
export function htmlPage(report: Report, reading: Reading): string {
  const stretches = stretchesOf(reading)
  const numbers = new Map(reading.statements.map(({ id }, i) => [id, i + 1]))
  const title = escapedHtml(titleOf(report, reading))
  const about = [report.outlet, report.published].filter((part) => part !== undefined).map(escapedHtml)
  const nStatements = reading.statements.length
  const style = PAGE_STYLE + reading.statements.map((_, i) => joinRule(i + 1)).join('')
  return `<!doctype html>
<html lang="${escapedHtml(reading.language)}">
${pageHead(title, style)}
<body>
<header><h1>${title}</h1><p>${[...about, `${nStatements} ${nStatements === 1 ? 'statement' : 'statements'}`].join(' · ')}</p>
<p class="legend" lang="en"><span class="source">source</span> <span class="cue">cue</span> <span class="content">content</span></p></header>
<main>
<article>${reading.blocks.map((block, i) => blockOf(report.text, block, stretches[i])).join('\n')}</article>
<aside lang="en" aria-label="Statements">${reading.statements.map((statement, i) => card(statement, i + 1, reading, numbers)).join('\n')}
${rest(reading)}</aside>
</main>
</body>
</html>
`
}

/** What the report says it is called; else its first words. */
function titleOf({ title, text }: Report, { blocks }: Reading): string {
  const first = blocks.find(({ kind }) => kind === 'heading') ?? blocks[0]
  return (
    title ??
    shortened(
      text
        .slice(first?.start ?? 0, first?.end)
        .trim()
        .replace(/\s+/g, ' '),
      80,
    )
  )
}

/** Hovering a card lights its passages, hovering a passage lights its card. */
function joinRule(number: number): string {
  const on = `:is(.of-${number}:hover,#statement-${number}:hover,#statement-${number}:focus-within,#statement-${number}:target)`
  return `body:has(${on}) article .of-${number}{background:var(--lit)}body:has(${on}) #statement-${number}{--edge:var(--accent)}`
}

function blockOf(text: string, block: Block, stretches: readonly Stretch[]): string {
  if (block.kind !== 'body') return `<p class="${block.kind}">${escapedHtml(text.slice(block.start, block.end))}</p>`
  const words = stretches.map(({ start, end, marks: open, opens }) => {
    const anchors = opens
      .filter(({ role }) => role === 'content')
      .map(({ number }) => `<a class="number" href="#statement-${number}">${number}</a>`)
    return anchors.join('') + nested(open, escapedHtml(text.slice(start, end)))
  })
  return `<div class="body">${words.join('')}</div>`
}

function nested(marks: readonly Mark[], words: string): string {
  return marks.reduceRight((inner, { number, role }) => `<span class="${role} of-${number}">${inner}</span>`, words)
}

function card(statement: Statement, number: number, reading: Reading, numbers: ReadonlyMap<string, number>): string {
  const { language } = reading
  const exact = (role: Role) => statement[role].map((at) => escapedHtml(at.exact)).join(' <i>…</i> ')
  const lang = escapedHtml(language)
  return `<section class="card of-${number}" id="statement-${number}" tabindex="0">
<h2><span class="number">${number}</span> <span class="source" lang="${lang}">${exact('source') || '<i lang="en">no one named</i>'}</span> <span class="cue" lang="${lang}">${exact('cue')}</span></h2>
<blockquote lang="${lang}">${exact('content') || '<i lang="en">content not given</i>'}</blockquote>
<p><b class="${statement.quotation}">${statement.quotation}</b> ${Math.round(100 * statement.probability)} % · ${escapedHtml(statement.finder.name)}${linksOf(statement, numbers)}</p>
${factList(factsOf(statement, reading), language)}
</section>`
}

function factList(facts: readonly Fact[], language: string): string {
  const rows = facts.map(({ name, value, isVerbatim }) => {
    const lang = isVerbatim ? ` lang="${escapedHtml(language)}"` : ''
    return `<div><dt>${escapedHtml(name)}</dt><dd${lang}>${escapedHtml(value)}</dd></div>`
  })
  return `<dl>${rows.join('')}</dl>`
}

/** The occasions the report speaks of, whom it calls by several names, and where its text is damaged. */
function rest(reading: Reading): string {
  const { exchanges, damage, language } = reading
  const lang = escapedHtml(language)
  const occasions = exchanges.map(
    (exchange) =>
      `<section class="card"><h2>${escapedHtml(exchange.kind)}</h2>${factList(factsOfExchange(exchange, reading), language)}</section>`,
  )
  const harms = damage.map(
    ({ exact, message }) => `<li><span lang="${lang}">${escapedHtml(exact)}</span> <i>${escapedHtml(message)}</i></li>`,
  )
  const occasionsPart = occasions.length === 0 ? '' : `<h2 class="part">Exchanges</h2>${occasions.join('\n')}`
  const names = namesOf(reading).map(
    ({ name, value }) => `<li lang="${lang}">${escapedHtml(name)} <i>${escapedHtml(value)}</i></li>`,
  )
  const namesPart = names.length === 0 ? '' : `<h2 class="part">Also called</h2><ul>${names.join('')}</ul>`
  return (
    occasionsPart + namesPart + (harms.length === 0 ? '' : `<h2 class="part">Damage</h2><ul>${harms.join('')}</ul>`)
  )
}

function linksOf({ within, continues }: Statement, numbers: ReadonlyMap<string, number>): string {
  const link = (name: string, id: string | undefined) => {
    const number = id === undefined ? undefined : numbers.get(id)
    return number === undefined ? '' : ` · ${name} <a href="#statement-${number}">${number}</a>`
  }
  return link('within', within) + link('continues', continues)
}
