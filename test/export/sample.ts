import type { Exported, Link } from '../../src/export/index.ts'
import type {
  ActorEntry,
  Appearance,
  ExchangeEntry,
  Fact,
  ReadingFact,
  Review,
  Statement,
  StatementEntry,
  StoryEntry,
} from '../../src/schema/index.ts'
import { type ExactSpan, version } from '../../src/text/index.ts'

/** By what right the sample’s words are taken to mean somebody. */
const BY_NAME = { rule: 'same-name', probability: 0.9 }

/** What is exported, as lists. */
export interface Sample {
  readonly statements?: readonly StatementEntry[]
  readonly stories?: readonly StoryEntry[]
  readonly exchanges?: readonly ExchangeEntry[]
  readonly actors?: readonly ActorEntry[]
  readonly facts?: readonly Fact[]
  readonly links?: readonly Link[]
}

/** An `Exported` of lists; texts are those of the facts. */
export function exportedOf(sample: Sample): Exported {
  const facts = sample.facts ?? []
  const texts = new Map(facts.flatMap((fact) => (fact.kind === 'version' ? [[fact.id, fact.text] as const] : [])))
  return {
    statements: () => each(sample.statements),
    stories: () => each(sample.stories),
    exchanges: () => each(sample.exchanges),
    actors: () => each(sample.actors),
    appearances: () => each(facts.filter((fact) => fact.kind === 'appearance')),
    facts: () => each(facts),
    textOf: async (id) => {
      const text = texts.get(id)
      if (text === undefined) throw new RangeError(`No version ${id}`)
      return text
    },
    links: () => each(sample.links),
  }
}

/** The items, one by one, as a store would give them. */
export async function* each<T>(items: readonly T[] = []): AsyncGenerator<T> {
  yield* items
}

/** The whole of an export. */
export async function whole(pieces: AsyncIterable<string>): Promise<string> {
  let text = ''
  for await (const piece of pieces) text += piece
  return text
}

/** The only place where `words` stand in `text`. */
export function at(text: string, words: string): ExactSpan {
  const start = text.indexOf(words)
  if (start < 0) throw new RangeError(`${words} is not in the text`)
  return { start, end: start + words.length, exact: words }
}

/** A statement with nothing known of it but what is given. */
export function statement(id: string, parts: Partial<Statement>): Statement {
  return {
    id,
    quotation: 'indirect',
    source: [],
    cue: [],
    content: [],
    addressee: [],
    via: [],
    act: { value: 'assert', rule: 'said', probability: 0.9 },
    finder: { kind: 'rule', name: 'said' },
    probability: 0.8,
    dates: [],
    figures: [],
    ...parts,
  }
}

/** The record’s entry of a statement. */
export function entry(held: Statement, parts: Partial<StatementEntry>): StatementEntry {
  return {
    id: held.id,
    story: 'story1',
    version: 'v1',
    reading: 'reading1',
    engine: 'readout 0.1.0 en',
    language: 'en',
    state: 'stands',
    actors: [],
    statement: held,
    ...parts,
  }
}

const inferred = <T>(value: T) => ({ value, rule: 'table', probability: 0.9 })

/** A report with characters outside the basic plane, a formula, markup and an unnamed source. */
const REPORT = [
  '🕊 Talks <continue>',
  '',
  'Lavrov told Blinken by telephone: “We will not agree & never did.”',
  'Officials said, according to Price, that the reply was =1+1, “𝔫ot 𝔶et” clear.',
  'The Kremlin warned of a response.',
].join('\n')
const OLD = 'Lavrov told Blinken: “We will not agree.”'

/** The sample’s newest version. */
export const TEXT = version(REPORT)
const first = version(OLD)
const url = 'https://example.org/talks?a=1&b="2"'

const rejects = statement('s1', {
  quotation: 'direct',
  source: [at(REPORT, 'Lavrov')],
  cue: [at(REPORT, 'told')],
  content: [at(REPORT, 'We will not agree & never did.')],
  addressee: [at(REPORT, 'Blinken')],
  act: inferred('reject'),
  event: inferred('REJECT'),
  sourcing: inferred('named'),
  channel: inferred('call'),
  when: inferred('2022-02-01'),
})
const unclear = statement('s2', {
  quotation: 'mixed',
  source: [at(REPORT, 'Officials')],
  cue: [at(REPORT, 'said')],
  content: [at(REPORT, '=1+1, “𝔫ot 𝔶et” clear')],
  via: [at(REPORT, 'Price')],
  sourcing: inferred('unnamed'),
  hedged: true,
})
const warns = statement('s3', {
  source: [at(REPORT, 'The Kremlin')],
  cue: [at(REPORT, 'warned of')],
  content: [at(REPORT, 'a response')],
  act: inferred('warn'),
  event: inferred('THREATEN'),
  sourcing: inferred('place'),
})
const old = statement('s0', {
  quotation: 'direct',
  source: [at(OLD, 'Lavrov')],
  cue: [at(OLD, 'told')],
  content: [at(OLD, 'We will not agree.')],
  addressee: [at(OLD, 'Blinken')],
  act: inferred('reject'),
  event: inferred('REJECT'),
})

