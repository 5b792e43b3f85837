import { execFileSync } from 'node:child_process'
import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** What the scorer says of one gold set. */
interface RoleScores {
  readonly found: number
  readonly gold: number
  readonly accuracy: Readonly<Record<string, { readonly value: number | null; readonly gold: number }>>
  readonly actMacroF1: number | null
  readonly acts: Readonly<Record<string, { readonly f1: number; readonly gold: number }>>
  readonly [role: string]: unknown
}

const root = dirname(dirname(fileURLToPath(import.meta.url)))
const shared = join(root, '..', 'shared')
const output = join(root, 'build', 'scores')

const SETS = [
  ['seed (ja)', 'seed/blinken-lavrov.ja.gold.jsonl'],
  ['roles en.dev', 'data/roles/en.dev.jsonl'],
  ['roles ja.dev', 'data/roles/ja.dev.jsonl'],
] as const

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

function main(): void {
  const scorer = join(shared, 'eval', 'score-roles.mjs')
  if (!existsSync(scorer)) {
    process.stderr.write(`score-roles: the gold sets are not there: expected ${scorer}\n`)
    process.exit(2)
  }
  mkdirSync(output, { recursive: true })
  const columns = SETS.map(([name, path]) => [name, scoresOf(scorer, join(shared, path))] as const)
  const rows = rowsOf(columns.map(([, scores]) => scores))
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |\n`
  const header = ['role', ...columns.map(([name]) => name), 'bar']
  const table = line(header) + line(header.map(() => '---')) + rows.map(line).join('')
  process.stdout.write(table)
  writeFileSync(
    join(root, 'training', 'scores', 'roles.md'),
    `# Score card: roles\n\nBy \`npm run score\` (\`../shared/eval/score-roles.mjs\`), over the statements that were found; in brackets how many gold has.\nA role that a set does not mark is left blank. The tables of the packs were written having looked at these sets.\n\n${table}`,
  )
}

function scoresOf(scorer: string, gold: string): RoleScores {
  const predicted = join(output, `roles-${gold.split('/').at(-1)}`)
  const cli = join(root, 'dist', 'cli', 'main.js')
  writeFileSync(predicted, execFileSync(process.execPath, [cli, 'predict', gold], { maxBuffer: 1 << 28 }))
  return JSON.parse(
    execFileSync(process.execPath, [scorer, gold, predicted, '--json'], { encoding: 'utf8', maxBuffer: 1 << 28 }),
  )
}

function rowsOf(sets: readonly RoleScores[]): string[][] {
  const rate = (value: number | null | undefined, gold: number) =>
    value === null || value === undefined || gold === 0 ? '' : `${value.toFixed(3)} (${gold})`
  const f1 = (role: string) => (scores: RoleScores) => {
    const found = scores[role] as { readonly f1: number; readonly gold: number } | undefined
    return rate(found?.f1, found?.gold ?? 0)
  }
  const macro = ({ acts }: RoleScores) => {
    const often = Object.values(acts).filter(({ gold }) => gold >= 5)
    const sum = often.reduce((total, act) => total + act.f1, 0)
    return often.length === 0 ? '' : `${(sum / often.length).toFixed(3)} (${often.length} acts)`
  }
  const accuracy = (role: string) => (scores: RoleScores) =>
    rate(scores.accuracy[role]?.value, scores.accuracy[role]?.gold ?? 0)
  return [
    ['found', ...sets.map(({ found, gold }) => `${found} of ${gold}`), ''],
    ['act, accuracy', ...sets.map(accuracy('act')), ''],
    ['act, macro-F1 over acts with 5 or more', ...sets.map(macro), '.60'],
    ['sourcing, accuracy', ...sets.map(accuracy('sourcing')), '.85'],
    ['actor, pairs F1', ...sets.map(f1('actor')), '.80 en, .75 ja'],
    ...Object.entries(BARS).map(([role, bar]) => [
      `${role}, F1`,
      ...sets.map(f1(role)),
      bar === 0 ? '' : bar.toFixed(2).slice(1),
    ]),
  ]
}

main()
