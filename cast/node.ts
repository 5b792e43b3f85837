import { readdirSync, readFileSync } from 'node:fs'

const folder = new URL('../', import.meta.url)
const names = readdirSync(folder).filter((name) => name.endsWith('.tsv'))

/** Who is who in world affairs: tables of states, bodies, offices, people and names, by file name. */
export const cast: Readonly<Record<string, string>> = Object.fromEntries(
  names.map((name) => [name, readFileSync(new URL(name, folder), 'utf8')]),
)
