import { z } from 'zod'
import { LinkQuerySchema } from '../schema/index.ts'
import type { Link } from '../views/index.ts'
import { word } from './outside.ts'
import { pagingInput } from './paging.ts'
import { nameOf, percent, ReviewShape, reviewLine, reviewOf, rounded } from './statement.ts'

/** What may be asked of links. */
export const linkInput = { ...LinkQuerySchema.shape, ...pagingInput(10) }

/** How a page of links ends. */
export const PAGES =
  'A page may hold fewer than asked for, even none, and have a `next`: it ends when a bounded amount was looked up.'

/** What every link says of itself. */
export const link = {
  id: z.string(),
  rule: z.string().describe('The named rule that found it'),
  probability: z.number().describe('How likely it is to be right; 1 where a person confirmed it'),
  review: ReviewShape.optional(),
}

/** As it is answered. */
export type LinkAnswer = z.input<z.ZodObject<typeof link>>

/** What a link says of itself. */
export function linkOf({ id, rule, probability, review }: Link): LinkAnswer {
  return { id, rule: nameOf(rule), probability: rounded(probability), ...(review && { review: reviewOf(review) }) }
}

/** A link in words. */
export function linkWords({ id, rule, probability, review }: LinkAnswer): string {
  const decided = review === undefined ? '' : `, ${reviewLine(review)}`
  return `${word(id)} (${word(rule)} ${percent(probability)}${decided})`
}

/** Lines that stand below another. */
export function below(lines: readonly string[]): string[] {
  return lines.map((line) => `  ${line}`)
}
