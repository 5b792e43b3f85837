/** The rows of a table: cells parted by tabs; blank lines and lines that begin with # are left out. */
export function rowsOf(table: string | undefined): string[][] {
  return (table ?? '')
    .split(/\r?\n/)
    .filter((line) => line.trim() !== '' && !line.startsWith('#'))
    .map((line) => line.split('\t'))
}

/** The words of a cell: parted by `|`; none where the cell is empty or missing. */
export function listOf(cell: string | undefined): string[] {
  return (cell ?? '').split('|').filter((words) => words !== '')
}

/** The first words of names of several: what nothing else can begin with. */
export function firstWords(names: Iterable<string>): Set<string> {
  const words = new Set<string>()
  for (const name of names) {
    const at = name.indexOf(' ')
    if (at > 0) words.add(name.slice(0, at))
  }
  return words
}

/** What is under a key, made and kept where there is none yet. */
export function under<K, V>(map: Map<K, V>, key: K, make: () => V): V {
  const found = map.get(key)
  if (found !== undefined) return found
  const made = make()
  map.set(key, made)
  return made
}

/** Up to this many things a list takes no more room than they do: most lists of names are of one or two, and there are very many. */
const SHORT = 8

/** A list with one thing more; it may be the same list. */
export function withMore<T>(list: readonly T[], thing: T): readonly T[] {
  if (list.length < SHORT) return list.concat([thing])
  ;(list as T[]).push(thing)
  return list
}
