import type { Actor, Exchange, Reading, Statement } from '../schema/index.ts'

/** One thing a reading says of a statement or an occasion, as people are shown it. */
export interface Fact {
  readonly name: string
  readonly value: string
  /** Whether the value is the report's own words. */
  readonly isVerbatim: boolean
}

/** Below this an inferred value is shown with a question mark. */
const UNSURE = 0.6

/** What a statement carries beside source, cue and content, in the order people ask for it; what is not known is left out. */
export function factsOf(statement: Statement, { actors }: Reading): Fact[] {
  const { act, sourcing, actor, channel, when, pending, negated, conditional, hedged, future, damaged } = statement
  const flags = [negated && 'not said', conditional && 'on a condition', hedged && 'as possible', future && 'to come']
  const said = statement.source.map(({ exact }) => exact).join(' … ')
  const laidTo = actors.find(({ id }) => id === actor?.value)
  const name = laidTo?.name
  const facts: (Fact | undefined)[] = [
    fact('act', [marked(act), ...flags.filter((flag) => typeof flag === 'string')].join(', ')),
    name !== undefined && name !== said ? words('actor', unsure(name, actor)) : undefined,
    laidTo?.standsFor && fact('stands for', marked(laidTo.standsFor)),
    sourcing && fact('sourcing', marked(sourcing)),
    told('to', statement.addressee, statement.addressees, actors),
    told('via', statement.via, statement.viaActors, actors),
    channel && fact('channel', marked(channel)),
    when && fact('when', marked(when)),
    pending && words('pending', unsure(awaited(pending), pending)),
    ...statement.dates.flatMap(({ exact, value }) =>
      value === undefined ? [] : [words('date', `${exact} = ${value}`)],
    ),
    ...statement.figures.map(({ exact, value, unit, approximate, bound }) =>
      words(
        'figure',
        `${exact} = ${[approximate && 'about', bound?.replace('-', ' '), value, plural(unit, value)].filter(Boolean).join(' ')}`,
      ),
    ),
    damaged && fact('damage', 'beside it'),
  ]
  return facts.filter((each) => each !== undefined)
}

/** From whom, on which condition and until when what is pending is awaited; `yes` where the text tells none of it. */
function awaited({ from, condition, deadline }: NonNullable<Statement['pending']>): string {
  const said = (spans: typeof from) => spans.map(({ exact }) => exact).join(', ')
  const parts = [
    from.length > 0 && `from ${said(from)}`,
    condition.length > 0 && said(condition),
    deadline && `until ${deadline.split('/').at(-1)}`,
  ]
  return parts.filter(Boolean).join(', ') || 'yes'
}

/** The actors that a report calls by several names, each with the others. */
export function namesOf({ actors }: Reading): Fact[] {
  return actors.flatMap(({ name, aliases }) => {
    const others = aliases.map(({ exact }) => exact).filter((alias) => alias !== name)
    return others.length === 0 ? [] : [words(name, others.join(', '))]
  })
}

/** What a reading says of an occasion. */
export function factsOfExchange(exchange: Exchange, { actors, statements }: Reading): Fact[] {
  const names = exchange.participants.map((id) => actors.find((actor) => actor.id === id)?.name ?? '')
  const numbers = exchange.statements.map((id) => statements.findIndex((statement) => statement.id === id) + 1)
  const facts: (Fact | undefined)[] = [
    names.length > 0 ? words('with', names.join(', ')) : undefined,
    exchange.date === undefined ? undefined : fact('date', exchange.date),
    exchange.minutes === undefined ? undefined : fact('minutes', String(exchange.minutes)),
    numbers.length > 0 ? fact('statements', numbers.join(', ')) : undefined,
    words('read from', exchange.evidence.map(({ exact }) => exact).join(' … ')),
  ]
  return facts.filter((each) => each !== undefined)
}

function plural(unit: string, value: number): string {
  if (value === 1 || !/^\p{Ll}/u.test(unit) || unit === 'percent') return unit
  return unit === 'person' ? 'people' : `${unit.replace(/y$/, 'ie')}s`
}

interface Inferred {
  readonly value: unknown
  readonly probability: number
}

function marked(inferred: Inferred): string {
  return unsure(String(inferred.value), inferred)
}

function unsure(value: string, inferred: Inferred | undefined): string {
  return inferred && inferred.probability < UNSURE ? `${value}?` : value
}

function fact(name: string, value: string): Fact {
  return { name, value, isVerbatim: false }
}

function words(name: string, value: string): Fact {
  return { name, value, isVerbatim: true }
}

/** The words for others beside a statement, with the names of the actors they mean where those say more. */
function told(
  name: string,
  spans: Statement['addressee'],
  meant: Statement['addressees'],
  actors: readonly Actor[],
): Fact | undefined {
  if (spans.length === 0) return undefined
  const said = spans.map(({ exact }) => exact).join(', ')
  const names = (meant?.value ?? []).map((id) => actors.find((actor) => actor.id === id)?.name ?? '')
  const isPlain = names.every((each) => said.includes(each))
  return words(name, isPlain ? said : `${said} = ${unsure(names.join(', '), meant)}`)
}
