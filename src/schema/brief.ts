import { z } from 'zod'

/** The languages that a brief is written in, as BCP 47 tags. */
export const BriefLanguageSchema = z.enum(['en', 'ja'], 'Expected en or ja')

export type BriefLanguage = z.infer<typeof BriefLanguageSchema>

const id = z.string().min(1)
const language = z.string().describe('BCP 47 tag')

const PieceSchema = z.union([
  z.string().describe('Our words'),
  z
    .object({
      kind: z.enum(['said', 'cue', 'name']),
      text: z.string(),
      language: language.optional().describe('BCP 47 tag; the brief’s where absent'),
    })
    .describe('Words from outside: `said` and `cue` are a report’s, verbatim; `name` is what somebody is called'),
  z
    .object({
      kind: z.literal('mark'),
      state: z.enum(['open', 'fulfilled', 'rejected', 'overdue']),
      text: z.string().describe('The state in the brief’s words'),
    })
    .describe('A state that must not be overlooked'),
])

const pieces = z.array(PieceSchema).readonly()

const sentence = {
  pieces,
  notes: z.array(z.int().min(1)).min(1).readonly().describe('Numbers of the footnotes that it is built from'),
}

const part = {
  id: id.describe('Unique in the brief'),
  heading: pieces,
  items: z
    .array(z.object({ ...sentence, below: z.array(z.object(sentence)).readonly() }))
    .readonly()
    .describe('Sentences, each with those that say more of it'),
}

const FootnoteSchema = z.object({
  number: z.int().min(1),
  entry: z.enum(['statement', 'exchange']),
  id: id.describe('The entry’s'),
  story: id,
  version: id,
  start: z.int().describe('Where the quotation stands in the version: UTF-16 units, half-open'),
  end: z.int(),
  quotation: z.string().describe('The version’s characters, verbatim'),
  isCut: z.literal(true).optional().describe('The passage goes on after the quotation'),
  language,
  who: pieces.describe('The report’s words for who said it, or who took part'),
  outlet: z.string().optional(),
  title: z.string().optional(),
  published: z.string().optional(),
  url: z.string().optional(),
  finder: z.string().optional().describe('What found the entry'),
  probability: z.number().min(0).max(1),
  review: z.object({ decision: z.string(), by: z.string(), at: z.string() }).optional(),
})

/** A dossier written out: every sentence with the entries that it is built from. */
export const BriefSchema = z.object({
  language: BriefLanguageSchema.describe('Of all that is not quoted or a name'),
  title: z.string(),
  scope: z.array(z.object({ name: z.string(), values: pieces })).readonly(),
  parts: z
    .array(
      z.object({
        ...part,
        parts: z.array(z.object({ ...part, parts: z.array(z.unknown()).max(0).readonly() })).readonly(),
      }),
    )
    .readonly(),
  notes: z.array(FootnoteSchema).readonly().describe('The footnotes, by number'),
})
