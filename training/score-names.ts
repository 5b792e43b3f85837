import { readFileSync, writeFileSync } from 'node:fs'
import { cast } from '@readout/cast'
import { type Designation, designate, loadNames, type Resolution, resolve } from '../src/names/index.ts'

const tables = loadNames(cast)
const PARTS = ['dev', 'test'] as const
const KINDS: Readonly<Record<string, string>> = { p: 'person', s: 'state', b: 'body', '-': 'unnamed' }

/** One name of a line: whom gold means by it, and whom the program does; made up where either has none. */
interface Mention {
  readonly line: string
  readonly language: string
  readonly gold: string
  readonly found: string
  readonly kind: string
  readonly foundKind: string
  readonly rule: string
  readonly probability: number
}

function mentionsOf(part: string): Mention[] {
  const lines = readFileSync(new URL(`names/${part}.tsv`, import.meta.url), 'utf8')
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'))
    .map((line) => line.split('\t'))
  const designations = lines.map(([language, words, , year]) =>
    designate(words, language, tables, year ? Number(year) : undefined),
  )
  const resolved = resolveAll(designations.flat())
  return lines.flatMap(([language, words, actors], at) => {
    const gold = actors.split(' + ')
    const n = Math.max(gold.length, designations[at].length)
    return Array.from({ length: n }, (_, place) =>
      mentionOf(
        { line: words, language, at, place, gold: gold[place], designation: designations[at][place] },
        resolved,
      ),
    )
  })
}

function resolveAll(designations: readonly Designation[]): Map<string, Resolution> {
  const blocks = Map.groupBy(designations, ({ block }) => block)
  return new Map([...blocks.values()].flatMap((block) => [...resolve(block, tables)]))
}

interface Place {
  readonly line: string
  readonly language: string
  readonly at: number
  readonly place: number
  readonly gold: string | undefined
  readonly designation: Designation | undefined
}

function mentionOf({ line, language, at, place, gold, designation }: Place, all: Map<string, Resolution>): Mention {
  const own = `${at}:${place}`
  const resolution = designation && all.get(designation.key)
  return {
    ...{ line, language, rule: resolution?.rule ?? 'missed', probability: resolution?.probability ?? 0 },
    gold: gold === undefined || gold === '-' ? own : gold,
    found: resolution && resolution.perStory === undefined ? resolution.actor : `found ${own}`,
    kind: KINDS[gold?.[0] ?? '-'],
    foundKind: designation?.kind ?? 'missed',
  }
}

interface Pairs {
  right: number
  wrong: number
  missed: number
}

function pairsOf(mentions: readonly Mention[], of: (one: Mention) => boolean = () => true): Pairs {
  const pairs = { right: 0, wrong: 0, missed: 0 }
  for (const [at, one] of mentions.entries()) {
    for (const other of mentions.slice(at + 1)) {
      if (!of(one) && !of(other)) continue
      const isOne = one.gold === other.gold
      const isFound = one.found === other.found
      if (isOne && isFound) pairs.right++
      else if (isFound) pairs.wrong++
      else if (isOne) pairs.missed++
    }
  }
  return pairs
}

const rate = (part: number, whole: number) => (whole === 0 ? '' : (part / whole).toFixed(3))

function scoresOf({ right, wrong, missed }: Pairs): string[] {
  const f1 = rate(2 * right, 2 * right + wrong + missed)
  return [rate(right, right + wrong), rate(right, right + missed), f1, rate(wrong, right + wrong), `${right + missed}`]
}

function kindRows(mentions: readonly Mention[]): string[] {
  return ['person', 'state', 'body', 'unnamed'].map((kind) => {
    const of = mentions.filter((each) => each.kind === kind)
    const actors = new Set(of.map(({ gold }) => gold)).size
    const right = of.filter(({ foundKind }) => foundKind === kind).length
    const scores = scoresOf(pairsOf(mentions, (one) => one.kind === kind))
    return `| ${[kind, of.length, actors, rate(right, of.length), ...scores].join(' | ')} |`
  })
}

function ruleRows(mentions: readonly Mention[]): string[] {
  const rules = Map.groupBy(mentions, ({ rule }) => rule)
  return [...rules].sort().map(([rule, of]) => {
    const { right, wrong } = pairsOf(mentions, (one) => one.rule === rule)
    const mean = of.reduce((sum, { probability }) => sum + probability, 0) / of.length
    return `| ${[rule, of.length, mean.toFixed(2), rate(right, right + wrong)].join(' | ')} |`
  })
}

function report(part: string): string {
  const mentions = mentionsOf(part)
  const [precision, recall, f1, wrong, n] = scoresOf(pairsOf(mentions))
  console.log(`${part}: precision ${precision} recall ${recall} F1 ${f1} false merges ${wrong} of ${n} pairs`)
  if (process.argv.includes('--errors') && part === 'dev') showErrors(mentions)
  return `## ${part}

Pairs: precision ${precision}, recall ${recall}, **F1 ${f1}** (bar .920), **false merges ${wrong}** of the pairs put together
(bar .010); ${n} pairs that are one, ${mentions.length} names.

| kind | names | actors | kind right | precision | recall | F1 | false merges | pairs |
| --- | --- | --- | --- | --- | --- | --- | --- | --- |
${kindRows(mentions).join('\n')}

| rule | names | probability said | pairs right |
| --- | --- | --- | --- |
${ruleRows(mentions).join('\n')}
`
}

function showErrors(mentions: readonly Mention[]): void {
  for (const [gold, of] of Map.groupBy(mentions, (each) => each.gold)) {
    const found = Map.groupBy(of, (each) => each.found)
    if (found.size < 2) continue
    console.log(
      `apart ${gold}: ${[...found.values()].map((list) => list.map(({ line, rule, foundKind }) => `${line} (${foundKind} ${rule})`).join(', ')).join(' || ')}`,
    )
  }
  for (const [, of] of Map.groupBy(mentions, (each) => each.found)) {
    const gold = Map.groupBy(of, (each) => each.gold)
    if (gold.size > 1)
      console.log(`merged: ${of.map(({ line, rule, gold }) => `${line} [${gold}] (${rule})`).join(' || ')}`)
  }
  for (const { line, kind, foundKind } of mentions)
    if (kind !== foundKind) console.log(`kind: ${line} is ${kind}, found ${foundKind}`)
}

const card = `# Score card: names

By \`node training/score-names.ts\`, over all pairs of names in a file of \`training/names\` (its README says who marked them):
whether two names that mean one actor are put together, and how many pairs are that mean two. A name that a record keeps
apart per story is nobody else's. Dev was looked at; test was written before the rules and only run.

${PARTS.map(report).join('\n')}`
writeFileSync(new URL('scores/names.md', import.meta.url), card)
