import { execFileSync } from 'node:child_process'
import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { type MarkedText, type Part, readMarks } from './marks.ts'

/** How often something was right, predicted and in gold. */
interface Rate {
  readonly p: number
  readonly r: number
  readonly f1: number
  readonly gold: number
}

/** What the scorer says of one gold set. */
interface RoleScores {
  readonly found: number
  readonly gold: number
  readonly accuracy: Readonly<Record<string, { readonly value: number | null; readonly gold: number }>>
  readonly acts: Readonly<Record<string, Rate>>
  readonly [role: string]: unknown
}

/** A gold set by name: a file, or marks of our own. */
interface RoleSet {
  readonly name: string
  readonly path: string
}

const root = dirname(dirname(fileURLToPath(import.meta.url)))
const shared = join(root, '..', 'shared')
const output = join(root, 'build', 'scores')

/** Roles by F1, with the bar each is held to on the dev articles. */
const BARS: Readonly<Record<string, number>> = {
  addressee: 0.75,
  via: 0.75,
  channel: 0.65,
  pending: 0.55,
  within: 0.7,
  continues: 0,
  negated: 0,
  conditional: 0,
  hedged: 0,
}

/** Prints and keeps how well roles are read: on the gold sets, and on our own marks of articles looked at and not. */
function main(): void {
  const scorer = join(shared, 'eval', 'score-roles.mjs')
  if (!existsSync(scorer)) {
    process.stderr.write(`score-roles: the gold sets are not there: expected ${scorer}\n`)
    process.exit(2)
  }
  mkdirSync(output, { recursive: true })
  const sets = [
    { name: 'seed (ja)', path: join(shared, 'seed/blinken-lavrov.ja.gold.jsonl') },
    { name: 'roles en.dev', path: join(shared, 'data/roles/en.dev.jsonl') },
    { name: 'roles ja.dev', path: join(shared, 'data/roles/ja.dev.jsonl') },
    ...(['dev', 'test'] as const).flatMap((part) => ['en', 'ja'].map((language) => ownMarks(language, part))),
  ]
  const scores = sets.map((set) => scoresOf(scorer, set))
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |\n`
  const header = ['role', ...sets.map(({ name }) => name), 'bar']
  const table = line(header) + line(header.map(() => '---')) + rowsOf(scores).map(line).join('')
  const judged = scores.filter((_, at) => /^roles|test$/.test(sets[at].name))
  const card = `${table}\nAct, macro-F1 over acts with 5 or more in roles en.dev, roles ja.dev and our own marks of part test together: ${macroOf(judged)} (bar .60).\n\n${agreement()}`
  process.stdout.write(card)
  writeFileSync(join(root, 'training', 'scores', 'roles.md'), `${HEAD}\n${card}`)
}

const HEAD = `# Score card: roles

By \`npm run score\` (\`../shared/eval/score-roles.mjs\`), over the statements that were found; in brackets how many gold has.
A role that a set does not mark is left blank. The tables of the packs were written having looked at the seed, \`roles/*.dev\`
and our own marks of parts dev and train (\`marks/README.md\`), and the models of roles learn from the seed and those parts;
part test was only run.
`

/** Our own marks of a part, with their texts, as a gold file. */
function ownMarks(language: string, part: Part): RoleSet {
  const path = join(output, `own-${language}.${part}.gold.jsonl`)
  writeFileSync(
    path,
    readMarks(language, part)
      .map((text) => `${JSON.stringify(text)}\n`)
      .join(''),
  )
  return { name: `own ${language} ${part}`, path }
}

function scoresOf(scorer: string, { path }: RoleSet): RoleScores {
  const predicted = join(output, `roles-${path.split('/').at(-1)}`)
  const cli = join(root, 'dist', 'cli', 'main.js')
  writeFileSync(predicted, execFileSync(process.execPath, [cli, 'predict', path], { maxBuffer: 1 << 28 }))
  return JSON.parse(
    execFileSync(process.execPath, [scorer, path, predicted, '--json'], { encoding: 'utf8', maxBuffer: 1 << 28 }),
  )
}

function rowsOf(sets: readonly RoleScores[]): string[][] {
  const rate = (value: number | null | undefined, gold: number) =>
    value === null || value === undefined || gold === 0 ? '' : `${value.toFixed(3)} (${gold})`
  const f1 = (role: string) => (scores: RoleScores) => {
    const found = scores[role] as { readonly f1: number; readonly gold: number } | undefined
    return rate(found?.f1, found?.gold ?? 0)
  }
  const accuracy = (role: string) => (scores: RoleScores) =>
    rate(scores.accuracy[role]?.value, scores.accuracy[role]?.gold ?? 0)
  return [
    ['found', ...sets.map(({ found, gold }) => `${found} of ${gold}`), ''],
    ['act, accuracy', ...sets.map(accuracy('act')), ''],
    ['act, macro-F1 over acts with 5 or more', ...sets.map((scores) => macroOf([scores])), ''],
    ['sourcing, accuracy', ...sets.map(accuracy('sourcing')), '.85'],
    ['actor, pairs F1', ...sets.map(f1('actor')), '.80 en, .75 ja'],
    ...Object.entries(BARS).map(([role, bar]) => [
      `${role}, F1`,
      ...sets.map(f1(role)),
      bar === 0 ? '' : bar.toFixed(2).slice(1),
    ]),
  ]
}

/** The mean F1 of the acts that gold has five times or more, over some sets together. */
function macroOf(sets: readonly RoleScores[]): string {
  const counts = new Map<string, { right: number; predicted: number; gold: number }>()
  for (const { acts } of sets) {
    for (const [act, { p, r, gold }] of Object.entries(acts)) {
      const known = counts.get(act) ?? { right: 0, predicted: 0, gold: 0 }
      const right = Math.round(r * gold)
      counts.set(act, {
        right: known.right + right,
        predicted: known.predicted + (p > 0 ? Math.round(right / p) : 0),
        gold: known.gold + gold,
      })
    }
  }
  const often = [...counts.values()].filter(({ gold }) => gold >= 5)
  const sum = often.reduce((total, { right, predicted, gold }) => total + (2 * right) / (predicted + gold), 0)
  return often.length === 0 ? '' : `${(sum / often.length).toFixed(3)} (${often.length} acts)`
}

/** How far two markers, the second without seeing the first's answers, agree on the act (Cohen's kappa). */
function agreement(): string {
  const lines = ['en', 'ja'].map((language) => {
    const twice = [...readMarks(language, 'dev'), ...readMarks(language, 'test')].flatMap(
      ({ statements }: MarkedText) =>
        statements.flatMap(({ act, secondAct }) => (act && secondAct ? [[act, secondAct] as const] : [])),
    )
    const share = twice.filter(([first, second]) => first === second).length / twice.length
    const byChance = [...new Set(twice.flat())].reduce((sum, act) => {
      const part = (which: 0 | 1) => twice.filter((pair) => pair[which] === act).length / twice.length
      return sum + part(0) * part(1)
    }, 0)
    const kappa = (share - byChance) / (1 - byChance)
    return `- ${language}: ${twice.length} statements, the same act ${share.toFixed(3)}, kappa ${kappa.toFixed(3)}`
  })
  return `Two markings of acts in our own parts dev and test:\n\n${lines.join('\n')}\n`
}

main()
