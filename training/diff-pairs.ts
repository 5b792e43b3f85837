import { readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Statement } from '../src/schema/index.ts'
import { type ExactSpan, exact } from '../src/text/index.ts'

/** One version of an edited pair: its text, and its statements with their numbers as ids. */
export interface MarkedVersion {
  readonly text: string
  readonly statements: readonly Statement[]
}

/** What is expected to have become of a statement. */
export interface Expected {
  readonly kind: 'same' | 'altered' | 'dropped' | 'added'
  readonly isMoved: boolean
  /** Kinds of alterations, a hedge with its direction: `words`, `hedge:softened`. */
  readonly alterations: readonly string[]
}

/** Two versions of a report and what became of each statement, by number. */
export interface EditedPair {
  readonly title: string
  readonly before: MarkedVersion
  readonly after: MarkedVersion
  readonly expected: ReadonlyMap<string, Expected>
}

const folder = join(dirname(fileURLToPath(import.meta.url)), 'diffs')

/** The parts in the order in which they were written: each was run before the next one was. */
export const PARTS = ['dev', 'held', 'fresh', 'last', 'wider', 'unseen', 'blind', 'fourth'] as const

/**
 * The edited pairs of a language and part, as `diffs/README.md` describes them.
 *
 * @throws Error when a pair is not written as it should be.
 */
