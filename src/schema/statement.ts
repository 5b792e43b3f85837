import { z } from 'zod'

/** A span as it is stored or served: half-open UTF-16 offsets of one version, and the characters there. */
export const ExactSpanSchema = z.object({
  start: z.int().nonnegative().describe('First UTF-16 unit of the span'),
  end: z.int().positive().describe('One past the last UTF-16 unit of the span'),
  exact: z.string().min(1).describe('The characters from start to end, verbatim'),
})

const spans = z.array(ExactSpanSchema).readonly()

/** How the words are given: between quotation marks, in the reporter's own words, or partly each. */
export const QuotationSchema = z.enum(['direct', 'indirect', 'mixed'])

/** What found a statement: a named rule or a model. */
export const FinderSchema = z.object({
  kind: z.enum(['rule', 'model']),
  name: z.string().min(1).describe('The rule’s or model’s name, e.g. "quotative-particle"'),
})

/** What is laid to whom, before the rest that a statement carries is read. */
export const AttributionSchema = z.object({
  id: z.string().min(1).describe('Derived from the text and the spans: the same reading gives the same id'),
  quotation: QuotationSchema,
  source: spans.describe('Whom it is laid to; empty where the text names no one'),
  cue: spans.describe('The words that lay it to the source; empty where there are none'),
  content: spans.describe('What is laid to the source; empty where the text does not give it'),
  within: z.string().optional().describe('Id of the statement in whose content this one stands'),
  continues: z.string().optional().describe('Id of the statement that this one runs on from'),
  finder: FinderSchema,
  probability: z.number().min(0).max(1).describe('How likely the statement is to be right, as its finder judges'),
})

/** What saying it did (an illocutionary act, Searle 1976, in the finer cut of CAMEO and PLOVER); data, see `ACTS`. */
export const ActSchema = z.enum([
  'assert',
  'deny',
  'demand',
  'request',
  'propose',
  'agree',
  'reject',
  'promise',
  'threaten',
  'warn',
  'accuse',
  'condemn',
  'support',
  'predict',
  'acknowledge',
  'question',
  'announce',
  'decline',
])

/** Types of events of PLOVER that words can be (Open Event Data Alliance, manual of 2017). */
export const EventTypeSchema = z.enum([
  'AGREE',
  'CONSULT',
  'SUPPORT',
  'CONCEDE',
  'INVESTIGATE',
  'REQUEST',
  'ACCUSE',
  'REJECT',
  'THREATEN',
])

/** How far the source is known: see the design’s word *sourcing*. */
export const SourcingSchema = z.enum(['named', 'unnamed', 'organisation', 'place', 'document', 'outlet'])

/** Over what it was said. */
export const ChannelSchema = z.enum([
  'call',
  'meeting',
  'letter',
  'written-answer',
  'briefing',
  'press-conference',
  'interview',
  'speech',
  'post',
  'statement',
  'broadcast',
  'conversation',
  'hearing',
])

/** What was inferred, by which rule, and how likely it is to be right. */
const inferred = <T extends z.ZodType>(value: T) =>
  z.object({ value, rule: z.string().min(1), probability: z.number().min(0).max(1) })

const ids = z.array(z.string().min(1)).min(1).readonly()

/** A time said, with the characters it was read from. */
export const SaidDateSchema = ExactSpanSchema.extend({
  value: z
    .string()
    .optional()
    .describe(
      'EDTF (ISO 8601-2): a day, month, year or interval, ../2022-02-10 for "by"; absent where it cannot be told',
    ),
  reference: z
    .object({
      date: z
        .string()
        .optional()
        .describe('The day that "Tuesday" or "last week" was counted from; absent where none was'),
      known: z
        .enum(['published', 'said', 'unknown'])
        .describe('From the day of publication; said in the text (a dateline, or in the date itself); or not known'),
    })
    .describe('The reference date that was used and how it is known'),
  rule: z.string().min(1),
  probability: z.number().min(0).max(1),
})

/** A quantity said, with the characters it was read from. */
export const FigureSchema = ExactSpanSchema.extend({
  value: z.number().describe('The number, scaled: 3万 is 30000'),
  unit: z.string().min(1).describe('English name of the unit in the singular, or ISO 4217 code of a currency'),
  approximate: z.boolean().optional().describe('Said to be about right only'),
  bound: z.enum(['at-least', 'at-most', 'more-than', 'less-than']).optional(),
  rule: z.string().min(1),
  probability: z.number().min(0).max(1),
})

/** What is wrong with the text at a place. */
export const DamageSchema = ExactSpanSchema.extend({
  kind: z.enum(['unclosed-quotation', 'orphan-quotation', 'fragment', 'mixed-scripts', 'mistranslation']),
  message: z.string().min(1).describe('What is wrong, in a few words'),
  rule: z.string().min(1),
  probability: z.number().min(0).max(1),
})

/** What a statement leaves to come. */
export const PendingSchema = inferred(spans).extend({
  from: spans.describe('Whom it is expected from; empty where the text does not say'),
  condition: spans.describe('On what it hangs; empty where on nothing'),
  deadline: z.string().optional().describe('Until when, as EDTF; absent where no date in what is said tells'),
})

