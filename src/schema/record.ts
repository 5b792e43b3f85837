import { z } from 'zod'
import {
  ActSchema,
  ChannelSchema,
  ExactSpanSchema,
  QuotationSchema,
  ReadingSchema,
  SourcingSchema,
  StatementSchema,
} from './statement.ts'

const id = z.string().min(1)
const day = z.iso.date()
const moment = z.iso.datetime()

/** The first line of an export in the record’s own format: what it is, and which schema its lines follow. */
export const RecordHeaderSchema = z.object({
  kind: z.literal('header'),
  format: z.literal('readout-record'),
  schema: z.literal(1),
})

/** One exact text, once in the record however many stories print it. */
export const VersionFactSchema = z.object({
  kind: z.literal('version'),
  id: id.describe('Derived from the text alone'),
  text: z.string(),
})

/** A version as it was found: at which address, of which outlet, under which title, of which day. */
export const AppearanceSchema = z.object({
  kind: z.literal('appearance'),
  id: id.describe('Derived from the fields below'),
  version: id.describe('Id of the version that was found'),
  language: z.string().min(2).describe('BCP 47 tag of the language it is in'),
  url: z.string().min(1).optional().describe('Where it was found; absent for a file'),
  outlet: z.string().min(1).optional().describe('Who published it; absent where nothing says'),
  title: z.string().min(1).optional(),
  published: day.optional().describe('Day of publication; absent where nothing says'),
  seenAt: moment.optional().describe('When the record first saw it; absent in an export without times'),
})

/** What an engine read in a version, kept whole: a later engine’s reading stands beside it. */
export const ReadingFactSchema = z.object({
  kind: z.literal('reading'),
  id: id.describe('Derived from the reading, the version and the day of publication that it was read with'),
  version: id,
  published: day.optional().describe('The day that relative dates were counted from; absent where none was known'),
  reading: ReadingSchema,
  readAt: moment.optional().describe('When it was read; absent in an export without times'),
})

/**
 * What a person may decide on an entry; `commented` leaves it as it is, `merged` and `split` are of actors, `withdrawn` takes
 * back what was decided before: then nothing holds.
 */
export const DecisionSchema = z.enum([
  'confirmed',
  'rejected',
  'amended',
  'unsure',
  'commented',
  'merged',
  'split',
  'withdrawn',
])

/** What a person puts in place of what was read; what is absent stays as read. Spans are of the statement’s version. */
export const AmendmentSchema = z
  .object({
    source: z.array(ExactSpanSchema).readonly(),
    cue: z.array(ExactSpanSchema).readonly(),
    content: z.array(ExactSpanSchema).readonly(),
    addressee: z.array(ExactSpanSchema).readonly(),
    via: z.array(ExactSpanSchema).readonly(),
    quotation: QuotationSchema,
    act: ActSchema,
    channel: ChannelSchema,
    sourcing: SourcingSchema,
  })
  .partial()

/** A person’s decision on an entry: kept beside what it judges, never over it. */
export const ReviewSchema = z.object({
  kind: z.literal('review'),
  id: id.describe('Derived from the fields below'),
  entry: z
    .enum(['statement', 'exchange', 'answer', 'dispute', 'pending', 'actor'])
    .describe('What kind of entry it is on'),
  of: id.describe('Id of the entry'),
  decision: DecisionSchema,
  by: z.string().min(1).describe('Who decided'),
  at: moment.describe('When they did'),
  comment: z.string().min(1).optional(),
  amendment: AmendmentSchema.optional().describe('With `amended`: what stands in place of what was read'),
  other: id.optional().describe('With `merged` and `split`, and where one of these is withdrawn: the other actor'),
})

/** What the record is made of; all else in it is computed from these. One line of an export each. */
export const FactSchema = z.discriminatedUnion('kind', [
  VersionFactSchema,
  AppearanceSchema,
  ReadingFactSchema,
  ReviewSchema,
])

/** Whom a statement’s words mean. */
export const StatementActorSchema = z.object({
  role: z.enum(['source', 'addressee', 'via']),
  actor: id.describe('Id of the record’s actor'),
  name: z.string().min(1).describe('What the record calls that actor'),
  rule: z
    .string()
    .min(1)
    .describe('By which rule the words were taken to mean that actor; `reviewed` where people said so'),
  probability: z.number().min(0).max(1).describe('How surely they mean that one'),
})

