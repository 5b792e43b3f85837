const NAMES = [
  'bodies.tsv',
  'common.tsv',
  'given.tsv',
  'han.tsv',
  'japanese-names.tsv',
  'ministries.tsv',
  'offices.tsv',
  'people.tsv',
  'states.tsv',
  'surnames.tsv',
]

async function tableOf(name: string): Promise<readonly [string, string]> {
  const response = await fetch(new URL(`../${name}`, import.meta.url))
  if (!response.ok) throw new Error(`${response.url} answers ${response.status}: the cast is not whole`)
  return [name, await response.text()]
}

/** Who is who in world affairs: tables of states, bodies, offices, people and names, by file name. */
export const cast: Readonly<Record<string, string>> = Object.fromEntries(await Promise.all(NAMES.map(tableOf)))
