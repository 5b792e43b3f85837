import { z } from 'zod'
import { BriefLanguageSchema } from './brief.ts'
import { ActorEntrySchema, DecisionSchema } from './record.ts'
import { ActSchema, ChannelSchema, QuotationSchema, SourcingSchema } from './statement.ts'

const words = z.string().trim().min(1)
const day = z.iso.date('expected a day such as 2022-01-31')
const some = <T extends z.ZodType>(one: T) => z.array(one).min(1).readonly().optional()
const since = day.optional()
const ofDossier = {
  dossier: words.optional().describe('Of this dossier: on its issues, of its cast, days, outlets and stories'),
  issue: some(words).describe('On this issue of the dossier, by its id; on any of them where absent'),
}
const minProbability = z.number().min(0).max(1).optional()

/**
 * What somebody asks of statements, in plain words: names and not ids, an issue and not its words. All that is given must
 * hold; of a list, one of its values. What is absent is no limit.
 */
export const StatementQuerySchema = z.object({
  source: some(words).describe('Laid to this actor: a name in any script, or an id'),
  side: some(words).describe('Laid to this state, or to whoever speaks for it'),
  to: some(words).describe('Said to this actor'),
  via: some(words).describe('That the report has on this actor’s word'),
  act: some(ActSchema),
  channel: some(ChannelSchema),
  sourcing: some(SourcingSchema),
  quotation: some(QuotationSchema),
  decision: some(DecisionSchema).describe('That a person decided so'),
  text: some(words).describe('With these words in source, cue or content; of several, with each'),
  ...ofDossier,
  since: since.describe('Said on this day or later'),
  until: since.describe('Said on this day or before'),
  language: some(words).describe('Reported in this language'),
  outlet: some(words).describe('Reported by this outlet'),
  story: words.optional().describe('Of this story, by its id'),
  minProbability: minProbability.describe('At least so probable'),
  addedSince: z.string().max(40).optional().describe('Read after this mark of the record was made'),
  pending: z.boolean().optional().describe('That leave something to come'),
  all: z.boolean().optional().describe('Also what was dropped, what repeats another story and what people rejected'),
})

/** What somebody asks of statements that wait for a decision. */
export const QueueQuerySchema = StatementQuerySchema.omit({ decision: true, all: true })

const ofLinks = {
  minProbability: minProbability.describe('Links at least so probable; 0.5 where absent'),
  rejected: z.boolean().optional().describe('Also those that people rejected'),
}

/** What somebody asks of links between statements: whose they are, and how likely they must be. */
export const LinkQuerySchema = z.object({ ...StatementQuerySchema.shape, ...ofLinks })

/** What somebody asks of links that wait for a decision. */
export const LinkQueueQuerySchema = z.object({
  ...QueueQuerySchema.shape,
  minProbability: ofLinks.minProbability,
})

/** What somebody asks of occasions. */
export const ExchangeQuerySchema = z.object({
  kind: some(ChannelSchema),
  with: some(words).describe('In which these took part, all of them: names or ids'),
  since,
  until: since,
  story: words.optional().describe('Of this story, by its id'),
  ...ofDossier,
  ...ofLinks,
})

/** What somebody asks of stories. */
export const StoryQuerySchema = z.object({
  text: some(words).describe('With these words in its title or its outlet’s name; of several, with each'),
  outlet: some(words).describe('Published by this outlet'),
  language: some(words).describe('In this language, as a BCP 47 tag'),
  since: since.describe('Published on this day or later'),
  until: since.describe('Published on this day or before'),
  ...ofDossier,
  copiesOf: words.optional().describe('The story of this id, and those that are copies of it'),
})

/** What somebody asks of actors. */
export const ActorQuerySchema = z.object({
  id: some(words).describe('Of these ids; also those of no name'),
  name: words.optional().describe('Words of one of its names'),
  kind: some(ActorEntrySchema.shape.kind).describe('All but the unnamed where absent'),
  side: words.optional().describe('Who speaks for this state: its name or id'),
})

/** What somebody asks of a brief: which part of its dossier is written out, and from what. */
export const BriefQuerySchema = z.object({
  language: BriefLanguageSchema.optional().describe(
    'The language that it is written in; English where absent. What is quoted stays in its own',
  ),
  since: since.describe('Said on this day or later; within the dossier’s days'),
  until: since.describe('Said on this day or before; within the dossier’s days'),
  issue: some(words).describe('These issues of the dossier alone, by id'),
  minProbability: minProbability.describe('Leaves out statements and links less probable than this'),
  leaveOut: some(words).describe('Ids of statements, exchanges and links that nothing is built from'),
})

export type BriefQuery = z.infer<typeof BriefQuerySchema>
export type StatementQuery = z.infer<typeof StatementQuerySchema>
export type QueueQuery = z.infer<typeof QueueQuerySchema>
export type LinkQuery = z.infer<typeof LinkQuerySchema>
export type ExchangeQuery = z.infer<typeof ExchangeQuerySchema>
export type StoryQuery = z.infer<typeof StoryQuerySchema>
export type ActorQuery = z.infer<typeof ActorQuerySchema>
