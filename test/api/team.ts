import type { Replies } from '../../src/api/index.ts'
import type { People } from '../../src/people/index.ts'
import { openMemoryPeople } from '../../src/people/memory/index.ts'
import { type Role, RoleSchema } from '../../src/schema/index.ts'
import { CHEAP, Moment } from '../people/people-of.ts'
import { type Asked, HOST, type Served, servedAs } from './desk.ts'

/** The password of every account of tests. */
export const PASSWORD = 'a long password'

/** A desk that a team shares: an account of each role, called as the role is. */
export interface TeamServed extends Served {
  readonly moment: Moment
  readonly people: People
  /** From where requests come: the header `x-test-address`, else here. */
  logIn(name: string, headers?: Readonly<Record<string, string>>): Promise<LoggedIn>
  /** A program with a new key of an account, which may as much as the account where nothing says. */
  program(name: string, role?: Role): Promise<Program>
}

/** A program that has a key. */
export interface Program {
  readonly key: string
  readonly id: string
  ask(method: string, path: string, asked?: Asked): Promise<Response>
}

/** Somebody who is logged in. */
export interface LoggedIn {
  readonly cookie: string
  readonly csrf: string
  ask(method: string, path: string, asked?: Asked): Promise<Response>
}

/** The host by which a team reaches the desk, over https. */
export const PUBLIC_HOST = 'desk.example.org'

export async function teamServed(replies?: Replies): Promise<TeamServed> {
  const moment = new Moment()
  const people = openMemoryPeople({ clock: moment.clock, random: moment.random, cost: CHEAP })
  for (const role of RoleSchema.options) await people.add({ name: role, role, password: PASSWORD }, {})
  const desk = await servedAs({
    ...(replies && { replies }),
    hosts: new Set([HOST, PUBLIC_HOST]),
    people: {
      people,
      clock: moment.clock,
      addressOf: (context) => context.req.header('x-test-address') ?? '192.0.2.1',
    },
  })
  const logIn = async (name: string, headers: Readonly<Record<string, string>> = {}): Promise<LoggedIn> => {
    // So that one test’s log-ins do not count against another’s.
    moment.pass(60_000)
    const response = await desk.post('/session', { name, password: PASSWORD }, headers)
    if (response.status !== 200) throw new Error(`${name} cannot log in: ${await response.text()}`)
    const [cookie] = (response.headers.get('set-cookie') ?? '').split(';')
    const { csrf } = (await response.json()) as { csrf: string }
    return {
      cookie,
      csrf,
      ask: (method, path, { headers: more = {}, ...asked } = {}) =>
        desk.ask(method, path, { ...asked, headers: { ...headers, cookie, 'x-readout-csrf': csrf, ...more } }),
    }
  }
  let nKeys = 0
  const program = async (name: string, role = name as Role): Promise<Program> => {
    const { key, id } = await people.addKey(name, { name: `key ${++nKeys}`, role }, {})
    const authorization = `Bearer ${key}`
    return {
      key,
      id,
      ask: (method, path, { headers = {}, ...asked } = {}) =>
        desk.ask(method, path, { ...asked, headers: { authorization, ...headers } }),
    }
  }
  return { ...desk, moment, people, logIn, program }
}

/** Everybody who may come: each role, and nobody. */
export const EVERYBODY: readonly (Role | undefined)[] = [undefined, ...RoleSchema.options]
