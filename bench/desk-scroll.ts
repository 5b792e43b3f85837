import type { Browser } from 'playwright-core'

/** What was seen of a long list while it was scrolled through. */
export interface Scrolled {
  readonly nSeen: number
  /** Whether the rows of every frame followed one another as the list has them. */
  readonly isInOrder: boolean
  readonly nMissing: number
  /** Rows that a frame had twice. */
  readonly nTwice: number
  /** Most frames in a row in which a place of the window that is the list’s showed no row. */
  readonly longestBlank: number
  readonly nFrames: number
  /** Frames that took more than 50 ms. */
  readonly nSlow: number
  readonly seconds: number
}

/** What the page itself saw. */
interface Seen {
  readonly frames: readonly (readonly string[])[]
  readonly longestBlank: number
  readonly nSlow: number
}

/** Scrolls through the list of a page, half a window each frame, until so many of its rows were shown, and holds them against the API’s order. */
export async function scrolledThrough(browser: Browser, url: string, nRows: number): Promise<Scrolled> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, locale: 'en-GB' })
  const page = await context.newPage()
  await page.goto(url)
  await page.waitForSelector('section[aria-labelledby="latest"] .rows article')
  const began = performance.now()
  const seen = await page.evaluate(scroll, nRows)
  const seconds = (performance.now() - began) / 1000
  const dossier = new URL(url).pathname.split('/')[2]
  const order = await page.evaluate(orderOf, { dossier, nRows: nRows + 200 })
  await context.close()
  return { ...compared(seen, order, nRows), seconds }
}

function compared(
  { frames, longestBlank, nSlow }: Seen,
  order: readonly string[],
  nRows: number,
): Omit<Scrolled, 'seconds'> {
  const places = new Map(order.map((key, at) => [key, at]))
  const shown = new Set(frames.flat())
  const isFrameInOrder = (keys: readonly string[]) =>
    keys.every((key, at) => at === 0 || places.get(key) === (places.get(keys[at - 1]) ?? Number.NaN) + 1)
  return {
    nSeen: shown.size,
    isInOrder: frames.every(isFrameInOrder),
    nMissing: order.slice(0, nRows).filter((key) => !shown.has(key)).length,
    nTwice: frames.filter((keys) => new Set(keys).size < keys.length).length,
    longestBlank,
    nFrames: frames.length,
    nSlow,
  }
}

/** Runs in the page. */
function scroll(nRows: number): Promise<Seen> {
  const feed = document.querySelector('section[aria-labelledby="latest"] .rows') as HTMLElement
  const frames: string[][] = []
  const shown = new Set<string>()
  let [blank, longestBlank, nSlow, before] = [0, 0, 0, performance.now()]
  const isBlank = () => {
    const { top, bottom } = feed.getBoundingClientRect()
    const rows = [...feed.querySelectorAll('.row')].map((row) => row.getBoundingClientRect())
    return [200, 350, 500, 650, 780]
      .filter((y) => top <= y && y < bottom)
      .some((y) => !rows.some((row) => row.top <= y && y <= row.bottom))
  }
  return new Promise((resolve) => {
    const frame = (now: number) => {
      if (now - before > 50) nSlow++
      before = now
      const keys = [...feed.querySelectorAll('article')].map((row) => {
        const passage = row.querySelector<HTMLAnchorElement>('footer a:last-of-type')?.href ?? ''
        return new URL(passage).pathname.split('/')[2] + row.id
      })
      frames.push(keys)
      for (const key of keys) shown.add(key)
      blank = isBlank() ? blank + 1 : 0
      longestBlank = Math.max(longestBlank, blank)
      if (shown.size >= nRows) resolve({ frames, longestBlank, nSlow })
      else {
        window.scrollBy(0, window.innerHeight / 2)
        requestAnimationFrame(frame)
      }
    }
    requestAnimationFrame(frame)
  })
}

/** Runs in the page: the rows as the API has them. */
async function orderOf({ dossier, nRows }: { dossier: string; nRows: number }): Promise<string[]> {
  const order: string[] = []
  let after: string | undefined
  while (order.length < nRows) {
    const query = new URLSearchParams({ dossier, limit: '1000', ...(after !== undefined && { after }) })
    const answer = await (await fetch(`/api/statements?${query}`)).json()
    for (const { story, id } of answer.items) order.push(`${encodeURIComponent(story)}statement-${id}`)
    after = answer.next
    if (after === undefined) break
  }
  return order
}
