import { spawnSync } from 'node:child_process'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

// npm run train: learns every model of both packs from ../shared/data, in the order in which they need each other.
const folder = dirname(fileURLToPath(import.meta.url))
const tagsOf = (language: string) => join(folder, '..', 'build', 'jackknife', `${language}.train.tsv`)
const STEPS: readonly (readonly string[])[] = [
  ['train-segment-en.ts'],
  ['train-segment-ja.ts'],
  ...['en', 'ja'].flatMap((language) => [
    ['train-tag.ts', language],
    ['jackknife-tags.ts', language],
    ['train-parse.ts', language, `tags=${tagsOf(language)}`],
  ]),
  ['train-attribute.ts', 'en'],
  ['train-roles.ts', 'en'],
  ['train-roles.ts', 'ja'],
]

for (const [script, ...settings] of STEPS) {
  process.stdout.write(`\n${script} ${settings.join(' ')}\n`)
  const { status } = spawnSync(process.execPath, [join(folder, script), ...settings], { stdio: 'inherit' })
  if (status !== 0) {
    process.stderr.write(`train: ${script} ended with ${status}; the steps after it were not run\n`)
    process.exit(1)
  }
}
