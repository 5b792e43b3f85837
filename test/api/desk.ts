import { english } from '@readout/en'
import { japanese } from '@readout/ja'
import { type ApiOptions, type Desk, deskApi } from '../../src/api/index.ts'
import { work } from '../../src/cli/record/read-worker.ts'
import { adderOf } from '../../src/cli/record/report-adding.ts'
import type { RecordStore } from '../../src/record/index.ts'
import { openMemory } from '../../src/record/memory/index.ts'
import type { Dossier } from '../../src/schema/index.ts'
import { LinkWords } from '../../src/views/index.ts'
import { BRIDGE, facts, HARBOUR, HARBOUR_UPDATED, JAPANESE, plainNames } from '../record/reports.ts'

/** The host that requests of tests are made to. */
export const HOST = 'localhost:8208'

const HARBOUR_URL = 'https://harbour.example/talks'

const DOSSIER: Dossier = {
  title: 'The harbour',
  issues: [
    { id: 'port', name: 'The port of Selm', terms: { en: ['port', 'boats'] } },
    { id: 'bridge', name: 'The bridge', terms: { en: ['steel', 'figures'] } },
  ],
}

/** A record of a few reports behind the API, and who asks. */
export interface Served {
  readonly store: RecordStore
  readonly errors: Error[]
  dossiers: Desk['dossiers']
  /** Its routes, as they are called in the table of what they need. */
  readonly routes: readonly string[]
  ask(method: string, path: string, asked?: Asked): Promise<Response>
  get(path: string, headers?: Record<string, string>): Promise<Response>
  post(path: string, body: unknown, headers?: Record<string, string>): Promise<Response>
}

/** What a request carries. */
export interface Asked {
  readonly body?: unknown
  /** A body that is no JSON. */
  readonly bytes?: Uint8Array | string
  readonly headers?: Readonly<Record<string, string>>
}

/** A record of a few reports with a dossier. */
export async function harbourDesk(): Promise<Desk> {
  const store = openMemory(plainNames)
  const harbour = { published: '2022-02-01', url: HARBOUR_URL, outlet: 'Harbour Post' }
  await store.add(facts({ text: HARBOUR, ...harbour }))
  await store.add(facts({ text: HARBOUR_UPDATED, ...harbour, at: '2022-02-04T00:00:00Z' }))
  await store.add(facts({ text: BRIDGE, published: '2022-03-01', title: 'The bridge' }))
  await store.add(facts({ text: JAPANESE, language: 'ja', published: '2022-03-02' }))
  const dossiers = new Map([['harbour', DOSSIER]])
  return {
    store,
    reader: store,
    words: LinkWords.of([english, japanese]),
    languageOf: async () => 'en',
    dossiers: async () => new Map(dossiers),
    putDossier: async (id, dossier) => {
      dossiers.set(id, dossier)
      return 'written'
    },
    now: () => '2022-03-05T12:00:00.000Z',
    addReport: adderOf(store, work),
  }
}

/** @param reviewer who asks, as reviews name them; nobody who may review where absent. */
export function served(reviewer?: string): Promise<Served> {
  return servedAs({ reviewerOf: () => reviewer })
}

/** A record of a few reports, served to one person or to a team. */
export async function servedAs(options: Partial<ApiOptions>, given?: Desk): Promise<Served> {
  const desk = given ?? (await harbourDesk())
  const errors: Error[] = []
  const log = (error: Error) => errors.push(error)
  const app = deskApi(desk, { hosts: new Set([HOST]), log, release: '0.0.0', ...options })
  const ask = async (method: string, path: string, { body, bytes, headers = {} }: Asked = {}) => {
    const sent = bytes ?? (body === undefined ? undefined : JSON.stringify(body))
    const length = sent === undefined ? {} : { 'content-length': String(Buffer.byteLength(sent)) }
    const all = { host: HOST, 'content-type': 'application/json', ...length, ...headers }
    return app.request(`http://${HOST}/api${path}`, {
      method,
      headers: all,
      ...(sent !== undefined && { body: sent as BodyInit }),
    })
  }
  const routes = app.routes.filter(({ method, path }) => !(method === 'ALL' && path === '/*'))
  return {
    store: desk.store,
    errors,
    dossiers: desk.dossiers,
    routes: [...new Set(routes.map(({ method, path }) => `${method} ${path}`))],
    ask,
    get: (path, headers = {}) => ask('GET', path, { headers }),
    post: (path, body, headers = {}) => ask('POST', path, { body, headers }),
  }
}
