import type Database from 'better-sqlite3'
import type { Designation, Names } from '../src/record/index.ts'
import { digest } from '../src/text/index.ts'

type Db = InstanceType<typeof Database>

/** A row of `designation`, as far as other names need it. */
export interface NamedRow {
  readonly no: number
  readonly name: string
  readonly usual_name: string | null
  readonly body: string
}

/**
 * The names of a record under other letters, another alphabet for each copy: what somebody is called becomes what nobody else is, in
 * texts as in tables. Who is known beside the reports, such as states, keeps its name.
 */
export class OtherNames {
  /** Words of names in letters or katakana, and whole names in Han characters. */
  private readonly words = new Set<string>()
  private readonly hanNames = new Set<string>()
  private readonly letters: ReadonlyMap<string, Letter>
  private readonly names: Names

  constructor(db: Db, names: Names) {
    this.names = names
    const rows = db.prepare('SELECT no, name, usual_name, body FROM designation').all() as NamedRow[]
    const kept = new Set(rows.filter(isKnown).flatMap(({ name, usual_name }) => wordsIn(`${name} ${usual_name}`)))
    for (const word of rows.flatMap(({ name }) => wordsIn(name))) {
      if (kept.has(word)) continue
      if (IS_HAN.test(word)) this.hanNames.add(word)
      else if (!/^[a-z]/.test(word)) this.words.add(word)
    }
    this.letters = lettersOf([...ALPHABETS, [...new Set([...this.hanNames].join(''))].sort().join('')])
  }

  /** A text with other letters in its names, as long as it was. */
  inText(text: string, copy: number): string {
    return text.replace(RUNS, (run) => {
      if (IS_HAN.test(run)) return this.inHan(run, copy)
      return this.words.has(run) ? this.ciphered(run, copy) : run
    })
  }

  /** The names in a run of Han characters, which nothing parts: the longest that begin at each. */
  private inHan(run: string, copy: number): string {
    let found = ''
    for (let at = 0; at < run.length; ) {
      const sizes = [6, 5, 4, 3, 2]
      const size = sizes.find((n) => at + n <= run.length && this.hanNames.has(run.slice(at, at + n)))
      const part = run.slice(at, at + (size ?? 1))
      found += size === undefined ? part : this.ciphered(part, copy)
      at += part.length
    }
    return found
  }

  private ciphered(word: string, copy: number): string {
    return word.replace(/./gu, (letter) => {
      const { alphabet, at } = this.letters.get(letter) ?? { alphabet: [letter], at: 0 }
      return alphabet[(at + 2 * copy) % alphabet.length]
    })
  }

  /** The designation under its other name; absent where it keeps the one it has. */
  designation(
    { name, usual_name, body }: Pick<NamedRow, 'name' | 'usual_name' | 'body'>,
    copy: number,
  ): Designation | undefined {
    const other = this.inText(name, copy)
    if (usual_name !== null || other === name) return undefined
    const known = JSON.parse(body) as Told
    const { kind, offices, affiliations, member, year } = known
    const key = digest(JSON.stringify([kind, other, offices, affiliations, member ?? null, year ?? null]))
    const { family: _, ...same } = known
    return { ...same, key, name: other, block: `${known.block} ${copy}`, ...this.placeOf(other, kind) }
  }

  /** Among which names the rules tell it from others; nothing where they take it for something else. */
  private placeOf(name: string, kind: Designation['kind']): Pick<Designation, 'block' | 'family'> {
    const language = /^[A-Z]/.test(name) ? 'en' : 'ja'
    const [told, ...others] = this.names.designate([name], language, undefined)
    if (others.length > 0 || told.kind !== kind || told.name !== name) return {}
    const { block, family } = told
    return { ...(block !== undefined && { block }), ...(family !== undefined && { family }) }
  }
}

interface Told extends Designation {
  readonly offices: readonly string[]
  readonly affiliations: readonly string[]
  readonly member?: string
  readonly year?: number
}

const RUNS = /[A-Za-z]{2,}|[ァ-ヴー]{2,}|\p{sc=Han}{2,}/gu
const IS_HAN = /^\p{sc=Han}/u

/** Letters that take one another’s places: vowels and consonants apart, so that names can be spoken. */
const ALPHABETS = [
  'aeiou',
  'AEIOU',
  'bcdfghjklmnpqrstvwxyz',
  'BCDFGHJKLMNPQRSTVWXYZ',
  'アイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホマミムメモラリルレロワ',
]

function wordsIn(name: string): string[] {
  return [...name.matchAll(RUNS)].map(([word]) => word)
}

function isKnown({ usual_name, body }: NamedRow): boolean {
  return usual_name !== null || (JSON.parse(body) as Told).member !== undefined
}

/** The alphabet that a letter is of, and where it stands there. */
interface Letter {
  readonly alphabet: readonly string[]
  readonly at: number
}

function lettersOf(alphabets: readonly string[]): Map<string, Letter> {
  const letters = alphabets.map((each) => [...each])
  return new Map(letters.flatMap((alphabet) => alphabet.map((letter, at) => [letter, { alphabet, at }])))
}
