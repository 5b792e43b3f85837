import type { Review } from '../schema/index.ts'
import { compare } from './engine-order.ts'
import type { Resolution } from './names.ts'
import { storiesOwning } from './per-story.ts'
import { byTime } from './reviewed.ts'
import type { DesignationRow } from './rows.ts'
import type { AssignedDesignation, AssignedRow, Rows } from './tables.ts'

/** Keeps whom designations mean, as far as that is another one than before; some are fresh, and are put in. */
export async function assignAll(
  resolved: ReadonlyMap<string, Resolution>,
  rows: Rows,
  fresh: readonly DesignationRow[],
): Promise<void> {
  if (resolved.size === 0) return
  const decisions = await decisionsOf(rows)
  const designations = new Map(fresh.map(({ key, designation }) => [key, designation]))
  const known: Resolved[] = []
  const put: AssignedDesignation[] = []
  for (const [key, resolution] of resolved) {
    const row = resolvedRow(key, resolution)
    const designation = designations.get(key)
    if (designation) put.push({ ...row, designation, actor: decisions.actorOf(key, row.resolved) })
    else known.push(row)
  }
  if (put.length > 0) await rows.putDesignations(put)
  if (known.length > 0) await keep(known, rows, decisions)
}

function resolvedRow(key: string, resolution: Resolution): Resolved {
  const { actor, rule, probability, perStory, usualName, standsFor } = resolution
  const known = { ...(usualName !== undefined && { usualName }), ...(standsFor !== undefined && { standsFor }) }
  return { key, resolved: actor, rule, probability, isPerStory: perStory === true, ...known }
}

/** Applies what people decided on actors to all designations that their decisions touch. */
export async function reassign(rows: Rows): Promise<void> {
  const decisions = await decisionsOf(rows)
  const touched = [...new Set(decisions.reviews.flatMap(({ of, other }) => [of, ...(other ? [other] : [])]))]
  const named = await rows.assigned(touched)
  const resolved = await rows.resolvedTo([...new Set([...touched, ...named.map((row) => row.resolved)])])
  await keep(resolved, rows, decisions)
}

type Resolved = Omit<AssignedRow, 'actor'>

async function keep(resolved: readonly Resolved[], rows: Rows, decisions: Decisions): Promise<void> {
  const known = new Map((await rows.assigned(resolved.map(({ key }) => key))).map((row) => [row.key, row]))
  const changed = resolved
    .map((row): AssignedRow => ({ ...row, actor: decisions.actorOf(row.key, row.resolved) }))
    .filter((row) => !isEqual(row, known.get(row.key)))
  if (changed.length > 0) await rows.assign(changed)
}

function isEqual(one: AssignedRow, other: AssignedRow | undefined): boolean {
  return other !== undefined && FIELDS.every((field) => other[field] === one[field])
}

const FIELDS = ['actor', 'resolved', 'rule', 'probability', 'isPerStory', 'usualName', 'standsFor'] as const

/** Applies what people decided on stories’ own actors. */
export async function decideOwn(rows: Rows): Promise<void> {
  const { reviews, actorOf } = await decisionsOf(rows)
  const own = new Set(reviews.flatMap(({ of, other }) => [of, other ?? of]).filter((id) => storiesOwning(id)))
  const decided = [...own].map((id) => [id, actorOf(id, id)] as const)
  await rows.decideOwn(new Map(decided.filter(([id, actor]) => actor !== id)))
}

/** Reviews of actors that name one, or another that was merged into it; oldest first. */
export function reviewsNaming(reviews: readonly Review[], actor: string): Review[] {
  const holding = [...lastOnPairs(reviews).values()]
  const named = new Set([actor])
  // What was added last stands last: those merged into it are looked for in turn.
  for (const one of named) {
    for (const { of, other, decision } of holding) if (decision === 'merged' && other === one) named.add(of)
  }
  return reviews.filter(({ of, other }) => named.has(of) || (other !== undefined && named.has(other))).sort(byTime)
}

/** What people decided on who is who. */
interface Decisions {
  readonly reviews: readonly Review[]
  /** The actor of a designation that the rules give `resolved`. */
  actorOf(key: string, resolved: string): string
}

/**
 * People’s decisions, the last on a pair of actors outranking those before. An actor is named in them by its id, or by
 * the key of any designation that means it, which stays when the actor grows.
 */
async function decisionsOf(rows: Rows): Promise<Decisions> {
  const reviews = (await rows.actorReviews()).toSorted(byTime)
  const holding = [...lastOnPairs(reviews).values()]
  const named = await rows.assigned(holding.flatMap(({ of, other }) => [of, other ?? of]))
  const resolvedOf = new Map(named.map(({ key, resolved }) => [key, resolved]))
  const apart = new Set(holding.filter(({ decision }) => decision === 'split').map(({ other }) => other ?? ''))
  const chief = new Map<string, string>()
  const find = (actor: string): string => {
    const next = chief.get(actor)
    return next === undefined ? actor : find(next)
  }
  for (const { of, other, decision } of holding) {
    if (decision !== 'merged' || other === undefined) continue
    const [one, two] = [find(resolvedOf.get(of) ?? of), find(resolvedOf.get(other) ?? other)]
    // The actor that is merged goes by the id of the one it is merged into.
    if (one !== two) chief.set(one, two)
  }
  return { reviews, actorOf: (key, resolved) => (apart.has(key) ? key : find(resolved)) }
}

/** The last review of each pair of actors. */
function lastOnPairs(reviews: readonly Review[]): Map<string, Review> {
  const last = new Map<string, Review>()
  for (const review of reviews.toSorted(byTime)) {
    if (review.other !== undefined) last.set([review.of, review.other].sort(compare).join(' '), review)
  }
  return last
}