/** What one source is reported to have said, in one version: the unit of the record. */
export const StatementSchema = AttributionSchema.extend({
  addressee: spans.describe('To whom it was said; empty where the text does not say'),
  via: spans.describe('On whose word the report has it, nearest the outlet first; empty where on nobody else’s'),
  act: inferred(ActSchema).describe('What saying it did'),
  event: inferred(EventTypeSchema)
    .optional()
    .describe('The PLOVER event type of the act, else of what is said; absent where none fits'),
  sourcing: inferred(SourcingSchema).optional().describe('Absent where the text names no source'),
  actor: inferred(z.string().min(1)).optional().describe('Id of the actor it is laid to, among the reading’s actors'),
  addressees: inferred(ids)
    .optional()
    .describe('Ids of the actors it was said to; absent where the words for them do not tell who they are'),
  viaActors: inferred(ids)
    .optional()
    .describe('Ids of the actors on whose word the report has it; absent where the words for them do not tell'),
  channel: inferred(ChannelSchema).optional().describe('Absent where the text does not tell'),
  negated: z.literal(true).optional().describe('The cue is denied: "did not say"'),
  conditional: z.literal(true).optional().describe('What is said holds only if something else does'),
  hedged: z.literal(true).optional().describe('What is said is given as possible only'),
  future: z.literal(true).optional().describe('What is said is of what is still to come'),
  when: inferred(z.string().min(1))
    .optional()
    .describe('When it was said, as EDTF; absent where the text does not tell'),
  dates: z.array(SaidDateSchema).readonly().describe('The times in what is said'),
  figures: z.array(FigureSchema).readonly().describe('The quantities in what is said'),
  damaged: z.literal(true).optional().describe('Its words are damaged, or next to damage: see the reading’s damage'),
  pending: PendingSchema.optional().describe('What it promises, asks for or expects, not yet seen'),
})

/** Where and why the engine held back or was unsure. */
export const NoteSchema = z.object({
  start: z.int().nonnegative(),
  end: z.int().nonnegative(),
  rule: z.string().min(1),
  message: z.string().min(1),
})

/** A stretch of the text that is not running prose, and what it is. */
export const BlockSchema = z.object({
  start: z.int().nonnegative(),
  end: z.int().nonnegative(),
  kind: z.enum(['body', 'heading', 'update-note', 'furniture']),
})

/** An occasion on which things were said. One entry an occasion, however often the report speaks of it. */
export const ExchangeSchema = z.object({
  id: z.string().min(1).describe('Derived from its first mention'),
  kind: ChannelSchema,
  participants: z.array(z.string()).readonly().describe('Ids of the actors who took part, where the report names them'),
  date: z.string().optional().describe('When it was, as EDTF; absent where the report does not say'),
  minutes: z.number().positive().optional().describe('How long it took'),
  evidence: spans.describe('The words that speak of it'),
  statements: z.array(z.string()).readonly().describe('Ids of the statements that were made in it'),
  probability: z.number().min(0).max(1),
})

/**
 * A person, body, state or unnamed source that a report lays statements to, tells of as addressee, witness or participant, or
 * names beyond doubt. Whether it said anything follows from the statements.
 */
export const ActorSchema = z.object({
  id: z.string().min(1).describe('Derived from the text and what it calls the actor'),
  name: z.string().min(1).describe('The fullest name the report gives it, without titles, in the report’s own words'),
  aliases: spans.describe(
    'All different forms of its name, each where it first stands, in order of the text, a title with it as written; no pronouns and descriptions: empty for an unnamed source',
  ),
  standsFor: inferred(z.string().min(1))
    .optional()
    .describe('Where it is called by a place, the state or body that the place stands for, in English'),
})

/** What the engine read in one text. */
export const ReadingSchema = z.object({
  language: z.string().min(2).describe('BCP 47 tag of the language pack that read the text'),
  engine: z.string().min(1).describe('Name and version of the engine and pack'),
  blocks: z.array(BlockSchema).readonly(),
  statements: z.array(StatementSchema).readonly(),
  actors: z
    .array(ActorSchema)
    .readonly()
    .describe('Everybody the report lays statements to, lets take part or surely names, in order of the text'),
  exchanges: z.array(ExchangeSchema).readonly().describe('The occasions the report speaks of, in order of the text'),
  damage: z.array(DamageSchema).readonly().describe('Where the text is damaged, in order of the text'),
  notes: z.array(NoteSchema).readonly(),
})

export type Quotation = z.infer<typeof QuotationSchema>
export type Finder = z.infer<typeof FinderSchema>
export type Attribution = z.infer<typeof AttributionSchema>
export type Actor = z.infer<typeof ActorSchema>
export type Act = z.infer<typeof ActSchema>
/** A PLOVER event type that words can be. */
export type EventType = z.infer<typeof EventTypeSchema>
export type Sourcing = z.infer<typeof SourcingSchema>
export type SaidDate = z.infer<typeof SaidDateSchema>
export type Figure = z.infer<typeof FigureSchema>
export type Damage = z.infer<typeof DamageSchema>
export type Exchange = z.infer<typeof ExchangeSchema>
export type Channel = z.infer<typeof ChannelSchema>
export type Statement = z.infer<typeof StatementSchema>
export type Note = z.infer<typeof NoteSchema>
export type Block = z.infer<typeof BlockSchema>
export type Reading = z.infer<typeof ReadingSchema>
