import { z } from 'zod'
import { composeBrief, writeBriefMarkdown } from '../brief/index.ts'
import { dossierCalled, issueOf, viewedOf } from '../queries/index.ts'
import { ActSchema, BriefLanguageSchema, type Dossier } from '../schema/index.ts'
import { type Holder, positions, type Trend } from '../views/index.ts'
import { pieceAt, quoted, word } from './outside.ts'
import { nameOf, of, StatementShape, statementLines, statementOf } from './statement.ts'
import { PieceShape, pieceInput, pieceLine } from './stories.ts'
import { ToolError, tool } from './tool.ts'

const dossier = z.string().min(1).describe('The dossier, by its name in list_dossiers')
const probability = z.number().min(0).max(1).optional()

const DossierShape = z.object({
  dossier: z.string().describe('What it is asked for by'),
  since: z.string().optional(),
  until: z.string().optional(),
  issues: z.array(z.object({ issue: z.string(), outside: z.object({ name: z.string() }) })),
  outside: z.object({
    title: z.string(),
    cast: z.array(z.string()).describe('Whose statements count; everybody’s where empty'),
    outlets: z.array(z.string()).describe('The only outlets that count; all where empty'),
  }),
})

/** Most names that a dossier lists here. */
const MOST_LISTED = 100

/** Tool: the dossiers with their issues. */
export const listDossiers = tool({
  name: 'list_dossiers',
  title: 'List dossiers',
  description:
    'The crises that people follow, each with its issues: what `dossier` and `issue` of the other tools may be.',
  input: {},
  output: z.object({ items: z.array(DossierShape) }),
  async ask(desk) {
    return { items: [...(await desk.dossiers())].map(([id, each]) => dossierOf(id, each)) }
  },
  lines: ({ items }) => [
    `${items.length} dossiers`,
    ...items.flatMap((each) => [
      `- ${word(each.dossier)}: ${quoted(each.outside.title)}`,
      ...each.issues.map(({ issue, outside }) => `  issue ${word(issue)}: ${quoted(outside.name)}`),
    ]),
  ],
})

function dossierOf(id: string, known: Dossier): z.input<typeof DossierShape> {
  const { title, issues, cast = [], outlets = [] } = known
  return {
    dossier: id,
    ...of(known, ['since', 'until']),
    issues: issues.slice(0, MOST_LISTED).map((issue) => ({ issue: issue.id, outside: { name: nameOf(issue.name) } })),
    outside: {
      ...{ title: nameOf(title), cast: cast.slice(0, MOST_LISTED).map(nameOf) },
      outlets: outlets.slice(0, MOST_LISTED).map(nameOf),
    },
  }
}

const HolderShape = z.object({
  id: z.string(),
  side: z.string().describe('Id of the side that it is on'),
  nPositions: z.int(),
  trend: z
    .object({ from: ActSchema, to: ActSchema, direction: z.enum(['towards', 'away', 'steady']) })
    .optional()
    .describe('From the first act that takes a stand to the latest'),
  positions: z.array(StatementShape).describe('The latest, as statements with their acts; find_statements has all'),
  outside: z.object({ name: z.string() }),
})

type HolderAnswer = z.input<typeof HolderShape>

/** How many of the latest positions of each are shown. */
const MOST_POSITIONS = 3

