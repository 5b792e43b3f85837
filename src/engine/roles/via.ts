import type { Attribution } from '../../schema/index.ts'
import type { Span } from '../../text/index.ts'
import { overlaps } from '../../text/index.ts'
import type { ParsedSentence } from '../sentence.ts'
import { sentenceAt } from './site.ts'

/** A place of a text that says on whose word something is: "according to the agency", 通信によると. */
interface Attest {
  /** The words that say so. */
  readonly mark: Span
  /** Whose word it is. */
  readonly witness: Span
}

/** Finds in a sentence on whose word it is. */
export type FindAttests = (text: string, sentence: Span) => Attest[]

/**
 * How a language says on whose word something is, as rows of pattern in a pack's `via.tsv`; each has the groups
 * `witness` and `mark`, and is tried on one sentence.
 */
export function attestFinder(patterns: readonly string[]): FindAttests {
  const regexes = patterns.map((pattern) => new RegExp(pattern, 'dgu'))
  return (text, { start, end }) => {
    const words = text.slice(start, Math.min(end, start + LONGEST))
    return regexes
      .flatMap((regex) =>
        [...words.matchAll(regex)].map(({ indices }) => {
          const [from, to] = indices?.groups?.witness ?? [0, 0]
          const [markFrom, markTo] = indices?.groups?.mark ?? [0, 0]
          return {
            witness: { start: start + from, end: start + to },
            mark: { start: start + markFrom, end: start + markTo },
          }
        }),
      )
      .sort((a, b) => a.mark.start - b.mark.start)
  }
}

const LONGEST = 3000

/**
 * On whose word each statement is: the witnesses of its sentence that stand before its content or cue and are not its
 * own source or cue. A statement within another takes it from there and has none of its own.
 */
export function viaOf(
  text: string,
  statements: readonly Attribution[],
  sentences: readonly ParsedSentence[],
  find: FindAttests,
): Span[][] {
  const known = new Map<number, Attest[]>()
  return statements.map((statement) => {
    if (statement.within !== undefined || statement.source.length === 0) return []
    const cue = statement.cue[0] ?? statement.content[0]
    if (cue === undefined || sentences.length === 0) return []
    const at = sentenceAt(sentences, cue.start)
    const attests = known.get(at) ?? find(text, sentences[at])
    known.set(at, attests)
    return attests.filter((attest) => isFor(attest, statement)).map(({ witness }) => witness)
  })
}

function isFor({ mark, witness }: Attest, statement: Attribution): boolean {
  const own = [...statement.source, ...statement.cue]
  if (own.some((span) => overlaps(span, witness) || overlaps(span, mark))) return false
  return !statement.content.some((span) => overlaps(span, mark))
}
