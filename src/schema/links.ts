import { z } from 'zod'
import { DossierSchema, IssueSchema } from './dossier.ts'
import { DecisionSchema, ExchangeEntrySchema, StatementEntrySchema } from './record.ts'
import { ActSchema, ChannelSchema, ExactSpanSchema } from './statement.ts'

const id = z.string().min(1)
const day = z.iso.date()
const probability = z.number().min(0).max(1)
const spans = z.array(ExactSpanSchema).readonly()

/** Where a link is seen: spans of one version, of a statement or an exchange there. */
export const EvidenceSchema = z.object({
  story: id,
  version: id,
  statement: id.optional(),
  exchange: id.optional(),
  spans,
})

const link = {
  id: id.describe('Derived from what it links: the same link has the same id, whatever else the record holds'),
  rule: z.string().min(1).describe('The named rule that found it'),
  probability: probability.describe('How likely it is to be right; 1 where a person confirmed it'),
  evidence: z.array(EvidenceSchema).readonly(),
  review: z
    .object({ decision: DecisionSchema, by: z.string(), at: z.iso.datetime(), comment: z.string().optional() })
    .optional()
    .describe('The decision that holds, where a person made one'),
}

/** A statement that takes up another. */
export const AnswerSchema = z.object({
  ...link,
  kind: z.literal('answer'),
  asked: StatementEntrySchema.describe('What is taken up'),
  answer: StatementEntrySchema.describe('What takes it up'),
  signs: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])).describe('What speaks for it'),
})

const side = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('statement'), statement: StatementEntrySchema, spans }),
  z.object({ kind: z.literal('claim'), by: ExactSpanSchema, claim: ExactSpanSchema, within: StatementEntrySchema }),
  z.object({ kind: z.literal('exchange'), exchange: ExchangeEntrySchema }),
])

/** Two that cannot both hold. */
export const DisputeSchema = z.object({
  ...link,
  kind: z.enum(['claim-denied', 'demand-rejected', 'figures-differ', 'exchange-denied']),
  sides: z.tuple([side, side]).readonly().describe('What was there before, and what contradicts it'),
})

/** What became of something awaited. */
export const PendingStateSchema = z.enum(['open', 'fulfilled', 'rejected', 'overdue'])

/** Something awaited, by one statement or several. */
export const PendingItemSchema = z.object({
  ...link,
  kind: z.literal('pending'),
  state: PendingStateSchema,
  awaits: z.string().optional().describe('What kind of thing is awaited; absent where no table tells'),
  from: z
    .object({
      isKnownByName: z.boolean(),
      actors: z.array(id).readonly(),
      sides: z.array(id).readonly(),
      names: z.array(z.string()).readonly(),
    })
    .describe('Whom it is expected from; all empty where nothing tells'),
  condition: spans.describe('On what it hangs; empty where on nothing'),
  deadline: z.string().optional().describe('Until when, as EDTF: the earliest that a statement gives'),
  statements: z.array(StatementEntrySchema).readonly().describe('All statements that await it, the oldest first'),
  outcome: z
    .object({ rule: z.string(), probability, evidence: EvidenceSchema, day: day.optional() })
    .optional()
    .describe('What fulfilled or rejected it'),
})

/** An occasion, however many stories tell of it. */
export const MergedExchangeSchema = z.object({
  ...link,
  kind: z.literal('exchange'),
  channel: ChannelSchema,
  date: z.string().optional().describe('When it was, as EDTF, as exactly as a story says'),
  day: day.optional(),
  minutes: z.number().positive().optional(),
  participants: z.array(z.object({ actor: id, name: z.string() })).readonly(),
  statements: z.array(id).readonly().describe('Ids of all statements that were made in it'),
  told: z.array(ExchangeEntrySchema).readonly().describe('What each story says of it, the earliest filed first'),
})

const holder = z.object({
  id,
  name: z.string(),
  side: id.describe('Id of the side that the actor is on'),
  nPositions: z.int().positive().describe('How many positions there are, however many are given'),
  positions: z
    .array(
      z.object({
        act: ActSchema,
        rule: z.string(),
        probability,
        day: day.optional(),
        statement: StatementEntrySchema,
        evidence: EvidenceSchema,
      }),
    )
    .readonly()
    .describe('The latest first'),
  trend: z
    .object({ from: ActSchema, to: ActSchema, direction: z.enum(['towards', 'away', 'steady']) })
    .optional()
    .describe('From the first act to the latest that takes a stand'),
})

/** Who did what on an issue. */
export const IssuePositionsSchema = z.object({
  issue: IssueSchema,
  actors: z.array(holder).readonly().describe('Each actor by itself, those with the most positions first'),
  sides: z.array(holder).readonly().describe('Each side with all who stand for it'),
  nActors: z.int().nonnegative().describe('How many actors have positions on it, however many are given'),
  nSides: z.int().nonnegative().describe('How many sides have positions on it, however many are given'),
  isCut: z.boolean().describe('Whether there are more statements on it than were looked at'),
})

/** Who said it first, and on whose word the report has it. */
export const FirstSaidSchema = z.object({
  first: StatementEntrySchema,
  sayings: z
    .array(z.object({ entry: StatementEntrySchema, rule: z.string(), probability }))
    .readonly()
    .describe('All with the same or nearly the same content by the same actor, the earliest first'),
  chain: z
    .array(
      z.object({
        kind: z.enum(['via', 'within', 'source']),
        statement: id,
        spans,
        actors: z.array(z.object({ actor: id, name: z.string() })).readonly(),
      }),
    )
    .readonly()
    .describe('From the outlet inwards: on whose word it is had, the source last'),
})

/** A dossier with the id that it is asked for by. */
export const DossierEntrySchema = z.object({ id, dossier: DossierSchema })
