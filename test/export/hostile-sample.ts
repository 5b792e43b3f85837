import fc from 'fast-check'
import { type ExactSpan, exact, version } from '../../src/text/index.ts'
import { hostile, hostileName } from './hostile.ts'
import { entry, type Sample, statement } from './sample.ts'

/** By what right the sample’s words are taken to mean somebody. */
const BY_NAME = { rule: 'same-name', probability: 0.9 }

const spanOf = (text: string): fc.Arbitrary<ExactSpan> =>
  fc
    .tuple(fc.nat({ max: text.length - 1 }), fc.integer({ min: 1, max: text.length }))
    .map(([start, size]) => exact(text, { start, end: Math.min(text.length, start + size) }))

/** A record of one statement, every string of which is hostile; every id and every span is right. */
export const hostileSample: fc.Arbitrary<Sample> = hostileName.chain((text) =>
  fc
    .record({
      content: fc.array(spanOf(text), { minLength: 1, maxLength: 3 }),
      source: spanOf(text),
      name: hostileName,
      other: hostileName,
      url: fc.option(hostileName, { nil: undefined }),
      title: hostile,
      outlet: hostileName,
      by: hostileName,
      language: hostile.map((tag) => tag || 'constructor'),
    })
    .map((parts) => sampleOf(text, parts)),
)

interface Parts {
  readonly content: ExactSpan[]
  readonly source: ExactSpan
  readonly name: string
  readonly other: string
  readonly url: string | undefined
  readonly title: string
  readonly outlet: string
  readonly by: string
  readonly language: string
}

function sampleOf(
  text: string,
  { content, source, name, other, url, title, outlet, by, language: tag }: Parts,
): Required<Sample> {
  const held = version(text)
  const inferred = { value: 'ACCUSE' as const, rule: name, probability: 0.5 }
  const said = statement('s1', { content, source: [source], addressee: [source], quotation: 'direct', event: inferred })
  const language = [...tag].length < 2 ? `${tag}-` : tag
  const place = { language, outlet, ...(url !== undefined && { url }), ...(title && { title }) }
  const actor = { actor: 'a1', name }
  const nothing = { blocks: [], actors: [], exchanges: [], damage: [], notes: [] }
  return {
    statements: [
      entry(said, {
        ...place,
        version: held.id,
        said: '2022-02-01',
        actors: [
          { role: 'source', ...actor, ...BY_NAME },
          { role: 'addressee', actor: 'a2', name: other, ...BY_NAME },
        ],
        review: { decision: 'confirmed', by, at: '2022-02-03T10:00:00Z' },
      }),
    ],
    stories: [{ id: 'story1', origin: 'o', ...place, versions: [held.id], nStatements: 1, nCopies: 0 }],
    exchanges: [
      {
        ...{ id: 'x1', story: 'story1', version: held.id, kind: 'call', probability: 1 },
        ...{ participants: [actor], evidence: [source], statements: ['s1'] },
      },
    ],
    actors: [
      { id: 'a1', name, kind: 'person', aliases: [other], nStatements: 1 },
      { id: 'a2', name: other, kind: 'state', aliases: [name], nStatements: 0 },
    ],
    facts: [
      { kind: 'version', id: held.id, text },
      { kind: 'appearance', id: 'p1', version: held.id, ...place },
      {
        ...{ kind: 'reading', id: 'r1', version: held.id },
        reading: { language: 'en', engine: by, ...nothing, statements: [said] },
      },
      {
        ...{ kind: 'review', id: 'w1', entry: 'statement', of: 's1', decision: 'amended', by },
        ...{ at: '2022-02-03T10:00:00Z', comment: name, amendment: { content } },
      },
    ],
    links: [{ kind: 'dispute', id: 'l1', from: 's1', to: 's1', rule: name, probability: 0.5 }],
  }
}
