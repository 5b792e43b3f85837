import { existsSync, mkdirSync, readFileSync } from 'node:fs'
import type { AddressInfo } from 'node:net'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { type ServerType, serve } from '@hono/node-server'
import { english } from '@readout/en'
import { japanese } from '@readout/ja'
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core'
import { type ApiOptions, type Desk, deskApi } from '../../src/api/index.ts'
import { addPages } from '../../src/cli/pages.ts'
import { loadNames } from '../../src/cli/record/load-names.ts'
import { work } from '../../src/cli/record/read-worker.ts'
import { adderOf } from '../../src/cli/record/report-adding.ts'
import type { RecordStore } from '../../src/record/index.ts'
import { openMemory } from '../../src/record/memory/index.ts'
import type { Dossier } from '../../src/schema/index.ts'
import { DossierSchema } from '../../src/schema/index.ts'
import { LinkWords } from '../../src/views/index.ts'
import { facts, HARBOUR, HARBOUR_UPDATED } from '../record/reports.ts'

const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))))
const executablePath = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find(existsSync)

/** Why tests of pages are skipped; false where they run. */
export const skip = executablePath === undefined && 'no Chromium on this machine: install Debian’s package chromium'

/** Where pictures of the pages are kept, to be looked at. */
export const SCREENSHOTS = join(root, 'build', 'screenshots')

/** The pages, served, with a browser to look at them. */
export interface OpenedDesk {
  readonly address: string
  readonly store: RecordStore
  /** What a page complained of, and what it could not load: each is a fault. */
  readonly complaints: string[]
  /** A new page at an address of the desk, once what it asked for is there. */
  open(path: string, options?: BrowserContextOptions): Promise<Page>
  close(): Promise<void>
}

/** What the desk is served with. */
export interface DeskSetUp {
  readonly store?: RecordStore
  readonly dossiers?: ReadonlyMap<string, Dossier>
  readonly options?: Partial<ApiOptions>
  readonly now?: string
}

/** Serves the built pages over a record, the samples’ where none is given, and opens a browser. */
export async function openDesk({
  store,
  dossiers,
  options,
  now = '2024-03-06T12:00:00.000Z',
}: DeskSetUp = {}): Promise<OpenedDesk> {
  const kept = store ?? (await sampleRecord())
  const all = new Map(dossiers ?? [['crisis', sampleDossier()]])
  const desk: Desk = {
    store: kept,
    reader: kept,
    addReport: adderOf(kept, work),
    words: LinkWords.of([english, japanese]),
    languageOf: async (text) => (/[\p{sc=Hiragana}\p{sc=Katakana}]/u.test(text) ? 'ja' : 'en'),
    dossiers: async () => all,
    putDossier: async (id, dossier) => {
      all.set(id, dossier)
      return 'written'
    },
    now: ticking(now),
  }
  const complaints: string[] = []
  const log = (error: Error) => complaints.push(`server: ${error.stack}`)
  const { server, address } = await listening((hosts) => {
    const app = deskApi(desk, { reviewerOf: () => 'Ida', hosts, log, release: '0.0.0', ...options })
    addPages(app, join(root, 'dist', 'web'))
    return app.fetch
  })
  const browser = await chromium.launch({ ...(executablePath && { executablePath }), args: CHROMIUM })
  return {
    address,
    store: kept,
    complaints,
    open: (path, about = {}) => openPage(browser, `${address}${path}`, about, complaints),
    close: async () => {
      await browser.close()
      server.close()
      if ('closeAllConnections' in server) server.closeAllConnections()
      await kept.close()
    },
  }
}

/** A clock that goes on by a millisecond whenever it is read: of two reviews the later holds. */
function ticking(from: string): () => string {
  let nRead = 0
  return () => new Date(Date.parse(from) + nRead++).toISOString()
}

const CHROMIUM = ['--headless', '--no-sandbox', '--disable-gpu', '--disable-background-networking']

