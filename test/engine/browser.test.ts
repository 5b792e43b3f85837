import assert from 'node:assert/strict'
import { existsSync, readFileSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { dirname, extname, join, normalize } from 'node:path'
import { after, before, test } from 'node:test'
import { fileURLToPath } from 'node:url'
import { english } from '@readout/en'
import { japanese } from '@readout/ja'
import { type Browser, chromium } from 'playwright-core'
import { read } from '../../src/engine/index.ts'

const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))))
const executablePath = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find(existsSync)
const skip = executablePath ? false : 'no Chromium on this machine: install Debian’s package chromium to run it'
const TYPES: Readonly<Record<string, string>> = { '.js': 'text/javascript', '.html': 'text/html' }

let server: Server
let browser: Browser

before(async () => {
  if (!executablePath) return
  server = createServer((request, response) => {
    const path = normalize(new URL(request.url ?? '/', 'http://localhost').pathname)
    if (path === '/')
      return response.setHeader('content-type', 'text/html').end('<!doctype html><title>Readout</title>')
    const file = join(root, path)
    if (!existsSync(file)) return response.writeHead(404).end()
    response.setHeader('content-type', TYPES[extname(file)] ?? 'application/octet-stream').end(readFileSync(file))
  })
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  browser = await chromium.launch({
    executablePath,
    args: ['--headless', '--no-sandbox', '--disable-gpu', '--disable-background-networking'],
  })
})

after(async () => {
  await browser?.close()
  server?.close()
})

for (const [pack, name, sample] of [
  [english, 'english', 'harbour-talks.en.txt'],
  [japanese, 'japanese', 'blinken-lavrov.ja.txt'],
] as const) {
  test(`the same reading in Node and in the browser: ${pack.language}`, { skip }, async () => {
    const text = readFileSync(join(root, 'samples', sample), 'utf8')
    const page = await browser.newPage()
    await page.goto(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`)
    const inBrowser = await page.evaluate(
      async ([language, exported, report]) => {
        const engine = await import(new URL('/dist/engine/index.js', location.href).href)
        const languagePack = await import(new URL(`/languages/${language}/dist/browser.js`, location.href).href)
        return JSON.stringify(engine.read(report, languagePack[exported]))
      },
      [pack.language, name, text] as const,
    )
    const inNode = read(text, pack)
    assert.ok(inNode.statements.length > 5)
    assert.deepEqual(JSON.parse(inBrowser), JSON.parse(JSON.stringify(inNode)))
  })
}
