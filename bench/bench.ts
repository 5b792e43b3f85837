import { spawnSync } from 'node:child_process'
import { existsSync, readdirSync, statSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { english } from '@readout/en'
import { japanese } from '@readout/ja'
import nlp from 'compromise'
import model from 'wink-eng-lite-web-model'
import winkNLP from 'wink-nlp'
import { type LanguagePack, read } from '../src/engine/index.ts'
import { readText } from '../training/conllu.ts'

// Everything is compared within one run, on one thread and the same text, in CPU time: machines are shared and noisy.
const root = dirname(dirname(fileURLToPath(import.meta.url)))
const shared = join(root, '..', 'shared', 'data')
const ROUNDS = 3

main()

function main(): void {
  const englishText = corpus('polnear/polnear-dev.jsonl.gz', 'samples/harbour-talks.en.txt', 600_000)
  const japaneseText = corpus('news-ja/jawikinews.jsonl.gz', 'samples/blinken-lavrov.ja.txt', 300_000)
  const nWords = englishText.split(/\s+/).length
  print('reading', [
    rate('Readout, English: words, classes, trees, statements', nWords, 'words', () => read(englishText, english)),
    rate('wink-nlp: sentences, tags (no tree, no statements)', nWords, 'words', tagWithWink(englishText)),
    rate('compromise: tokens, tags (no tree, no statements)', nWords, 'words', () => nlp(englishText).json()),
    rate('Readout, Japanese: words, classes, trees, statements', japaneseText.length, 'characters', () =>
      read(japaneseText, japanese),
    ),
  ])
  print('growth, English', growth(englishText, english))
  print('growth, Japanese', growth(japaneseText, japanese))
  print('cold start', ['blinken-lavrov.ja.txt', 'harbour-talks.en.txt'].map(coldStart))
  print('size', ['en', 'ja'].map(packSize))
}

function print(title: string, rows: readonly string[]): void {
  process.stdout.write(`\n${title}\n${rows.map((row) => `  ${row}\n`).join('')}`)
}

/** The first `length` units of a corpus where it is at hand, else a sample again and again. */
function corpus(path: string, sample: string, length: number): string {
  const full = join(shared, path)
  const texts = existsSync(full)
    ? readText(full)
        .split('\n')
        .filter(Boolean)
        .map((line) => (JSON.parse(line) as { text: string }).text)
    : [readText(join(root, sample))]
  let text = ''
  for (let i = 0; text.length < length; i = (i + 1) % texts.length) text += `${texts[i]}\n\n`
  return text.slice(0, length)
}

function tagWithWink(text: string): () => unknown {
  const wink = winkNLP(model, ['sbd', 'pos'])
  return () => wink.readDoc(text).tokens().out(wink.its.pos)
}

function rate(name: string, amount: number, unit: string, job: () => unknown): string {
  job()
  const perSecond = median(Array.from({ length: ROUNDS }, () => amount / cpuSeconds(job)))
  return `${name.padEnd(56)} ${Math.round(perSecond).toLocaleString('en').padStart(10)} ${unit}/s`
}

function growth(text: string, pack: LanguagePack): string[] {
  return [1e3, 1e4, 1e5, 1e6, 1e7].map((length) => {
    const input = text.repeat(Math.ceil(length / text.length)).slice(0, length)
    const repeats = Math.max(1, Math.round(1e5 / length))
    const seconds = cpuSeconds(() => {
      for (let i = 0; i < repeats; i++) read(input, pack)
    })
    const each = (seconds / repeats / length) * 1e6
    return `${length.toLocaleString('en').padStart(10)} characters  ${each.toFixed(2)} µs a character`
  })
}

function coldStart(sample: string): string {
  // Linux’s own count: resourceUsage() carries over what the process that started this one held.
  const hook = `data:text/javascript,import{readFileSync}from"node:fs";process.on("exit",()=>process.stderr.write(
"@"+/VmHWM:\\s+(\\d+)/.exec(readFileSync("/proc/self/status","utf8"))[1]))`
  const runs = Array.from({ length: 5 }, () => {
    const start = process.hrtime.bigint()
    const run = spawnSync(process.execPath, [
      '--import',
      hook,
      join(root, 'dist/cli/main.js'),
      'read',
      join(root, 'samples', sample),
    ])
    if (run.status !== 0) throw new Error(`readout read ${sample} ended with ${run.status}: ${run.stderr}`)
    return { seconds: Number(process.hrtime.bigint() - start) / 1e9, kib: Number(String(run.stderr).split('@').at(-1)) }
  })
  const seconds = median(runs.map((run) => run.seconds))
  const mib = median(runs.map((run) => run.kib)) / 1024
  return `readout read ${sample.padEnd(24)} ${seconds.toFixed(2)} s wall, ${mib.toFixed(0)} MiB at its highest`
}

function packSize(language: string): string {
  const folder = join(root, 'languages', language)
  const files = readdirSync(folder).filter((name) => /\.(bin|tsv|txt)$/.test(name))
  const bytes = files.reduce((sum, name) => sum + statSync(join(folder, name)).size, 0)
  return `@readout/${language} ${(bytes / 1e6).toFixed(2)} MB`
}

function cpuSeconds(job: () => unknown): number {
  const start = process.cpuUsage()
  job()
  const { user, system } = process.cpuUsage(start)
  return (user + system) / 1e6
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[values.length >> 1]
}
