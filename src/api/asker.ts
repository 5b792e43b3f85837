import type { Context, MiddlewareHandler } from 'hono'
import type { NewDeed, Session } from '../people/index.ts'
import type { Role } from '../schema/index.ts'
import { sessionKey } from './cookie.ts'
import type { Team } from './team.ts'

/** Who makes a request. */
export interface Asker {
  /** As reviews name them; absent where nobody is known. */
  readonly name?: string
  /** What they may; absent for nobody. */
  readonly role?: Role
  readonly from?: string
  /** Absent where there is no team, and for nobody. */
  readonly session?: Session
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

/** Tells who asks: where a team shares the desk by their session, else the one who is at the machine, who may everything. */
export function whoAsks(team: Team | undefined, reviewerOf: ReviewerOf): MiddlewareHandler {
  return async (context, next) => {
    context.set('asker', team === undefined ? localAsker(reviewerOf(context.req.raw)) : await teamAsker(team, context))
    await next()
  }
}

/** How what was done is written down. */
export function noteOf(team: Team | undefined): Note {
  return async (context, deed) => await team?.people.note({ ...doerOf(context), ...deed })
}

/** Who makes a request, as the audit log has it. */
export function doerOf(context: Context): { readonly by?: string; readonly from?: string } {
  const { name, from } = context.get('asker')
  return { ...(name !== undefined && { by: name }), ...(from !== undefined && { from }) }
}

function localAsker(name: string | undefined): Asker {
  return name === undefined ? { role: 'reader' } : { name, role: 'admin' }
}

async function teamAsker({ people, addressOf }: Team, context: Context): Promise<Asker> {
  const address = addressOf(context)
  const from = address === undefined ? {} : { from: address }
  const key = sessionKey(context)
  const session = key === undefined ? undefined : await people.session(key)
  if (session === undefined) return from
  return { ...from, name: session.account.name, role: session.account.role, session }
}
