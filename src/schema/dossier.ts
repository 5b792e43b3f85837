import { z } from 'zod'

const words = z.string().trim().min(1)
const day = z.iso.date()

/** A question in contention, as a person defines it: a name, and the words that speak of it in each language. */
export const IssueSchema = z.strictObject({
  id: z
    .string()
    .regex(/^[a-z0-9][a-z0-9-]*$/, 'expected small letters, digits and hyphens')
    .describe('How it is referred to: small letters, digits, hyphens'),
  name: words,
  terms: z
    .record(
      z.string().regex(/^[a-z]{2,3}(-[A-Za-z0-9]+)*$/, 'expected a language tag such as en'),
      z.array(words).min(1),
    )
    .refine((terms) => Object.keys(terms).length > 0, 'expected terms in one language at least')
    .describe('Words and phrases that speak of it, by BCP 47 tag'),
})

/** A crisis as a person follows it. */
export const DossierSchema = z
  .strictObject({
    title: words,
    issues: z.array(IssueSchema).min(1),
    cast: z
      .array(words)
      .min(1)
      .optional()
      .describe('Names of those whose statements count, and what is said to them; all where absent'),
    since: day.optional().describe('First day, included'),
    until: day.optional().describe('Last day, included'),
    stories: z.array(words).min(1).optional().describe('Ids of the only stories that count'),
    outlets: z.array(words).min(1).optional().describe('The only outlets that count'),
  })
  .superRefine(({ issues }, context) => {
    for (const [at, { id }] of issues.entries()) {
      if (issues.findIndex((issue) => issue.id === id) === at) continue
      context.addIssue({ code: 'custom', path: ['issues', at, 'id'], message: `another issue has the id ${id}` })
    }
  })

export type Issue = z.infer<typeof IssueSchema>
export type Dossier = z.infer<typeof DossierSchema>
