import { packs } from 'virtual:packs'
import { type LanguagePack, read } from '../../../src/engine/index.ts'
import { languageOf } from '../../../src/intake/language-of.ts'
import {
  MOST_UNITS,
  READABLE,
  type Readable,
  type ReadReport,
  type Refusal,
  type Told,
  type ToRead,
} from './reading.ts'

/** What a worker has of the page’s world. */
interface WorkerScope {
  postMessage(told: Told): void
  addEventListener(type: 'message', listener: (event: MessageEvent<ToRead>) => void): void
}

const page = self as unknown as WorkerScope

page.addEventListener('message', ({ data }) => {
  void answer(data)
})

/** Reads what was given and tells it; nothing leaves this worker but what it tells the page. */
async function answer(asked: ToRead): Promise<void> {
  try {
    const came = await reportIn(asked)
    const report = asked.published === undefined ? came : { ...came, published: asked.published }
    const refusal = refusalOf(report.text)
    if (refusal !== undefined) return page.postMessage({ kind: 'refused', refusal })
    const language = asked.language === 'auto' ? await languageOf(report.text) : asked.language
    if (language === undefined) return refuse({ why: 'unknown-language' })
    if (!isReadable(language)) return refuse({ why: 'no-pack', language })
    const pack = await packOf(language)
    page.postMessage({ kind: 'reading' })
    const reading = read(report.text, pack, report.published === undefined ? {} : { published: report.published })
    page.postMessage({ kind: 'read', report, reading })
  } catch (error) {
    refuse({ why: 'other', message: error instanceof Error ? error.message : String(error) })
  }
}

function refuse(refusal: Refusal): void {
  page.postMessage({ kind: 'refused', refusal })
}

/** A text as it is; bytes as the command line takes them in, HTML through the article extractor. */
async function reportIn({ name, content }: ToRead): Promise<ReadReport> {
  if (typeof content === 'string') return { text: content }
  const { reportOf } = await import('../../../src/intake/report-of.ts')
  return reportOf(content, name)
}

function refusalOf(text: string): Refusal | undefined {
  if (text.length > MOST_UNITS) return { why: 'too-long', length: text.length }
  return text.trim() === '' ? { why: 'empty' } : undefined
}

function isReadable(language: string): language is Readable {
  return READABLE.some((each) => each === language)
}

const NAMES = { en: 'english', ja: 'japanese' } as const
const ready = new Map<Readable, LanguagePack>()

/** The pack of a language, as its browser entry fetches it; how much of it has come is told meanwhile. */
async function packOf(language: Readable): Promise<LanguagePack> {
  const known = ready.get(language)
  if (known !== undefined) return known
  const { entry, nBytes: ofBytes } = packs[language]
  const folder = new URL('../', new URL(entry, location.href)).href
  let nBytes = 0
  const tell = () => page.postMessage({ kind: 'loading', nBytes: Math.min(nBytes, ofBytes), ofBytes })
  const observer = new PerformanceObserver((list) => {
    const came = list.getEntries().filter(({ name }) => name.startsWith(folder)) as PerformanceResourceTiming[]
    nBytes += came.reduce((sum, { decodedBodySize }) => sum + decodedBodySize, 0)
    tell()
  })
  tell()
  observer.observe({ type: 'resource' })
  try {
    const loaded = (await import(/* @vite-ignore */ entry)) as Readonly<Record<string, LanguagePack>>
    const pack = loaded[NAMES[language]]
    ready.set(language, pack)
    return pack
  } finally {
    observer.disconnect()
  }
}