export function readPairs(language: string, part: (typeof PARTS)[number]): EditedPair[] {
  const file = readFileSync(join(folder, `${language}.${part}.txt`), 'utf8')
  return file
    .split(/^# /m)
    .slice(1)
    .map((block) => pairOf(block))
}

function pairOf(block: string): EditedPair {
  const [title, before, after, listed] = block.split(/\n== (?:before|after|changes)(?:\n|$)/)
  if (listed === undefined) throw new Error(`A pair needs before, after and changes: ${title}`)
  const versions = { before: versionOf(before), after: versionOf(after) }
  return { title, ...versions, expected: expectedOf(title, listed, versions) }
}

function expectedOf(
  title: string,
  listed: string,
  { before, after }: Pick<EditedPair, 'before' | 'after'>,
): Map<string, Expected> {
  const lines = new Map(
    listed.split('\n').flatMap((line) => {
      const [number, ...words] = line.trim().split(/\s+/)
      return number ? [[number, words] as const] : []
    }),
  )
  const ids = (version: MarkedVersion) => new Set(version.statements.map(({ id }) => id))
  const [early, late] = [ids(before), ids(after)]
  const all = new Set([...early, ...late, ...lines.keys()])
  return new Map(
    [...all].map((id) => [id, outcomeOf(title, id, lines.get(id) ?? ['same'], early.has(id), late.has(id))]),
  )
}

function outcomeOf(title: string, id: string, words: readonly string[], isEarly: boolean, isLate: boolean): Expected {
  const isMoved = words.includes('moved')
  const kind = words[0] === 'moved' ? 'same' : words[0]
  const fits = {
    same: isEarly && isLate,
    altered: isEarly && isLate,
    dropped: isEarly && !isLate,
    added: !isEarly && isLate,
  }
  if (!Object.hasOwn(fits, kind) || !fits[kind as keyof typeof fits])
    throw new Error(`${title}: statement ${id} is not ${words}`)
  const alterations = words.slice(1).filter((word) => word !== 'moved')
  return { kind: kind as Expected['kind'], isMoved, alterations }
}

type Marks = Map<string, Map<string, ExactSpan[]>>

function versionOf(section: string): MarkedVersion {
  const lines = section.split('\n')
  const flags = new Map(lines.flatMap((line) => (/^\d+: /.test(line) ? [line.split(': ') as [string, string]] : [])))
  const { text, marks } = unmarked(lines.filter((line) => !/^\d+: /.test(line)).join('\n'))
  const statements = [...marks].map(([id, roles]) => statementOf(id, roles, flags.get(id) ?? ''))
  const start = ({ content, source, cue }: Statement) =>
    Math.min(...[...content, ...source, ...cue].map((at) => at.start))
  return { text, statements: statements.sort((one, other) => start(one) - start(other)) }
}

/** Marked text: `{1.cue:said}`, nestable. */
function unmarked(marked: string): { text: string; marks: Marks } {
  const open: { number: string; role: string; start: number }[] = []
  const found: { number: string; role: string; start: number; end: number }[] = []
  let text = ''
  for (const [piece, number, role] of marked.matchAll(/\{(\d+)\.(\w+):|[\s\S]/g)) {
    if (role) open.push({ number, role, start: text.length })
    else if (piece === '}') {
      const mark = open.pop()
      if (!mark) throw new Error(`A brace closes that none opened: ${marked}`)
      found.push({ ...mark, end: text.length })
    } else text += piece
  }
  if (open.length > 0) throw new Error(`A brace is not closed: ${marked}`)
  return { text, marks: marksOf(text, found) }
}

function marksOf(text: string, found: readonly { number: string; role: string; start: number; end: number }[]): Marks {
  const marks: Marks = new Map()
  for (const { number, role, start, end } of found) {
    const roles = marks.get(number) ?? new Map<string, ExactSpan[]>()
    roles.set(role, [...(roles.get(role) ?? []), exact(text, { start, end })])
    marks.set(number, roles)
  }
  return marks
}

const MARKED = { rule: 'marked', probability: 1 } as const

function statementOf(id: string, roles: ReadonlyMap<string, ExactSpan[]>, flags: string): Statement {
  const spans = (role: string) => roles.get(role) ?? []
  return {
    id,
    quotation: quotationOf(spans('content').map((at) => at.exact)),
    source: spans('source'),
    cue: spans('cue'),
    content: spans('content'),
    finder: { kind: 'rule', name: 'marked' },
    probability: 1,
    addressee: spans('addressee'),
    via: spans('via'),
    act: { value: 'assert', ...MARKED },
    ...(/\bnegated\b/.test(flags) ? { negated: true } : {}),
    ...(/\bhedged\b/.test(flags) ? { hedged: true } : {}),
    dates: spans('date').map((at) => ({ ...at, reference: { known: 'unknown' }, ...MARKED })),
    figures: spans('figure').map((at) => ({ ...at, value: numberIn(at.exact), unit: 'item', ...MARKED })),
  }
}

const SPELLED = ['one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten', 'eleven', 'twelve']

const TIMES: readonly (readonly [unit: string, times: number])[] = [
  ['億', 1e8],
  ['万', 1e4],
  ['千', 1e3],
]

/** The first number of a figure, in digits (2億5千万 too), or a small one spelled out. */
function numberIn(figure: string): number {
  const text = figure.normalize('NFKC').replaceAll(',', '').toLowerCase()
  const digits = text.match(/\d[\d.億万千]*/)?.[0]
  if (digits) return digitsOf(digits)
  if (text.includes('million')) return text.includes('half') ? 5e5 : 1e6
  const word = text.match(/[a-z]+/)?.[0] ?? ''
  return (
    1 +
    Math.max(SPELLED.indexOf(word), '一二三四五六七八九十'.indexOf(text.match(/[一二三四五六七八九十]/)?.[0] ?? ' '))
  )
}

function digitsOf(digits: string): number {
  for (const [unit, times] of TIMES) {
    const at = digits.indexOf(unit)
    if (0 <= at) return times * digitsOf(digits.slice(0, at)) + digitsOf(digits.slice(at + 1) || '0')
  }
  return Number(digits)
}

function quotationOf(contents: readonly string[]): Statement['quotation'] {
  if (contents.every((content) => /^["“‘「『｢].*["”’」』｣][.,。、]?$/su.test(content))) return 'direct'
  return contents.some((content) => /["“”‘「『｢]/u.test(content)) ? 'mixed' : 'indirect'
}
