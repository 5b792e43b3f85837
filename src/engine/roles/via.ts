import type { Attribution } from '../../schema/index.ts'
import type { Span } from '../../text/index.ts'
import { overlaps } from '../../text/index.ts'
import type { ParsedSentence } from '../sentence.ts'
import { matchesOf } from './matches.ts'
import { sentenceAt } from './site.ts'

/** A place of a text that says on whose word something is: "according to the agency", 通信によると. */
interface Attest {
  /** The words that say so. */
  readonly mark: Span
  /** Whose word it is. */
  readonly witness: Span
  /** `any`: of what stands anywhere in the sentence; `before`: of what stands behind it; `next`: of the sentence before. */
  readonly place: (typeof PLACES)[number]
}

const PLACES = ['any', 'before', 'next'] as const

/** Finds in a sentence on whose word it is, or the sentence before it. */
export type FindAttests = (text: string, sentence: Span) => Attest[]

/**
 * How a language says on whose word something is, as rows of place and pattern in a pack's `via.tsv`; each pattern has
 * the groups `witness` and `mark`, and is tried on one sentence.
 */
export function attestFinder(rows: readonly (readonly string[])[]): FindAttests {
  const patterns = rows.map(([place, pattern]) => {
    const known = PLACES.find((each) => each === place)
    if (!known) throw new TypeError(`via.tsv holds ${place}: expected one of ${PLACES.join(', ')}`)
    return { place: known, regex: new RegExp(pattern, 'dgu') }
  })
  return (text, { start, end }) => {
    const words = text.slice(start, Math.min(end, start + LONGEST))
    return patterns
      .flatMap(({ place, regex }) =>
        matchesOf(words, regex).map(({ indices }) => {
          const [from, to] = indices?.groups?.witness ?? [0, 0]
          const [markFrom, markTo] = indices?.groups?.mark ?? [0, 0]
          return {
            place,
            witness: { start: start + from, end: start + to },
            mark: { start: start + markFrom, end: start + markTo },
          }
        }),
      )
      .filter(({ mark }, at, all) => !all.slice(0, at).some((first) => overlaps(first.mark, mark)))
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
  const attestsOf = (at: number): readonly Attest[] => {
    const found = known.get(at) ?? (sentences[at] ? find(text, sentences[at]) : [])
    known.set(at, found)
    return found
  }
  return statements.map((statement) => {
    const cue = statement.cue[0] ?? statement.content[0]
    if (statement.within !== undefined || cue === undefined || sentences.length === 0) return []
    if (statement.source.length === 0 && statement.cue.length === 0) return []
    const at = sentenceAt(sentences, cue.start)
    const own = attestsOf(at).filter((attest) => attest.place !== 'next' && isFor(attest, statement))
    const isNext = sentences[at + 1]?.paragraph === sentences[at].paragraph
    const next = isNext ? attestsOf(at + 1).filter(({ place }) => place === 'next') : []
    const said = new Set(statement.source.map(({ exact }) => exact))
    return [...own, ...(own.length === 0 ? next : [])]
      .map(({ witness }) => witness)
      .filter(({ start, end }) => !said.has(text.slice(start, end)))
  })
}

/** Characters between a source and the witness of what it tells. */
const BESIDE = 2

function isFor({ mark, witness, place }: Attest, statement: Attribution): boolean {
  const own = [...statement.source, ...statement.cue]
  if (own.some((span) => overlaps(span, witness) || overlaps(span, mark))) return false
  // Xは、Yによると…と伝えた: Y is whose word X has it on, not the report.
  if (statement.source.some(({ end }) => end < witness.start && witness.start - end <= BESIDE)) return false
  const first = Math.min(...[...own, ...statement.content].map(({ start }) => start))
  if (place === 'before' && mark.start > (statement.cue[0]?.start ?? first)) return false
  return !statement.content.some((span) => overlaps(span, mark))
}
