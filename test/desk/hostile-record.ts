import { factsOf, type RecordStore, reviewOf } from '../../src/record/index.ts'
import { openMemory } from '../../src/record/memory/index.ts'
import type { Dossier, Reading, Statement } from '../../src/schema/index.ts'
import { digest, idIn, version } from '../../src/text/index.ts'
import { plainNames } from '../record/reports.ts'

/** So many statements stand in a report. */
const A_REPORT = 20

/**
 * A record in which every text from outside is hostile: words of reports, titles, outlets, addresses, names of actors, comments and names of
 * reviewers. What was read in them is made here, not by the engine, so that each text is sure to be a source, a cue, an addressee and a content.
 */
export async function hostileRecord(hostile: readonly string[]): Promise<RecordStore> {
  const store = openMemory({ ...plainNames, designate: ([words = '']) => [person(words)] })
  const stories: string[] = []
  for (let at = 0; at < hostile.length; at += A_REPORT) {
    const from = Math.min(at, hostile.length - A_REPORT)
    const some = hostile.slice(from, from + A_REPORT)
    for (const lines of [some, some.slice(1)]) {
      const text = lines.map((line) => `${line} said to ${line} on ${line}: ${line}`).join('\n\n')
      const url = ADDRESSES[(at / A_REPORT) % ADDRESSES.length]
      const added = await store.add(
        factsOf({
          text,
          language: 'en',
          title: some[0],
          outlet: some[1],
          // A story keeps its address, so that the second is a later version of the first.
          url: `https://example.org/${at}#${url}`,
          published: '2022-02-01',
          at: `2022-02-0${lines === some ? 1 : 2}T00:00:00.000Z`,
          reading: readingOf(text, lines),
        }),
      )
      stories.push(...added.stories)
    }
  }
  await store.add(await reviewsOf(store, hostile))
  return store
}

const ADDRESSES = ['javascript:hit()', '"><img src=x onerror=hit()>', "'onmouseover='hit()", 'data:text/html,x']

/** A dossier whose every word is hostile, and whose terms find all statements. */
export function hostileDossier(hostile: readonly string[]): Dossier {
  const issues = hostile.slice(0, 12).map((name, at) => ({ id: `i${at}`, name, terms: { en: [name, 'said', 'img'] } }))
  return { title: hostile[1], issues, cast: hostile.slice(0, 30) }
}

function person(name: string) {
  return { key: `n${digest(name).slice(0, 20)}`, kind: 'person' as const, name, block: name }
}

function readingOf(text: string, lines: readonly string[]): Reading {
  const { id } = version(text)
  let start = 0
  const statements = lines.map((line, at) => {
    const spans = spansOf(text, start, line)
    start = spans.content[0].end + 2
    return statementOf(idIn(id, 's', String(at)), idIn(id, 'a', String(at)), at, spans)
  })
  return {
    language: 'en',
    engine: 'hostile 1.0.0 en 1.0.0',
    blocks: [{ start: 0, end: text.length, kind: 'body' }],
    statements,
    actors: lines.map((line, at) => ({ id: idIn(id, 'a', String(at)), name: line, aliases: [] })),
    exchanges: [
      {
        id: idIn(id, 'x', '0'),
        kind: 'call',
        participants: [idIn(id, 'a', '0'), idIn(id, 'a', '1')],
        date: '2022-02-01',
        evidence: statements[0].content,
        statements: [statements[0].id, statements[1].id],
        probability: 0.9,
      },
    ],
    damage: [{ ...statements[0].content[0], kind: 'fragment', message: lines[0], rule: lines[0], probability: 0.9 }],
    notes: [{ start: 0, end: 1, rule: lines[0], message: lines[0] }],
  }
}

type Spans = ReturnType<typeof spansOf>

function spansOf(text: string, start: number, line: string) {
  const span = (from: number, length: number) => [
    { start: from, end: from + length, exact: text.slice(from, from + length) },
  ]
  const addressee = start + line.length + ' said to '.length
  const via = addressee + line.length + ' on '.length
  return {
    source: span(start, line.length),
    cue: span(start + line.length + 1, 'said'.length),
    addressee: span(addressee, line.length),
    via: span(via, line.length),
    content: span(via + line.length + 2, line.length),
  }
}

function statementOf(id: string, actor: string, at: number, spans: Spans): Statement {
  const inferred = <T>(value: T) => ({ value, rule: spans.source[0].exact, probability: 0.9 })
  return {
    id,
    quotation: 'direct',
    ...spans,
    finder: { kind: 'rule', name: spans.source[0].exact },
    probability: 0.5 + (at % 5) / 10,
    act: inferred((['demand', 'deny', 'reject', 'assert'] as const)[at % 4]),
    sourcing: inferred('named' as const),
    actor: inferred(actor),
    addressees: inferred([actor]),
    viaActors: inferred([actor]),
    channel: inferred('call' as const),
    dates: [{ ...spans.content[0], value: '2022-02-01', reference: { known: 'said' }, rule: 'x', probability: 0.9 }],
    figures: [{ ...spans.content[0], value: 3, unit: spans.source[0].exact, rule: 'x', probability: 0.9 }],
    pending: { ...inferred(spans.content), from: spans.addressee, condition: spans.via, deadline: '2022-02-03' },
  }
}

async function reviewsOf(store: RecordStore, hostile: readonly string[]) {
  const { items } = await store.statements({}, { limit: 1000 })
  return items.map(({ id }, at) =>
    reviewOf({
      entry: 'statement',
      of: id,
      decision: at % 3 === 0 ? 'confirmed' : 'commented',
      by: hostile[at % hostile.length],
      at: `2022-02-03T00:00:${String(at % 60).padStart(2, '0')}.000Z`,
      comment: hostile[(at * 7) % hostile.length],
    }),
  )
}