/** Tool: who stands where on an issue. */
export const positionsOnIssue = tool({
  name: 'positions_on_issue',
  title: 'Positions on an issue',
  description:
    'What each side, or each actor by itself, did on an issue of a dossier, those with the most positions first, and which way it went.',
  input: {
    dossier,
    issue: z.string().min(1).describe('The issue, by its id in list_dossiers'),
    by: z.enum(['sides', 'actors']).default('sides').describe('States with all who speak for them, or each actor'),
    since: z.iso.date().optional().describe('Said on this day or later'),
    until: z.iso.date().optional().describe('Said on this day or before'),
    minProbability: probability.describe('Statements at least so probable'),
    limit: z.int().min(1).max(50).default(8).describe('How many holders of positions at most'),
    after: z.string().max(80).optional().describe('Goes on after a page: its `next`'),
  },
  output: z.object({
    items: z.array(HolderShape),
    next: z.string().optional().describe('Ask for the next page with this as `after`; absent on the last one'),
    isCut: z.boolean().describe('Whether there are more statements on it than were looked at'),
    outside: z.object({ issue: z.string().describe('What the issue is called') }),
  }),
  async ask(desk, { dossier: name, issue, by, since, until, minProbability, limit, after }) {
    const whole = dossierCalled(await desk.dossiers(), name)
    const filter = {
      ...(since && { since }),
      ...(until && { until }),
      ...(minProbability !== undefined && { minProbability }),
    }
    const asked = { ...whole, issues: [issueOf(whole, issue)] }
    const [{ [by]: holders, isCut, issue: found }] = await positions(viewedOf(desk), asked, filter)
    const start = startOf(after, holders.length)
    const end = start + limit
    return {
      items: holders.slice(start, end).map(holderOf),
      ...(end < holders.length && { next: String(end) }),
      ...{ isCut, outside: { issue: nameOf(found.name) } },
    }
  },
  lines: ({ items, next, isCut, outside }) => [
    `${items.length} hold positions on ${quoted(outside.issue)}; ${next === undefined ? 'no more' : `more with after = ${next}`}`,
    ...(isCut ? ['There are more statements on it than were looked at: ask for fewer days'] : []),
    ...items.flatMap(holderLines),
  ],
})

/** Holders are all computed at once, so a page starts at a number of them. */
function startOf(after: string | undefined, length: number): number {
  if (after === undefined) return 0
  const start = /^\d{1,6}$/.test(after) ? Number(after) : Number.NaN
  if (0 < start && start < length) return start
  throw new ToolError(`after: Expected the "next" of a page as cursor, got ${after}`)
}

function holderOf({ id, side, name, positions: held, trend }: Holder): HolderAnswer {
  return {
    ...{ id, side, nPositions: held.length },
    ...(trend && { trend }),
    positions: held.slice(0, MOST_POSITIONS).map(({ statement }) => statementOf(statement)),
    outside: { name: nameOf(name) },
  }
}

function holderLines({ id, nPositions, trend, positions: held, outside }: HolderAnswer): string[] {
  return [
    `- ${quoted(outside.name)} ${word(id)}: ${nPositions} positions${trend ? `, ${trendWords(trend)}` : ''}; the latest`,
    ...held.flatMap(statementLines).map((line) => `  ${line}`),
  ]
}

function trendWords({ from, to, direction }: Trend): string {
  const way = direction === 'steady' ? 'steady' : `${direction} the other side`
  return `from ${from} to ${to}: ${way}`
}

/** Tool: a dossier written out. */
export const writeBrief = tool({
  name: 'write_brief',
  title: 'Write a brief',
  description:
    'A dossier written out as Markdown, every sentence footnoted with the words of the report: scope, situation, issues by side, answers, disputes, what is pending. In pieces.',
  input: {
    dossier,
    language: BriefLanguageSchema.default('en').describe('The language of all but what is quoted'),
    minProbability: probability.describe('Leaves out what is less probable'),
    ...pieceInput,
  },
  output: z.object({ dossier: z.string(), format: z.literal('markdown'), ...PieceShape }),
  async ask(desk, { dossier: name, language, minProbability, start, units }) {
    const known = dossierCalled(await desk.dossiers(), name)
    const options = {
      language,
      today: desk.now().slice(0, 10),
      ...(minProbability !== undefined && { minProbability }),
    }
    const brief = await composeBrief(viewedOf(desk), known, options)
    const { text, ...piece } = pieceAt(writeBriefMarkdown(brief), start, units)
    return { dossier: name, format: 'markdown' as const, ...piece, outside: { text } }
  },
  lines: ({ dossier: name, outside, format: _, ...piece }) => [
    `Brief of ${word(name)}, ${pieceLine(piece)}`,
    quoted(outside.text),
  ],
})
