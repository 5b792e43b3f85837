import type { Answer, MergedExchange, PendingItem, StatementEntry } from '../api/entries.ts'
import { actorsIn } from '../entries/statement-parts.ts'
import { MANNER } from './channel-manner.ts'
import type { PartyOf } from './parties-of.ts'
import {
  type DayOfTurns,
  type Found,
  type Gap,
  type OccasionTurn,
  OTHERS,
  type Party,
  type Scene,
  type StatementTurn,
  statementsOf,
  type Turn,
} from './scene.ts'

/** What is drawn, of whom: each statement and each exchange once, in order of time. */
export function sceneOf(found: Found, parties: readonly Party[], partyOf: PartyOf): Scene {
  const shown = new Set(parties.map(({ id }) => id))
  const lineOf = (actor: string) => (shown.has(partyOf(actor)) ? partyOf(actor) : OTHERS)
  const lines = new Lines(lineOf, parties)
  const days = daysOf(found, lines)
  const gaps = gapsOf(found, statementsOf({ days }), lines)
  // The last lifeline is there for whoever is left: without anybody it goes.
  const isUsed = (id: string) =>
    days.some(({ turns }) => turns.some((turn) => touches(turn, id))) || gaps.some((gap) => gap.parties.includes(id))
  return { parties: parties.filter(({ id }) => id !== OTHERS || isUsed(id)), days, gaps }
}

/** Whether a turn is on a lifeline. */
export function touches(turn: Turn, line: string): boolean {
  if (turn.kind === 'statement') return turn.sources.includes(line) || turn.targets.includes(line)
  return turn.parties.includes(line) || turn.said.some((each) => touches(each, line))
}

/** Whose lifeline an actor is on: several on one count once, in the order of the lifelines. */
class Lines {
  private readonly order: readonly string[]
  private readonly lineOf: PartyOf

  constructor(lineOf: PartyOf, parties: readonly Party[]) {
    this.lineOf = lineOf
    this.order = parties.map(({ id }) => id)
  }

  of(actors: readonly string[]): readonly string[] {
    const found = new Set(actors.map((actor) => this.lineOf(actor)))
    return this.order.filter((id) => found.has(id))
  }
}

function daysOf(found: Found, lines: Lines): readonly DayOfTurns[] {
  const inOrder = ordered(found.statements)
  const byId = new Map(inOrder.map((entry) => [entry.id, entry]))
  const rank = new Map(inOrder.map(({ id }, at) => [id, at]))
  const isTaken = new Set<string>()
  const placed: { day: string; rank: number; turn: Turn }[] = []
  for (const exchange of [...found.exchanges].toSorted(byPlace)) {
    const within = exchange.statements.flatMap((id) => (isTaken.has(id) ? [] : (byId.get(id) ?? [])))
    for (const { id } of within) isTaken.add(id)
    const said = within.toSorted((one, other) => (rank.get(one.id) ?? 0) - (rank.get(other.id) ?? 0))
    const turn = occasion(exchange, said, lines)
    placed.push({ day: exchange.day ?? said[0]?.said ?? '', rank: rank.get(said[0]?.id ?? '') ?? -1, turn })
  }
  for (const entry of inOrder) {
    if (isTaken.has(entry.id)) continue
    placed.push({ day: entry.said ?? '', rank: rank.get(entry.id) ?? 0, turn: saying(entry, lines) })
  }
  return byDay(placed)
}

/** The oldest first as they came, each once; what has no day last. */
function ordered(statements: readonly StatementEntry[]): readonly StatementEntry[] {
  const once = [...new Map(statements.map((entry) => [entry.id, entry])).values()]
  return once.toSorted((one, other) => {
    const [day, otherDay] = [one.said ?? '~', other.said ?? '~']
    return day < otherDay ? -1 : day > otherDay ? 1 : 0
  })
}

function byPlace(one: MergedExchange, other: MergedExchange): number {
  const start = ({ told: [first] }: MergedExchange) => first?.evidence[0]?.start ?? 0
  return start(one) - start(other) || (one.id < other.id ? -1 : 1)
}

function byDay(placed: readonly { day: string; rank: number; turn: Turn }[]): readonly DayOfTurns[] {
  const days = new Map<string, { rank: number; turn: Turn }[]>()
  for (const { day, rank, turn } of placed) {
    const turns = days.get(day)
    if (turns === undefined) days.set(day, [{ rank, turn }])
    else turns.push({ rank, turn })
  }
  return [...days]
    .toSorted(([one], [other]) => (one === '' ? 1 : other === '' ? -1 : one < other ? -1 : 1))
    .map(([day, turns]) => ({
      ...(day !== '' && { day }),
      turns: turns.toSorted((one, other) => one.rank - other.rank).map(({ turn }) => turn),
    }))
}

