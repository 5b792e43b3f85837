import { getConnInfo } from '@hono/node-server/conninfo'
import type { Team } from '../../api/index.ts'
import type { People } from '../../people/index.ts'
import { OutputError } from '../output-error.ts'

/** Who may ask, and where from, as `readout serve` is told. */
export interface ListenOptions {
  readonly port: number
  readonly host: string
  readonly people?: string
  readonly publicHost?: readonly string[]
  readonly proxy?: readonly string[]
}

const LOOPBACK = ['127.0.0.1', 'localhost']

/**
 * The names, with ports, that the server is reached by.
 *
 * @throws OutputError when others could reach it than it knows to tell apart.
 */
export function hostsOf({ port, host, people, publicHost = [] }: ListenOptions): Set<string> {
  if (people === '') throw new OutputError('Expected a file or an address with --people or READOUT_PEOPLE, got nothing')
  const isLoopback = LOOPBACK.includes(host)
  if (people === undefined && !isLoopback) {
    throw new OutputError(`Without accounts nobody but this machine may ask: expected --people, or no --host ${host}`)
  }
  if (people === undefined && publicHost.length > 0) {
    throw new OutputError(`Without accounts nobody but this machine may ask: expected --people with --public-host`)
  }
  if (!isLoopback && publicHost.length === 0) {
    throw new OutputError(`Expected --public-host with --host ${host}: the name by which people reach it`)
  }
  return new Set([...LOOPBACK.map((name) => `${name}:${port}`), ...publicHost.map((name) => name.toLowerCase())])
}

/** The people who share the desk, with the addresses that they ask from. */
export function teamOf(people: People, proxies: readonly string[]): Team {
  return {
    people,
    clock: Date.now,
    addressOf: (context) => {
      const address = plainAddress(getConnInfo(context).remote.address ?? '')
      const told = context.req.header('x-forwarded-for')?.split(',').at(-1)?.trim()
      // What a request says of itself is believed where it comes by a proxy that is known to have said it.
      return (proxies.includes(address) && told?.slice(0, LONGEST_ADDRESS)) || address || undefined
    },
  }
}

const LONGEST_ADDRESS = 64

/** An address of IPv4 as such, also where the server listens to IPv6. */
function plainAddress(address: string): string {
  return address.replace(/^::ffff:(?=\d+\.)/, '')
}
