import { createRoute, type OpenAPIHono, z } from '@hono/zod-openapi'
import { viewedOf } from '../queries/index.ts'
import { reviewOf } from '../record/index.ts'
import { AmendmentSchema, type Review, ReviewSchema } from '../schema/index.ts'
import { agreement, findLink, type LinkKind } from '../views/index.ts'
import type { Note } from './asker.ts'
import type { Desk } from './desk.ts'
import { named } from './named.ts'
import { ids, inAddress } from './parameters.ts'
import { ProblemError } from './problem.ts'
import { json, problem, shown } from './route.ts'

const ReviewEntry = named(ReviewSchema, 'Review')

/** What a person decides; who and when is added here. */
const NewReview = z
  .strictObject({
    entry: ReviewSchema.shape.entry,
    of: ReviewSchema.shape.of,
    decision: ReviewSchema.shape.decision,
    comment: ReviewSchema.shape.comment,
    amendment: AmendmentSchema.strict().optional().describe('With `amended`: what stands in place of what was read'),
    other: ReviewSchema.shape.other,
    statements: z
      .array(z.string().min(1))
      .min(1)
      .max(100)
      .optional()
      .describe('Of an answer, a dispute or what is pending: the statements that its evidence names, to find it by'),
  })
  .openapi('NewReview')

/** What people decided, and deciding. */
export function addReviews(app: OpenAPIHono, desk: Desk, note: Note): void {
  const all = shown({
    path: '/reviews',
    summary: 'Reviews, oldest first; of the entries named, or of all',
    tag: 'reviews',
    request: { query: z.object(inAddress({ of: z.array(z.string().min(1)).max(500).optional() })) },
    schema: z.array(ReviewEntry),
  })
  app.openapi(all, async (context) => {
    return context.json([...(await desk.store.reviews(context.req.valid('query').of))], 200)
  })
  const ofActor = shown({
    path: '/actors/{id}/reviews',
    summary: 'What people decided on who an actor is, oldest first: also on those that are now taken for it',
    tag: 'reviews',
    request: { params: ids },
    schema: z.array(ReviewEntry),
  })
  app.openapi(ofActor, async (context) => {
    return context.json([...(await desk.store.actorReviews(context.req.valid('param').id))], 200)
  })
  const alpha = shown({
    path: '/agreement',
    summary: 'How far reviewers agree: Krippendorff’s alpha',
    tag: 'reviews',
    request: {},
    schema: z.object({
      alpha: z.number().optional().describe('Absent where no two decided on one entry'),
      nEntries: z.int(),
      nDecisions: z.int(),
      reviewers: z.array(z.string()).readonly(),
    }),
  })
  app.openapi(alpha, async (context) => {
    const { alpha: value, nEntries, nDecisions, reviewers } = agreement(await desk.store.reviews())
    return context.json({ ...(value !== undefined && { alpha: value }), nEntries, nDecisions, reviewers }, 200)
  })
  addDeciding(app, desk, note)
}

function addDeciding(app: OpenAPIHono, desk: Desk, note: Note): void {
  const route = createRoute({
    method: 'post',
    path: '/reviews',
    summary: 'Decides on an entry: kept beside it, never over it',
    tags: ['reviews'],
    request: { body: json(NewReview) },
    responses: {
      201: { description: 'The review', ...json(ReviewEntry) },
      400: problem('It is not what was expected'),
      403: problem('Whoever asks may not review'),
      404: problem('The record has no such entry'),
    },
  })
  app.openapi(route, async (context) => {
    const { name: by } = context.get('asker')
    if (by === undefined) throw new ProblemError(403, 'Reviewing needs somebody who may')
    const { statements, ...asked } = context.req.valid('json')
    checkParts(asked)
    await checkEntry(desk, asked.entry, asked.of, statements)
    if (asked.other !== undefined && !(await isNameOf(desk, asked.of, asked.other))) {
      await checkEntry(desk, asked.entry, asked.other)
    }
    const review = reviewOf({ ...(asked as Omit<Review, 'kind' | 'id' | 'by' | 'at'>), by, at: desk.now() })
    await desk.store.add([review])
    await note(context, { did: 'reviewed', of: review.of, detail: review.decision })
    return context.json(review, 201)
  })
}

function checkParts({ entry, decision, amendment, other }: Omit<z.infer<typeof NewReview>, 'statements'>): void {
  const isOfActors = decision === 'merged' || decision === 'split'
  const isWithoutActor = decision !== 'withdrawn' || entry !== 'actor'
  if (isOfActors ? other === undefined : isWithoutActor && other !== undefined) {
    throw new ProblemError(400, 'The other actor belongs to merged and split, and to nothing else', 'other')
  }
  if (isOfActors && entry !== 'actor') throw new ProblemError(400, `${decision} is of actors, got ${entry}`, 'entry')
  const isAmended = amendment !== undefined && Object.keys(amendment).length > 0
  if ((decision === 'amended') !== isAmended) {
    throw new ProblemError(400, 'What stands instead belongs to amended, and to nothing else', 'amendment')
  }
}

async function checkEntry(
  desk: Desk,
  entry: Review['entry'],
  id: string,
  statements?: readonly string[],
): Promise<void> {
  const { store } = desk
  const one = { limit: 1 }
  const isThere = {
    statement: async () => (await store.statements({ ids: [id], isUnlisted: true }, one)).items.length > 0,
    actor: () => isActor(store, id),
    exchange: async () => (await store.exchanges({ ids: [id] }, one)).items.length > 0,
    answer: () => isLink(desk, 'answer', id, statements),
    dispute: () => isLink(desk, 'dispute', id, statements),
    pending: () => isLink(desk, 'pending', id, statements),
  }
  if (!(await isThere[entry]())) throw new ProblemError(404, `The record has no ${entry} ${id}`)
}

/** Links are computed and not kept: one is found by the statements that it is of, or among the newest. */
async function isLink(desk: Desk, kind: LinkKind, id: string, statements?: readonly string[]): Promise<boolean> {
  const found = await findLink(viewedOf(desk), { kind, id, ...(statements && { statements }) })
  if (found === 'not-looked-at') {
    const detail = `The newest statements make no ${kind} ${id}: name the statements that its evidence has`
    throw new ProblemError(404, detail, 'statements')
  }
  return found === 'found'
}

/** Whether somebody is known by an id: an actor, or one that people took for another. */
async function isActor(store: Desk['store'], id: string): Promise<boolean> {
  if ((await store.actors({ ids: [id] }, { limit: 1 })).items.length > 0) return true
  return (await store.actorReviews(id)).length > 0
}

/** Whether something is the id of one of an actor’s names, which can be told from it. */
async function isNameOf({ store }: Desk, actor: string, id: string): Promise<boolean> {
  return (await store.namesOf(actor)).some((each) => each.id === id)
}