const placed = {
  story: 'story1',
  version: TEXT.id,
  reading: 'reading2',
  url,
  outlet: 'Example "Wire"',
  title: 'Talks <continue>',
  published: '2022-02-02',
}
const lavrov = { actor: 'a1', name: 'Sergey Lavrov' }
const blinken = { actor: 'a2', name: 'Antony Blinken' }

const review: Review = {
  kind: 'review',
  id: 'review1',
  entry: 'statement',
  of: 's2',
  decision: 'amended',
  by: 'Ada',
  at: '2022-02-03T10:00:00Z',
  comment: 'The words are the reporter’s.',
  amendment: { quotation: 'indirect', content: [at(REPORT, '=1+1')] },
}

const appearance: Appearance = {
  kind: 'appearance',
  id: 'p2',
  version: TEXT.id,
  language: 'en',
  url,
  outlet: 'Example "Wire"',
  title: 'Talks <continue>',
  published: '2022-02-02',
  seenAt: '2022-02-02T09:00:00Z',
}

function reading(id: string, of: string, statements: readonly Statement[]): ReadingFact {
  const nothing = { blocks: [], actors: [], exchanges: [], damage: [], notes: [] }
  const held = { language: 'en', engine: 'readout 0.1.0 en', ...nothing, statements }
  return { kind: 'reading', id, version: of, published: '2022-02-02', reading: held, readAt: '2022-02-02T09:00:01Z' }
}

/** A small record with everything in it: two versions of a story, four statements, an exchange, reviews and links. */
export const SAMPLE = {
  statements: [
    entry(old, { version: first.id, state: 'dropped', actors: [{ role: 'source', ...lavrov, ...BY_NAME }] }),
    entry(rejects, {
      ...placed,
      said: '2022-02-01',
      actors: [
        { role: 'source', ...lavrov, ...BY_NAME },
        { role: 'addressee', ...blinken, ...BY_NAME },
      ],
    }),
    entry(unclear, {
      ...placed,
      said: '2022-02-02',
      actors: [
        { role: 'source', actor: 'a3', name: 'officials', ...BY_NAME },
        { role: 'via', actor: 'a4', name: 'Ned Price', ...BY_NAME },
      ],
      review: { decision: 'amended', by: 'Ada', at: '2022-02-03T10:00:00Z' },
    }),
    entry(warns, {
      ...placed,
      said: '2022-02-02',
      actors: [{ role: 'source', actor: 'a5', name: 'the Kremlin', ...BY_NAME }],
    }),
  ],
  stories: [
    {
      id: 'story1',
      origin: 'story1',
      language: 'en',
      url,
      outlet: 'Example "Wire"',
      title: 'Talks <continue>',
      published: '2022-02-02',
      versions: [first.id, TEXT.id],
      nStatements: 3,
      nCopies: 0,
    },
  ],
  exchanges: [
    {
      id: 'x1',
      story: 'story1',
      version: TEXT.id,
      kind: 'call',
      date: '2022-01-31/2022-02-01',
      day: '2022-02-01',
      minutes: 30,
      participants: [lavrov, blinken],
      evidence: [at(REPORT, 'by telephone')],
      statements: ['s1'],
      probability: 0.9,
    },
  ],
  actors: [
    { id: 'a1', name: 'Sergey Lavrov', kind: 'person', aliases: ['Lavrov', 'Лавров'], nStatements: 1 },
    { id: 'a2', name: 'Antony Blinken', kind: 'person', aliases: ['ブリンケン'], nStatements: 0 },
    { id: 'a3', name: 'officials', kind: 'unnamed', aliases: [], nStatements: 1 },
    { id: 'a4', name: 'Ned Price', kind: 'person', aliases: [], nStatements: 0 },
    { id: 'a5', name: 'the Kremlin', kind: 'body', standsFor: 'a6', aliases: [], nStatements: 1 },
    { id: 'a6', name: 'ロシア', kind: 'state', aliases: ['Russia'], nStatements: 0 },
  ],
  facts: [
    { kind: 'version', ...first },
    reading('reading1', first.id, [old]),
    { kind: 'version', ...TEXT },
    appearance,
    reading('reading2', TEXT.id, [rejects, unclear, warns]),
    review,
  ],
  links: [{ kind: 'answer', id: 'l1', from: 's3', to: 's1', rule: 'next-in-exchange', probability: 0.6 }],
} satisfies Sample
