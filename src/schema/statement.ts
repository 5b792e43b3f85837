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

/** What one source is reported to have said, in one version: the unit of the record. */
export const StatementSchema = z.object({
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

/** What the engine read in one text. */
export const ReadingSchema = z.object({
  language: z.string().min(2).describe('BCP 47 tag of the language pack that read the text'),
  engine: z.string().min(1).describe('Name and version of the engine and pack'),
  blocks: z.array(BlockSchema).readonly(),
  statements: z.array(StatementSchema).readonly(),
  notes: z.array(NoteSchema).readonly(),
})

export type Quotation = z.infer<typeof QuotationSchema>
export type Finder = z.infer<typeof FinderSchema>
export type Statement = z.infer<typeof StatementSchema>
export type Note = z.infer<typeof NoteSchema>
export type Block = z.infer<typeof BlockSchema>
export type Reading = z.infer<typeof ReadingSchema>