function occasion(exchange: MergedExchange, entries: readonly StatementEntry[], lines: Lines): Turn {
  const parties = lines.of(exchange.participants.map(({ actor }) => actor))
  const said = entries.map((entry) => inOccasion(saying(entry, lines), parties))
  const [only, ...more] = said
  if (only !== undefined && more.length === 0 && only.targets.length > 0 && MANNER[exchange.channel] === 'written')
    return { ...only, exchange }
  const within = said.map((each) => ({ ...each, within: exchange.channel }))
  const turn: OccasionTurn = {
    kind: 'occasion',
    exchange,
    parties: parties.length > 0 ? parties : [OTHERS],
    said: within,
  }
  return turn
}

/** Of two who take part in an exchange, what one says is for the other, where the report says no other thing. */
function inOccasion(turn: StatementTurn, parties: readonly string[]): StatementTurn {
  const [source, ...more] = turn.sources
  if (turn.entry.statement.addressee.length > 0 || turn.targets.length > 0 || more.length > 0) return turn
  if (parties.length !== 2 || !parties.includes(source) || parties.includes(OTHERS)) return turn
  return { ...turn, targets: parties.filter((id) => id !== source), isInferred: true }
}

function saying(entry: StatementEntry, lines: Lines): StatementTurn {
  const idsIn = (role: 'source' | 'addressee') => actorsIn(entry, role).map(({ actor }) => actor)
  const named = lines.of(idsIn('source'))
  const sources = named.length > 0 ? named : [OTHERS]
  const targets = lines.of(idsIn('addressee')).filter((id) => !sources.includes(id))
  return { kind: 'statement', entry, sources, targets, isInferred: false }
}

/** Acts that want an answer. */
const ASKING = new Set(['demand', 'request', 'question', 'propose'])

function gapsOf(found: Found, turns: readonly StatementTurn[], lines: Lines): readonly Gap[] {
  const drawn = new Map(turns.map((turn) => [turn.entry.id, turn]))
  const gaps = new Map<string, Gap>()
  for (const item of found.pending) {
    const first = item.statements.find(({ id }) => drawn.has(id))
    if (first !== undefined && !gaps.has(first.id)) gaps.set(first.id, ofPending(item, first.id, drawn, lines))
  }
  for (const answer of found.answers) {
    const asked = drawn.get(answer.asked.id)
    if (asked === undefined || !drawn.has(answer.answer.id) || !ASKING.has(asked.entry.statement.act.value)) continue
    const known = gaps.get(answer.asked.id)
    if (known === undefined) gaps.set(answer.asked.id, ofAnswer(answer, asked, drawn))
    else if (known.answer === undefined) gaps.set(answer.asked.id, { ...known, answer: answer.answer.id })
  }
  return [...gaps.values()]
}

function ofPending(item: PendingItem, asked: string, drawn: ReadonlyMap<string, StatementTurn>, lines: Lines): Gap {
  const outcome = item.outcome?.evidence.statement
  const answer = outcome !== undefined && outcome !== asked ? drawn.get(outcome) : undefined
  const turn = drawn.get(asked)
  const expected = lines.of([...item.from.actors, ...item.from.sides]).filter((id) => id !== OTHERS)
  const candidates = [expected, turn?.targets ?? [], answer?.sources ?? [], [OTHERS]]
  const deadline = item.deadline === undefined ? undefined : lastDayOf(item.deadline)
  return {
    id: item.id,
    from: item,
    asked,
    parties: candidates.find((ids) => ids.length > 0) ?? [],
    ...(answer && { answer: answer.entry.id }),
    state: item.state,
    ...(deadline !== undefined && { deadline }),
  }
}

function ofAnswer(answer: Answer, asked: StatementTurn, drawn: ReadonlyMap<string, StatementTurn>): Gap {
  const closing = drawn.get(answer.answer.id)
  return {
    id: answer.id,
    from: answer,
    asked: answer.asked.id,
    parties: closing?.sources ?? asked.targets,
    answer: answer.answer.id,
    state: answer.answer.statement.act.value === 'reject' ? 'rejected' : 'fulfilled',
  }
}

/** The last day of a time in EDTF: 2022-02, 2022-01-24/2022-01-30, ../2022-02-10; absent where it has none. */
export function lastDayOf(edtf: string): string | undefined {
  const end = edtf.split('/').at(-1) ?? ''
  const [, year, month, day] = /^(\d{4})(?:-(\d\d))?(?:-(\d\d))?[~?%]?$/.exec(end) ?? []
  if (year === undefined) return undefined
  if (day !== undefined) return `${year}-${month}-${day}`
  if (month === undefined) return `${year}-12-31`
  const days = new Date(Date.UTC(Number(year), Number(month), 0)).getUTCDate()
  return `${year}-${month}-${String(days).padStart(2, '0')}`
}
