import { existsSync, writeFileSync } from 'node:fs'
import { cpus, loadavg } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { type Browser, chromium } from 'playwright-core'
import { openRecord } from '../src/cli/record/open-record.ts'
import type { RecordStore } from '../src/record/index.ts'
import type { Dossier } from '../src/schema/index.ts'
import { openDesk } from '../test/desk/opened-desk.ts'
import { baseReports, Words } from './corpus.ts'
import { type MeasuredPage, measuredPages } from './desk-pages.ts'
import { type Scrolled, scrolledThrough } from './desk-scroll.ts'
import { fill } from './fill.ts'

const root = dirname(dirname(fileURLToPath(import.meta.url)))
const path = process.argv[2] ?? join(root, 'build', 'bench-desk.db')
const nRows = Number(process.argv[3] ?? 5000)
const N_STATEMENTS = 100_000
/** A page is opened so often, unless that takes long: then three times. */
const N_RUNS = 7
const LONG_ENOUGH = 30_000

/** Words so frequent that nearly every statement has one: the dossier is the whole record. */
const EVERYTHING: Dossier = {
  title: 'The whole record',
  issues: [
    { id: 'first', name: 'The first issue', terms: { en: ['the', 'of'], ja: ['の', 'に'] } },
    { id: 'second', name: 'The second issue', terms: { en: ['to', 'in', 'a'], ja: ['を', 'は'] } },
    { id: 'third', name: 'The third issue', terms: { en: ['that', 'and', 'is'], ja: ['が', 'と'] } },
  ],
}

/** When what is looked for was there, in milliseconds since navigation began. */
interface Times {
  readonly paint: number
  readonly content: number
  readonly answer: number
  readonly whole?: number
}

/** Measures the pages in Chromium, over the samples and over a record of 100,000 statements; prints and keeps a score card. */
async function main(): Promise<void> {
  if (!existsSync(path)) await fillRecord()
  const executablePath = '/usr/bin/chromium'
  const browser = await chromium.launch({ executablePath, args: ['--headless', '--no-sandbox', '--disable-gpu'] })
  const samples = await openDesk()
  const ofSamples = await timesOf(browser, samples.address, measuredPages('crisis', await storyOf(samples.store)))
  await samples.close()
  const store = await openRecord(path, 'read')
  const large = await openDesk({ store, dossiers: new Map([['record', EVERYTHING]]) })
  const ofLarge = await timesOf(browser, large.address, measuredPages('record', await storyOf(store)))
  const scrolled = await scrolledThrough(browser, `${large.address}/dossiers/record#latest`, nRows)
  const card = scoreCard(ofSamples, ofLarge, scrolled)
  await browser.close()
  await large.close()
  process.stdout.write(card)
  writeFileSync(join(root, 'bench', 'DESK.md'), card)
}

/** Of the newest stories the one with the most statements. */
async function storyOf(store: RecordStore): Promise<string> {
  const { items } = await store.stories({}, { limit: 100 })
  return items.toSorted((one, other) => other.nStatements - one.nStatements)[0].id
}

async function fillRecord(): Promise<void> {
  const reports = baseReports(join(root, '..', 'shared', 'data'), 840, 1200)
  const store = await openRecord(path, 'add')
  await fill(store, reports, Words.of(reports), { first: 0, nStatements: N_STATEMENTS, nSteps: 10 })
  await store.close()
}

async function timesOf(
  browser: Browser,
  address: string,
  pages: readonly MeasuredPage[],
): Promise<ReadonlyMap<string, readonly Times[]>> {
  const found = new Map<string, readonly Times[]>()
  for (const page of pages) {
    const runs: Times[] = []
    const end = performance.now() + LONG_ENOUGH
    for (let run = 0; run < N_RUNS && (run < 3 || performance.now() < end); run++) {
      runs.push(await time(browser, address, page))
    }
    found.set(page.name, runs)
    process.stderr.write(`${page.name}: ${runs.map(({ answer }) => Math.round(answer)).join(' ')} ms\n`)
  }
  return found
}

