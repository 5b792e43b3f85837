import { type ApiOptions, deskApi } from './app.ts'
import type { Desk } from './desk.ts'
import type { Reply } from './replies.ts'

/** The name that the desk is asked by here: no request comes from without. */
const HOST = 'desk'
/** Who asks here: whether they may was told before, and what is of the record depends on nobody. */
const ASKER = 'desk'

/** Replies, in one’s own thread, to what is asked of the record by somebody who may: one question after another. */
export function replier(desk: Desk, about: Pick<ApiOptions, 'log' | 'release'>): (address: string) => Promise<Reply> {
  const app = deskApi(desk, { hosts: new Set([HOST]), thread: 'own', reviewerOf: () => ASKER, ...about })
  return async (address) => {
    const response = await app.request(`http://${HOST}${address}`, { headers: { host: HOST } })
    const body = new Uint8Array(await response.arrayBuffer())
    return { status: response.status, headers: [...response.headers], body }
  }
}