/** A statement as the record serves it: what was read, where, and what people decided. */
export const StatementEntrySchema = z.object({
  id: id.describe('Id of the statement'),
  story: id,
  version: id,
  reading: id.describe('Id of the reading it is of'),
  engine: z.string().min(1).describe('What read it'),
  language: z.string().min(2),
  outlet: z.string().optional(),
  url: z.string().optional(),
  title: z.string().optional(),
  published: day.optional(),
  said: day
    .optional()
    .describe('Day it is filed under: when it was said, else when it was published; absent where neither is known'),
  state: z
    .enum(['stands', 'dropped'])
    .describe('Whether the story’s latest version still has it; what is dropped is withdrawn, not erased'),
  repeats: id.optional().describe('Id of the statement, in another story of one origin, that this one repeats'),
  actors: z.array(StatementActorSchema).readonly(),
  review: z
    .object({ decision: DecisionSchema, by: z.string(), at: moment, isCarried: z.literal(true).optional() })
    .optional()
    .describe('The decision that holds; carried where it was made on another reading or version'),
  statement: StatementSchema,
})

/** A story as the record serves it. */
export const StoryEntrySchema = z.object({
  id,
  origin: id.describe('Shared by the stories that are copies of one another'),
  language: z.string().min(2),
  url: z.string().optional(),
  outlet: z.string().optional(),
  title: z.string().optional().describe('As the page gives it, else the heading that the latest version begins with'),
  published: day.optional(),
  versions: z.array(id).readonly().describe('Ids of its versions, oldest first'),
  nStatements: z.int().nonnegative().describe('How many statements its latest version has'),
  nCopies: z.int().nonnegative().describe('How many other stories are copies of it'),
})

/** An occasion as one story tells of it, as the record serves it. */
export const ExchangeEntrySchema = z.object({
  id,
  story: id,
  version: id,
  kind: ChannelSchema,
  date: z.string().optional().describe('When it was, as EDTF; absent where the report does not say'),
  day: day.optional().describe('Day it is filed under: when it was, else when it was published'),
  minutes: z.number().positive().optional(),
  participants: z.array(z.object({ actor: id, name: z.string() })).readonly(),
  evidence: z.array(ExactSpanSchema).readonly(),
  statements: z.array(id).readonly(),
  probability: z.number().min(0).max(1),
})

/** A person, body, state or unnamed source that the record knows. */
export const ActorEntrySchema = z.object({
  id,
  name: z.string().min(1),
  kind: z.enum(['person', 'state', 'body', 'unnamed']),
  standsFor: id.optional().describe('Id of the state that it speaks for, where its name is a seat of government'),
  aliases: z.array(z.string()).readonly().describe('The names it goes by, in every script'),
  nStatements: z.int().nonnegative().describe('How many statements are laid to it'),
})

/** A name by which reports mean an actor. */
export const ActorNameSchema = z.object({
  id: id.describe('By which `split` tells it from the actor’s other names'),
  name: z.string().min(1),
  offices: z.array(z.string()).readonly().optional().describe('Offices that reports name with it; absent where none'),
  year: z.int().optional().describe('The year of the reports; absent where it is not known'),
  rule: z.string().min(1).describe('By which rule it was taken to mean the actor; `reviewed` where people said so'),
  probability: z.number().min(0).max(1).describe('How surely it means that one'),
})

export type RecordHeader = z.infer<typeof RecordHeaderSchema>
export type VersionFact = z.infer<typeof VersionFactSchema>
export type Appearance = z.infer<typeof AppearanceSchema>
export type ReadingFact = z.infer<typeof ReadingFactSchema>
export type Decision = z.infer<typeof DecisionSchema>
export type Amendment = z.infer<typeof AmendmentSchema>
export type Review = z.infer<typeof ReviewSchema>
export type Fact = z.infer<typeof FactSchema>
export type StatementActor = z.infer<typeof StatementActorSchema>
export type StatementEntry = z.infer<typeof StatementEntrySchema>
export type StoryEntry = z.infer<typeof StoryEntrySchema>
export type ExchangeEntry = z.infer<typeof ExchangeEntrySchema>
export type ActorEntry = z.infer<typeof ActorEntrySchema>
export type ActorName = z.infer<typeof ActorNameSchema>