type Fetch = (request: Request) => Response | Promise<Response>

function listening(fetchFor: (hosts: Set<string>) => Fetch): Promise<{ server: ServerType; address: string }> {
  return new Promise((resolve) => {
    let answer: Fetch
    const server = serve({ fetch: (request: Request) => answer(request), port: 0, hostname: '127.0.0.1' }, (info) => {
      const { port } = info as AddressInfo
      answer = fetchFor(new Set([`127.0.0.1:${port}`]))
      resolve({ server, address: `http://127.0.0.1:${port}` })
    })
  })
}

async function openPage(
  browser: Browser,
  url: string,
  about: BrowserContextOptions,
  complaints: string[],
): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, locale: 'en-GB', ...about })
  const page = await context.newPage()
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) complaints.push(`${page.url()}: ${message.text()}`)
  })
  page.on('pageerror', (error) => complaints.push(`${page.url()}: ${error.stack ?? error.message}`))
  await page.goto(url)
  await page.waitForSelector('main')
  await settled(page)
  return page
}

/** So many frames in a row a settled page stays as it is: what came is shown a frame or two later, once lists know how large they are. */
const QUIET_FRAMES = 4

/** Waits until a page waits for nothing any more, and shows what came. */
export async function settled(page: Page): Promise<void> {
  nWaits += 1
  await page.waitForFunction(
    ({ wait, enough }) => {
      const nElements = document.querySelectorAll('*').length
      const isWaiting = document.querySelector('[role="status"], [aria-busy="true"], .waiting') !== null
      const { quiet } = window as { quiet?: Quiet }
      const isQuiet = !isWaiting && quiet?.wait === wait && quiet.nElements === nElements
      const nFrames = isQuiet ? quiet.nFrames + 1 : 0
      Object.assign(window, { quiet: { wait, nElements, nFrames } satisfies Quiet })
      return nFrames >= enough
    },
    { wait: nWaits, enough: QUIET_FRAMES },
  )
}

/** For how long a page was quiet, kept in the page: another page begins anew. */
interface Quiet {
  readonly wait: number
  readonly nElements: number
  readonly nFrames: number
}

let nWaits = 0

/** Keeps a picture of a page, whole, or of so much of a long one. */
export async function keepPicture(page: Page, name: string): Promise<void> {
  mkdirSync(SCREENSHOTS, { recursive: true })
  const size = page.viewportSize() ?? { width: 1280, height: 800 }
  const height = await page.evaluate(() => document.documentElement.scrollHeight)
  // The window is made as high: lists hold only what is near it.
  await page.setViewportSize({ ...size, height: Math.min(Math.max(height, size.height), 4000) })
  await page.waitForTimeout(200)
  await page.screenshot({ path: join(SCREENSHOTS, `${name}.png`) })
  await page.setViewportSize(size)
}

/** The samples of the README, as read, and a report of the tests in two versions. */
export async function sampleRecord(): Promise<RecordStore> {
  const store = openMemory(await loadNames())
  const sample = (name: string) => readFileSync(join(root, 'samples', name), 'utf8')
  await store.add(
    facts({ text: sample('blinken-lavrov.ja.txt'), language: 'ja', published: '2022-02-01', outlet: 'CNN' }),
  )
  await store.add(facts({ text: sample('harbour-talks.en.txt'), published: '2024-03-05', outlet: 'Selm Herald' }))
  const harbour = { published: '2022-02-01', url: 'https://harbour.example/talks', outlet: 'Harbour Post' }
  await store.add(facts({ text: HARBOUR, ...harbour }))
  await store.add(facts({ text: HARBOUR_UPDATED, ...harbour, at: '2022-02-04T00:00:00Z' }))
  return store
}

/** The dossier of the samples. */
export function sampleDossier(): Dossier {
  return DossierSchema.parse(JSON.parse(readFileSync(join(root, 'samples', 'crisis.dossier.json'), 'utf8')))
}
