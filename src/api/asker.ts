import type { Context, MiddlewareHandler } from 'hono'
import type { Doer, KeyHolder, NewDeed, Session } from '../people/index.ts'
import type { Role } from '../schema/index.ts'
import { bearerKey } from './bearer.ts'
import { Buckets, type Limit, networkOf } from './buckets.ts'
import { sessionKey } from './cookie.ts'
import { ProblemError } from './problem.ts'
import type { Team } from './team.ts'

/** Who makes a request. */
export interface Asker {
  /** As reviews name them; absent where nobody is known. */
  readonly name?: string
  /** What they may; absent for nobody. */
  readonly role?: Role
  readonly from?: string
  /** Absent where there is no team, for a program, and for nobody. */
  readonly session?: Session
  /** The key by which a program asks in somebody’s name. */
  readonly holder?: KeyHolder
}

declare module 'hono' {
  interface ContextVariableMap {
    asker: Asker
  }
}

/** The user of the machine, as reviews name them; absent where nobody is known who may review. */
export type ReviewerOf = (request: Request) => string | undefined

/** Writes down what was done; where there is no team, nothing is. */
export type Note = (context: Context, deed: Pick<NewDeed, 'did' | 'of' | 'detail'>) => Promise<void>

/**
 * Tells who asks: where a team shares the desk by their key or their session, else the one who is at the machine, who may everything.
 *
 * @throws ProblemError when a key opens nothing.
 */
export function whoAsks(team: Team | undefined, reviewerOf: ReviewerOf): MiddlewareHandler {
  const askerOf = team === undefined ? undefined : teamAskerOf(team)
  return async (context, next) => {
    context.set('asker', askerOf === undefined ? localAsker(reviewerOf(context.req.raw)) : await askerOf(context))
    await next()
  }
}

/** How what was done is written down. */
export function noteOf(team: Team | undefined): Note {
  return async (context, deed) => await team?.people.note({ ...doerOf(context), ...deed })
}

/** Who makes a request, as the audit log has it. */
export function doerOf(context: Context): Doer {
  const { name, from, holder } = context.get('asker')
  return { by: name, key: holder?.of.name, from }
}

function localAsker(name: string | undefined): Asker {
  return name === undefined ? { role: 'reader' } : { name, role: 'admin' }
}

/** How often a key may be wrong, from one network. One that is right is answered all the same: nobody guesses any. */
const WRONG_KEYS: Limit = { atOnce: 20, seconds: 6 }

function teamAskerOf(team: Team): (context: Context) => Promise<Asker> {
  const wrongKeys = new Buckets(WRONG_KEYS, team.clock)
  return async (context) => {
    const address = team.addressOf(context)
    const from = address === undefined ? {} : { from: address }
    const given = bearerKey(context)
    return given === undefined
      ? { ...from, ...(await loggedIn(team, context)) }
      : { ...from, ...(await byKey(team, context, given, wrongKeys)) }
  }
}

async function loggedIn({ people }: Team, context: Context): Promise<Asker> {
  const key = sessionKey(context)
  const session = key === undefined ? undefined : await people.session(key)
  return session === undefined ? {} : { name: session.account.name, role: session.account.role, session }
}

async function byKey({ people, addressOf }: Team, context: Context, key: string, wrong: Buckets): Promise<Asker> {
  const holder = await people.keyHolder(key)
  if (holder?.role !== undefined) return { name: holder.account.name, role: holder.role, holder }
  const from = addressOf(context)
  const wait = wrong.take(networkOf(from ?? ''))
  if (wait !== undefined) {
    context.header('retry-after', String(wait))
    throw new ProblemError(429, `Too many keys were wrong: try again in ${wait} seconds`)
  }
  await people.note({ did: 'key-refused', by: holder?.account.name, key: holder?.of.name, from })
  context.header('www-authenticate', 'Bearer error="invalid_token"')
  throw new ProblemError(401, 'This key opens nothing: it never did, is over or revoked, or its account is disabled')
}
