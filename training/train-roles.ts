import { writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { loadRoles } from '../src/engine/roles/roles.ts'
import { bytesOf, writeArchive } from './archive.ts'
import { packScorer } from './attribute-learn.ts'
import { treesBy } from './attribute-parse.ts'
import { loadPack } from './load-pack.ts'
import { readMarks, readSample } from './marks.ts'
import { roleLessons } from './role-lessons.ts'
import { learnActs, learnPending } from './role-model.ts'

// node training/train-roles.ts LANGUAGE: learns roles.bin from our own marks but for part test, and from the sample report.
const language = process.argv[2] ?? 'en'
/**
 * Up to which probability of the model's act the table's own stands, and how much less often assert is said; both chosen on
 * part dev before it was learnt from too. */
const CHOSEN: Readonly<Record<string, { readonly surer: number; readonly less: number }>> = {
  en: { surer: 0.45, less: 0.3 },
  ja: { surer: 0.5, less: 0.9 },
}
const { surer, less } = CHOSEN[language] ?? { surer: 0.5, less: 0 }
const folder = join(dirname(dirname(fileURLToPath(import.meta.url))), 'languages', language)
const { parse } = treesBy(language)
const pack = loadPack(language, folder)
const roles = loadRoles({ ...pack, models: { ...pack.models, roles: new Uint8Array() } })
const texts = [
  ...(['train', 'acts', 'dev'] as const).flatMap((part) => readMarks(language, part)),
  ...readSample(language),
]
const lessons = texts.flatMap((text) => roleLessons(text, parse(text.text), roles))
const said = lessons.flatMap(({ document, saying, marked: { act } }) => (act ? [{ document, saying, act }] : []))
const left = lessons.map(({ saying, marked: { pending } }) => ({ saying, isSo: Boolean(pending) }))
/** Weights that matter less are dropped: they cost megabytes and give nothing. */
const LEAST = 0.08
const sections = new Map([
  ['act', packScorer(learnActs(said, less), LEAST)],
  ['pending', packScorer(learnPending(left), LEAST)],
  ['surer', bytesOf(Float32Array.of(surer))],
])
const model = writeArchive(sections)
writeFileSync(join(folder, 'roles.bin'), model)
process.stderr.write(`${texts.length} texts, ${said.length} acts; roles.bin: ${model.byteLength} bytes\n`)
