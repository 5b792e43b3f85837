import { z } from 'zod'
import { DecisionSchema } from './record.ts'
import { ActSchema, ChannelSchema, QuotationSchema, SourcingSchema } from './statement.ts'

const words = z.string().trim().min(1)
const day = z.iso.date('expected a day such as 2022-01-31')
const some = <T extends z.ZodType>(one: T) => z.array(one).min(1).readonly().optional()

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
  issue: some(words).describe('On this issue of the dossier, by its id'),
  dossier: words.optional().describe('The dossier that defines the issues; on any of them where no issue is named'),
  since: day.optional().describe('Said on this day or later'),
  until: day.optional().describe('Said on this day or before'),
  language: some(words).describe('Reported in this language'),
  outlet: some(words).describe('Reported by this outlet'),
  story: words.optional().describe('Of this story, by its id'),
  minProbability: z.number().min(0).max(1).optional().describe('At least so probable'),
  pending: z.boolean().optional().describe('That leave something to come'),
  all: z.boolean().optional().describe('Also what was dropped, what repeats another story and what people rejected'),
})

export type StatementQuery = z.infer<typeof StatementQuerySchema>
