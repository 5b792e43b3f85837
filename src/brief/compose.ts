import type { Dossier, StatementEntry } from '../schema/index.ts'
import type { Holder, IssuePositions, Viewed } from '../views/index.ts'
import type { Brief, Item, Part, Sentence } from './brief.ts'
import { type BriefOptions, type Gathered, gather } from './gather.ts'
import { withoutEntries } from './left-out.ts'
import { answerItem, disputeItem, exchangeItem, pendingItem } from './links.ts'
import { saidSentence } from './said.ts'
import { scopeLines } from './scope-lines.ts'
import { actWords, dayWords, nameOf } from './words.ts'
import { BriefWriter } from './writer.ts'

/**
 * A dossier written out. Every sentence is built from entries of the record and names its footnotes; the same record and
 * dossier give the same brief.
 */
export async function composeBrief(asked: Viewed, dossier: Dossier, options: BriefOptions = {}): Promise<Brief> {
  const leftOut = new Set(options.leaveOut)
  const viewed = leftOut.size === 0 ? asked : { ...asked, reader: withoutEntries(asked.reader, leftOut) }
  const gathered = await gather(viewed, dossier, options)
  const writer = await BriefWriter.of(viewed, statementsOf(gathered))
  const parts: Part[] = [await situationPart(gathered, writer)]
  for (const issue of gathered.issues) parts.push(await issuePart(issue, writer))
  parts.push(
    part('answers', 'Answers', await each(gathered.answers, (link) => answerItem(link, writer))),
    part('disputes', 'Disputes', await each(gathered.disputes, (link) => disputeItem(link, writer))),
    part('pending', 'Pending', await each(gathered.pending, (item) => pendingItem(item, writer))),
  )
  return { title: dossier.title, scope: scopeLines(gathered), parts, notes: writer.notes.all() }
}

/** All statements that a brief may speak of. */
function statementsOf({ statements, issues, answers, disputes, pending }: Gathered): StatementEntry[] {
  return [
    ...statements,
    ...issues.flatMap(({ actors }) => actors.flatMap(({ positions }) => positions.map(({ statement }) => statement))),
    ...answers.flatMap(({ asked, answer }) => [asked, answer]),
    ...disputes.flatMap(({ sides }) => sides.flatMap((side) => (side.kind === 'statement' ? [side.statement] : []))),
    ...pending.flatMap((item) => item.statements),
  ]
}

function part(id: string, heading: string, items: readonly Item[], parts: readonly Part[] = []): Part {
  return { id, heading: [heading], items, parts }
}

async function each<T>(entries: readonly T[], write: (entry: T) => Promise<Item>): Promise<Item[]> {
  const items: Item[] = []
  for (const entry of entries) items.push(await write(entry))
  return items
}

function alone(sentence: Sentence): Item {
  return { ...sentence, below: [] }
}

/** Most occasions and statements of the situation. */
const LATEST = 6

async function situationPart({ exchanges, statements }: Gathered, writer: BriefWriter): Promise<Part> {
  const occasions = await each(exchanges.slice(0, LATEST), (exchange) => exchangeItem(exchange, writer))
  const write = async (entry: StatementEntry) => alone(await saidSentence(entry, writer))
  const said = await each(statements.slice(0, LATEST), write)
  const parts = [
    part('latest-exchanges', 'Latest exchanges', occasions),
    part('latest-statements', 'Latest statements', said),
  ]
  return part('situation', 'Situation', [], parts)
}

/** Most positions of one side on one issue. */
const OF_A_SIDE = 12

async function issuePart({ issue, sides }: IssuePositions, writer: BriefWriter): Promise<Part> {
  const parts: Part[] = []
  for (const [at, side] of sides.entries()) parts.push(await sidePart(side, `issue-${issue.id}-${at + 1}`, writer))
  return { id: `issue-${issue.id}`, heading: [issue.name], items: [], parts }
}

async function sidePart(side: Holder, id: string, writer: BriefWriter): Promise<Part> {
  const { name, positions: own } = side
  const shown = own.slice(0, OF_A_SIDE)
  const items = await each(shown, async ({ statement }) => alone(await saidSentence(statement, writer)))
  const trend = await trendItems(side, writer)
  const count = shown.length < own.length ? [` (latest ${shown.length} of ${own.length})`] : []
  return { id, heading: [nameOf(name, own[0].statement.language), ...count], items: [...trend, ...items], parts: [] }
}

/** Which way a side went, with the statements that show it. */
async function trendItems({ positions: own, trend }: Holder, writer: BriefWriter): Promise<Item[]> {
  const latest = own.find(({ act }) => act === trend?.to)
  const first = own.findLast(({ act }) => act === trend?.from)
  if (trend === undefined || latest?.day === undefined || first?.day === undefined) return []
  const went = { towards: 'towards the other side', away: 'away from the other side', steady: 'no change' }[
    trend.direction
  ]
  const [from, to] = [actWords(first.act), actWords(latest.act)]
  const notes = [await writer.notes.ofStatement(first.statement), await writer.notes.ofStatement(latest.statement)]
  const text = `As the acts are read, from ${from} on ${dayWords(first.day)} to ${to} on ${dayWords(latest.day)}: ${went}.`
  return [alone({ pieces: [text], notes: BriefWriter.distinct(notes) })]
}
