import { endName, isUnspaced } from './names.ts'
import type { Naming } from './naming.ts'

/** What a name is of, and whether more than its looks say so. */
export interface Kind {
  readonly of: 'person' | 'body'
  readonly isSure: boolean
}

/**
 * The names of those who are one source together, as written: "Orr and Teslic", 毎日新聞、朝日新聞. None where a source is
 * not joint. `kindOf` tells of what words are a name; undefined where they are none.
 */
export function jointNames(source: string, naming: Naming, kindOf: (words: string) => Kind | undefined): string[] {
  const whole = source.replace(naming.aside, '')
  if (!naming.together.test(whole)) return []
  const parts = whole
    .split(naming.joint)
    .map((part) => part.trim())
    .filter((part) => part !== '')
  if (parts.length < 2 || parts.length > MOST) return []
  const [first, ...others] = parts
  const names = [isUnspaced(first) ? first : endName(first), ...others]
  const kinds: Kind[] = []
  for (const name of names) {
    const kind = kindOf(name)
    if (kind === undefined || (kinds.length > 0 && kind.of !== kinds[0].of)) return []
    kinds.push(kind)
  }
  return kinds.some(({ isSure }) => isSure) ? names : []
}

/** How many may speak together and still be told apart. */
const MOST = 12
