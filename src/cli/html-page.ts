import type { Report } from '../intake/index.ts'
import type { Block, Reading, Statement } from '../schema/index.ts'
import { type Mark, marksOf, type Role, stretches } from './layers.ts'
import { PAGE_STYLE } from './page-style.ts'

/**
 * A reading as one self-contained page: text left, statement cards right, joined by hovering. No script, nothing from the
 * network (its content security policy forbids both); all that came from outside is escaped text.
 */
export function htmlPage(report: Report, reading: Reading): string {
  const marks = marksOf(reading)
  const title = escaped(report.title ?? 'Report')
  const about = [report.outlet, report.published].filter((part) => part !== undefined).map(escaped)
  const nStatements = reading.statements.length
  return `<!doctype html>
<html lang="${escaped(reading.language)}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'">
<meta name="referrer" content="no-referrer">
<title>${title} – Readout</title>
<style>${PAGE_STYLE}${reading.statements.map((_, i) => joinRule(i + 1)).join('')}</style>
</head>
<body>
<header><h1>${title}</h1><p>${[...about, `${nStatements} ${nStatements === 1 ? 'statement' : 'statements'}`].join(' · ')}</p>
<p class="legend" lang="en"><span class="source">source</span> <span class="cue">cue</span> <span class="content">content</span></p></header>
<main>
<article>${reading.blocks.map((block) => blockOf(report.text, block, marks)).join('\n')}</article>
<aside lang="en" aria-label="Statements">${reading.statements.map((statement, i) => card(statement, i + 1, reading)).join('\n')}</aside>
</main>
</body>
</html>
`
}

/** Hovering a card lights its passages, hovering a passage lights its card. */
function joinRule(number: number): string {
  const on = `:is(.of-${number}:hover,#statement-${number}:hover,#statement-${number}:focus-within,#statement-${number}:target)`
  return `body:has(${on}) .of-${number}{--light:1}body:has(${on}) #statement-${number}{--edge:var(--accent)}`
}

function blockOf(text: string, block: Block, marks: readonly Mark[]): string {
  if (block.kind !== 'body') return `<p class="${block.kind}">${escaped(text.slice(block.start, block.end))}</p>`
  const words = stretches(marks, block.start, block.end).map(({ start, end, marks: open, opens }) => {
    const anchors = opens
      .filter(({ role }) => role === 'content')
      .map(({ number }) => `<a class="number" href="#statement-${number}">${number}</a>`)
    return anchors.join('') + nested(open, escaped(text.slice(start, end)))
  })
  return `<div class="body">${words.join('')}</div>`
}

function nested(marks: readonly Mark[], words: string): string {
  return marks.reduceRight((inner, { number, role }) => `<span class="${role} of-${number}">${inner}</span>`, words)
}

function card(statement: Statement, number: number, reading: Reading): string {
  const exact = (role: Role) => statement[role].map((at) => escaped(at.exact)).join(' <i>…</i> ')
  const lang = escaped(reading.language)
  return `<section class="card of-${number}" id="statement-${number}" tabindex="0">
<h2><span class="number">${number}</span> <span class="source" lang="${lang}">${exact('source') || '<i lang="en">no one named</i>'}</span> <span class="cue" lang="${lang}">${exact('cue')}</span></h2>
<blockquote lang="${lang}">${exact('content') || '<i lang="en">content not given</i>'}</blockquote>
<p><b class="${statement.quotation}">${statement.quotation}</b> ${Math.round(100 * statement.probability)} % · ${escaped(statement.finder.name)}${linksOf(statement, reading)}</p>
</section>`
}

function linksOf(statement: Statement, reading: Reading): string {
  const link = (name: string, id: string | undefined) => {
    const number = reading.statements.findIndex((other) => other.id === id) + 1
    return number === 0 ? '' : ` · ${name} <a href="#statement-${number}">${number}</a>`
  }
  return link('within', statement.within) + link('continues', statement.continues)
}

/** Text as HTML: markup characters escaped, control characters and lone surrogates shown as �. */
function escaped(text: string): string {
  return text
    .replace(/\p{Surrogate}/gu, '\ufffd')
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f]/g, '\ufffd')
    .replace(/[&<>"'\u202a-\u202e\u2066-\u2069]/g, (unit) => `&#${unit.charCodeAt(0)};`)
}
