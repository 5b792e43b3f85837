import { z } from 'zod'
import { diffStatements, type StatementChange } from '../changes/index.ts'
import { readVersionOf, type ToldVersion, versionsCompared } from '../queries/index.ts'
import { word } from './outside.ts'
import { nameOf, percent, rounded, SpansShape, someSpans, spansLine } from './statement.ts'
import { tool } from './tool.ts'

const AlterationShape = z.object({
  kind: z
    .string()
    .describe('words, source, reattributed, cue, addressee, via, figures, dates, quotation, hedge, act or channel'),
  before: z.string().optional().describe('Of quotation, act and channel: what it was'),
  after: z.string().optional().describe('What it is'),
  direction: z.string().optional().describe('Of a hedge: which way it went'),
  rule: z.string().optional().describe('Where it is inferred, by which rule'),
  probability: z.number().optional(),
})

const ChangeShape = z.object({
  kind: z.enum(['moved', 'altered', 'dropped', 'added']),
  before: z.string().optional().describe('Id of the statement in the earlier version'),
  after: z.string().optional().describe('Id of the statement in the later version'),
  alterations: z.array(AlterationShape).optional(),
  outside: z.object({ before: SpansShape.optional(), after: SpansShape.optional() }).describe('Its content in each'),
})

type ChangeAnswer = z.input<typeof ChangeShape>
type AlterationAnswer = z.input<typeof AlterationShape>

/** Most changes that are shown, and most units of a content. */
const MOST_CHANGES = 60
const MOST_OF_CONTENT = 400

/** Tool: what became of each statement from one version to another. */
export const compareVersions = tool({
  name: 'compare_versions',
  title: 'Compare versions',
  description:
    'What became of each statement of a story from one version to a later one, or from one copy to another: added, dropped, altered (and how), moved.',
  input: {
    story: z.string().min(1).describe('Id of the story'),
    from: z.string().min(1).optional().describe('Version by id, or by number from 1; the last but one where absent'),
    to: z.string().min(1).optional().describe('Likewise; the last where absent'),
    with: z.string().min(1).optional().describe('Id of another story, a copy, to compare with'),
  },
  output: z.object({
    before: z.string().describe('Id of the earlier version'),
    after: z.string().describe('Id of the later version'),
    changes: z.array(ChangeShape).describe('Those that changed, in order of the text; the first are shown'),
    nChanges: z.int(),
    nSame: z.int().describe('How many statements are as they were'),
  }),
  async ask({ reader }, { story, ...which }) {
    const [before, after] = await versionsCompared(reader, story, which)
    const changes = diffStatements(readVersionOf(before), readVersionOf(after))
    const changed = changes.filter(({ kind }) => kind !== 'same')
    return {
      before: before.appearance.version,
      after: after.appearance.version,
      changes: changed.slice(0, MOST_CHANGES).map((change) => changeOf(change, before, after)),
      nChanges: changed.length,
      nSame: changes.length - changed.length,
    }
  },
  lines: ({ before, after, changes, nChanges, nSame }) => [
    `From version ${word(before)} to ${word(after)}: ${nChanges} changed, ${nSame} as they were`,
    ...changes.flatMap(changeLines),
  ],
})

function changeOf(change: StatementChange, before: ToldVersion, after: ToldVersion): ChangeAnswer {
  const one = 'before' in change ? change.before : undefined
  const other = 'after' in change ? change.after : undefined
  return {
    kind: change.kind as ChangeAnswer['kind'],
    ...(one !== undefined && { before: one }),
    ...(other !== undefined && { after: other }),
    ...('alterations' in change && { alterations: change.alterations.map(alterationOf) }),
    outside: {
      ...(one !== undefined && { before: contentOf(before, one) }),
      ...(other !== undefined && { after: contentOf(after, other) }),
    },
  }
}

type Alteration = Extract<StatementChange, { readonly kind: 'altered' }>['alterations'][number]

function alterationOf(alteration: Alteration): AlterationAnswer {
  const { kind } = alteration
  return {
    kind,
    ...('before' in alteration && typeof alteration.before === 'string' && { before: alteration.before }),
    ...('after' in alteration && typeof alteration.after === 'string' && { after: alteration.after }),
    ...('direction' in alteration && { direction: alteration.direction }),
    ...('rule' in alteration && { rule: nameOf(alteration.rule), probability: rounded(alteration.probability) }),
  }
}

function contentOf({ reading }: ToldVersion, id: string) {
  const found = reading?.reading.statements.find((statement) => statement.id === id)
  return someSpans(found?.content ?? [], MOST_OF_CONTENT).spans
}

function changeLines({ kind, before, after, alterations = [], outside }: ChangeAnswer): string[] {
  const side = (name: string, id: string | undefined, words: ChangeAnswer['outside']['before']) =>
    id === undefined ? [] : [`  ${name} ${word(id)}: ${spansLine(words ?? []) || 'no words'}`]
  return [
    `- ${[kind, ...alterations.map(alterationWords)].join('; ')}`,
    ...side('before', before, outside.before),
    ...side('after', after, outside.after),
  ]
}

function alterationWords({ kind, before, after, direction, rule, probability }: AlterationAnswer): string {
  const turned =
    before === undefined && after === undefined ? '' : ` from ${before ?? 'unknown'} to ${after ?? 'unknown'}`
  const inferred = rule === undefined || probability === undefined ? '' : ` (${word(rule)} ${percent(probability)})`
  return `${kind}${turned}${direction === undefined ? '' : ` ${direction}`}${inferred}`
}