/** Opens a page in a browser that has never seen it, presses what is to be pressed as soon as it is there, and tells when what was there. */
async function time(browser: Browser, address: string, measured: MeasuredPage): Promise<Times> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, locale: 'en-GB' })
  const page = await context.newPage()
  await page.addInitScript(watchFor, measured)
  await page.goto(`${address}${measured.path}`, { waitUntil: 'commit' })
  const names = ['content', 'answer', ...(measured.whole === undefined ? [] : ['whole'])]
  await page.waitForFunction((all) => all.every((name) => performance.getEntriesByName(name).length > 0), names, {
    timeout: 180_000,
  })
  const times = await page.evaluate(() => {
    const at = (name: string) => performance.getEntriesByName(name)[0]?.startTime
    return { paint: at('first-contentful-paint'), content: at('content'), answer: at('answer'), whole: at('whole') }
  })
  await context.close()
  return times as Times
}

/** Runs in the page: marks when each of what is looked for is there. */
function watchFor({ content, press, answer, whole }: MeasuredPage): void {
  const isMarked = (name: string) => performance.getEntriesByName(name).length > 0
  const look = () => {
    if (!isMarked('content') && document.querySelector(content) !== null) {
      performance.mark('content')
      queueMicrotask(() => document.querySelector<HTMLElement>(press)?.click())
    }
    if (isMarked('content') && !isMarked('answer') && document.querySelector(answer) !== null)
      performance.mark('answer')
    if (whole !== undefined && !isMarked('whole') && document.querySelector(whole) !== null) performance.mark('whole')
  }
  new MutationObserver(look).observe(document, { childList: true, subtree: true, attributes: true })
}

function scoreCard(
  ofSamples: ReadonlyMap<string, readonly Times[]>,
  ofLarge: ReadonlyMap<string, readonly Times[]>,
  { nSeen, isInOrder, nMissing, nTwice, longestBlank, nFrames, nSlow, seconds }: Scrolled,
): string {
  return `# The desk in a browser

By \`node bench/desk.ts\`: the production build in Chromium, headless, 1280×800, a browser that has never seen the pages, the server in the
measuring process on the same machine (${cpus().length} × ${cpus()[0]?.model}, Node ${process.versions.node}). Milliseconds since navigation began: median and
worst of ${N_RUNS} runs (3 of what takes long); load average of the machine then: ${loadavg()[1].toFixed(1)}. *Content* is what a reader comes for (the matrix of a dossier, statements, the options of a brief); *answers* is when a
click made as soon as that is there has shown; *whole* what comes last (the words behind a cell; the brief written out).

## The samples

${timesTable(ofSamples)}
## A record of 100,000 statements, all of one dossier

${timesTable(ofLarge)}
Scrolling through its latest statements, half a window each frame, until ${nSeen} had been shown: ${isInOrder ? 'all in order' : 'not in order'}, ${nMissing} missing,
${nTwice} shown twice at once; the longest that a place of the window stayed blank was ${longestBlank} frames of ${nFrames}; ${nSlow} frames took more than 50 ms; ${seconds.toFixed(0)} s.
`
}

function timesTable(times: ReadonlyMap<string, readonly Times[]>): string {
  const rows = [...times].map(([name, runs]) => {
    const cell = (part: keyof Times) => {
      const all = runs.flatMap((run) => run[part] ?? []).toSorted((a, b) => a - b)
      return all.length === 0 ? '–' : `${Math.round(all[all.length >> 1])} / ${Math.round(all[all.length - 1])}`
    }
    return `| ${name} | ${cell('paint')} | ${cell('content')} | ${cell('answer')} | ${cell('whole')} |`
  })
  return `| page | first paint | content | answers | whole |
|---|---|---|---|---|
${rows.join('\n')}
`
}

await main()
