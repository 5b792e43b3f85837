import type { Dossier, StatementEntry } from '../schema/index.ts'
import type { Holder, IssuePositions, Viewed } from '../views/index.ts'
import type { Brief, Item, Part, Sentence } from './brief.ts'
import { type BriefOptions, type Gathered, gather } from './gather.ts'
import { withoutEntries } from './left-out.ts'
import { answerItem, disputeItem, exchangeItem, pendingItem } from './links.ts'
import { UNKNOWN } from './naming.ts'
import { saidSentence } from './said.ts'
import { scopeLines } from './scope-lines.ts'
import { BriefWriter } from './writer.ts'

/**
 * A dossier written out. Every sentence is built from entries of the record and names its footnotes; the same record and
 * dossier give the same brief.
 */
export async function composeBrief(asked: Viewed, dossier: Dossier, options: BriefOptions = {}): Promise<Brief> {
  const leftOut = new Set(options.leaveOut)
  const viewed = leftOut.size === 0 ? asked : { ...asked, reader: withoutEntries(asked.reader, leftOut) }
  const gathered = await gather(viewed, dossier, options)
  const writer = new BriefWriter(viewed, options.language ?? 'en')
  await writer.naming.know(actorsOf(gathered))
  const { language, headings } = writer.words
  const parts: Part[] = [await situationPart(gathered, writer)]
  for (const issue of gathered.issues) parts.push(await issuePart(issue, writer))
  parts.push(
    part('answers', headings.answers, await each(gathered.answers, (link) => answerItem(link, writer))),
    part('disputes', headings.disputes, await each(gathered.disputes, (link) => disputeItem(link, writer))),
    part('pending', headings.pending, await each(gathered.pending, (item) => pendingItem(item, writer))),
  )
  return {
    language,
    title: dossier.title,
    scope: scopeLines(gathered, writer.naming),
    parts,
    notes: writer.notes.all(),
  }
}

/** All actors that a brief may speak of, but for those on whose word things are had. */
function actorsOf(gathered: Gathered): string[] {
  return [
    ...statementsOf(gathered).flatMap(({ actors }) => actors.map(({ actor }) => actor)),
    ...gathered.issues.flatMap(({ sides }) => sides.map(({ id }) => id)),
    ...gathered.exchanges.flatMap(({ participants }) => participants.map(({ actor }) => actor)),
    ...gathered.pending.flatMap(({ from }) => from.actors.slice(0, 1)),
  ]
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
  const { headings } = writer.words
  const occasions = await each(exchanges.slice(0, LATEST), (exchange) => exchangeItem(exchange, writer))
  const write = async (entry: StatementEntry) => alone(await saidSentence(entry, writer))
  const said = await each(statements.slice(0, LATEST), write)
  const parts = [
    part('latest-exchanges', headings.exchanges, occasions),
    part('latest-statements', headings.statements, said),
  ]
  return part('situation', headings.situation, [], parts)
}

/** Most positions of one side on one issue. */
const OF_A_SIDE = 12

async function issuePart({ issue, sides }: IssuePositions, writer: BriefWriter): Promise<Part> {
  const parts: Part[] = []
  for (const [at, side] of sides.entries()) parts.push(await sidePart(side, `issue-${issue.id}-${at + 1}`, writer))
  return { id: `issue-${issue.id}`, heading: [writer.naming.nameOf(issue.name, UNKNOWN)], items: [], parts }
}

async function sidePart(side: Holder, id: string, writer: BriefWriter): Promise<Part> {
  const { name, positions: own } = side
  const { words, naming } = writer
  const shown = own.slice(0, OF_A_SIDE)
  const items = await each(shown, async ({ statement }) => alone(await saidSentence(statement, writer)))
  const trend = await trendItems(side, writer)
  const count = shown.length < own.length ? [words.latestOf(shown.length, own.length)] : []
  const called = words.called(naming.party(side.id, name, own[0].statement.language))
  return { id, heading: [...called, ...count], items: [...trend, ...items], parts: [] }
}

/** Which way a side went, with the statements that show it. */
async function trendItems({ positions: own, trend }: Holder, writer: BriefWriter): Promise<Item[]> {
  const latest = own.find(({ act }) => act === trend?.to)
  const first = own.findLast(({ act }) => act === trend?.from)
  if (trend === undefined || latest?.day === undefined || first?.day === undefined) return []
  const notes = [await writer.notes.ofStatement(first.statement), await writer.notes.ofStatement(latest.statement)]
  const went = {
    from: { act: first.act, day: first.day },
    to: { act: latest.act, day: latest.day },
    direction: trend.direction,
  }
  return [alone({ pieces: writer.words.trend(went), notes: BriefWriter.distinct(notes) })]
}
