import { createRoute, type OpenAPIHono, z } from '@hono/zod-openapi'
import { reviewOf } from '../record/index.ts'
import { AmendmentSchema, type Review, ReviewSchema } from '../schema/index.ts'
import { agreement } from '../views/index.ts'
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
    const asked = context.req.valid('json')
    checkParts(asked)
    await checkEntry(desk, asked.entry, asked.of)
    if (asked.other !== undefined && !(await isNameOf(desk, asked.of, asked.other))) {
      await checkEntry(desk, asked.entry, asked.other)
    }
    const review = reviewOf({ ...(asked as Omit<Review, 'kind' | 'id' | 'by' | 'at'>), by, at: desk.now() })
    await desk.store.add([review])
    await note(context, { did: 'reviewed', of: review.of, detail: review.decision })
    return context.json(review, 201)
  })
}

function checkParts({ entry, decision, amendment, other }: z.infer<typeof NewReview>): void {
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

/** Links are computed and not kept: that one is there can only be known where it was shown. */
async function checkEntry({ store }: Desk, entry: Review['entry'], id: string): Promise<void> {
  const one = { limit: 1 }
  const isThere = {
    statement: async () => (await store.statements({ ids: [id], isUnlisted: true }, one)).items.length > 0,
    actor: () => isActor(store, id),
    exchange: async () => (await store.exchanges({ ids: [id] }, one)).items.length > 0,
    answer: async () => LINK.test(id),
    dispute: async () => LINK.test(id),
    pending: async () => LINK.test(id),
  }
  if (!(await isThere[entry]())) throw new ProblemError(404, `The record has no ${entry} ${id}`)
}

const LINK = /^l[0-9a-f]{24}$/

/** Whether somebody is known by an id: an actor, or one that people took for another. */
async function isActor(store: Desk['store'], id: string): Promise<boolean> {
  if ((await store.actors({ ids: [id] }, { limit: 1 })).items.length > 0) return true
  return (await store.actorReviews(id)).length > 0
}

/** Whether something is the id of one of an actor’s names, which can be told from it. */
async function isNameOf({ store }: Desk, actor: string, id: string): Promise<boolean> {
  return (await store.namesOf(actor)).some((each) => each.id === id)
}
