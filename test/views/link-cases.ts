import { english } from '@readout/en'
import { japanese } from '@readout/ja'
import { read } from '../../src/engine/index.ts'
import { factsOf, type RecordStore } from '../../src/record/index.ts'
import { openMemory } from '../../src/record/memory/index.ts'
import type { StatementEntry } from '../../src/schema/index.ts'
import { answers, type DisputeSide, disputes, LinkWords, pending, type Viewed } from '../../src/views/index.ts'
import { castNames } from './cast.ts'

/** Reports with what links them. */
export interface Case {
  readonly name: string
  readonly reports: readonly { readonly day: string; readonly language: string; readonly text: string }[]
  /** Each `kind: words`, `kind: words <- words`, `kind: words >< words` or `kind: words + words`. */
  readonly links: readonly ExpectedLink[]
}

/** A link that a case expects: its kind, and words of each of the statements it joins. */
export interface ExpectedLink {
  readonly kind: string
  readonly words: readonly string[]
}

/** A link that was found: its kind, its rule and the words it joins. */
export interface FoundLink {
  readonly kind: string
  readonly rule: string
  readonly probability: number
  readonly texts: readonly string[]
}

/** What a case came to. */
export interface Outcome {
  readonly name: string
  readonly right: readonly FoundLink[]
  readonly wrong: readonly FoundLink[]
  readonly missing: readonly ExpectedLink[]
}

export const WORDS = LinkWords.of([english, japanese])
const TODAY = '2022-04-01'
const LIMIT = { limit: 200 }

/** The cases of a file: see `training/links/README.md`. */
export function parseCases(file: string): Case[] {
  const blocks = file.split(/^# /m).slice(1)
  return blocks.map((block) => {
    const [name] = block.split('\n')
    const [told, linked = ''] = block.slice(name.length).split(/^=>$/m)
    const reports = told
      .split(/^@ /m)
      .slice(1)
      .map((report) => {
        const [head] = report.split('\n')
        const [day, language] = head.split(' ')
        return { day, language, text: report.slice(head.length).trim() }
      })
    return { name, reports, links: linked.split('\n').filter(Boolean).map(parseLink) }
  })
}

function parseLink(line: string): ExpectedLink {
  const at = line.indexOf(': ')
  return { kind: line.slice(0, at), words: line.slice(at + 2).split(/ (?:<-|><|\+) /) }
}

/** A record of a case’s reports, with the words by which links are told. */
export async function recordOf(reports: Case['reports']): Promise<Viewed & { readonly reader: RecordStore }> {
  const reader = openMemory(castNames)
  for (const { day, language, text } of reports) {
    const reading = read(text, language === 'ja' ? japanese : english, { published: day })
    await reader.add(factsOf({ text, language, published: day, at: `${day}T12:00:00Z`, reading }))
  }
  return { reader, words: WORDS }
}

/** Finds a case’s links and holds them against those expected. */
export async function judge({ name, reports, links }: Case): Promise<Outcome> {
  const found = await linksIn(await recordOf(reports))
  const rest = [...found]
  const right: FoundLink[] = []
  const missing = links.filter((expected) => {
    const at = rest.findIndex((link) => isMet(expected, link))
    if (at >= 0) right.push(...rest.splice(at, 1))
    return at < 0
  })
  return { name, right, wrong: rest, missing }
}

function isMet({ kind, words }: ExpectedLink, link: FoundLink): boolean {
  return kind === link.kind && words.every((each) => link.texts.some((text) => text.includes(each)))
}

async function linksIn(viewed: Viewed): Promise<FoundLink[]> {
  const answered = (await answers(viewed, {}, LIMIT)).items.map((link) => ({
    ...link,
    texts: [link.asked, link.answer].map(textOf),
  }))
  const disputed = (await disputes(viewed, {}, LIMIT)).items.map((link) => ({
    ...link,
    texts: link.sides.map(textOfSide),
  }))
  const awaited = (await pending(viewed, {}, LIMIT, { today: TODAY })).items.map((item) => ({
    ...item,
    kind: item.state,
    texts: item.statements.map(textOf),
  }))
  return [...answered, ...disputed, ...awaited].map(({ kind, rule, probability, texts }) => ({
    kind,
    rule,
    probability,
    texts,
  }))
}

function textOf({ statement: { source, cue, content } }: StatementEntry): string {
  return [source, cue, content].map((spans) => spans.map(({ exact }) => exact).join(' ')).join(' / ')
}

function textOfSide(side: DisputeSide): string {
  if (side.kind === 'statement') return textOf(side.statement)
  if (side.kind === 'exchange') return side.exchange.evidence.map(({ exact }) => exact).join(' / ')
  return textOf(side.within)
}
