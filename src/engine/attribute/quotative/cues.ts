import { tableRows } from '../../table.ts'
import { type Clause, isComma, isStop } from './clause.ts'

/**
 * What a cue takes: a clause with と, a clause made a noun (こと), any noun (退陣を要求), what it is about (に反論, について批判);
 * whether と may mean "with", and whether it tells a view, which needs someone whose view it is.
 */
export interface CueEntry {
  readonly probability: number
  readonly speech: boolean
  readonly thing: boolean
  readonly talk: boolean
  readonly object: boolean
  readonly view: boolean
  readonly about: boolean
}

/** Cues by lemma. */
export type Cues = ReadonlyMap<string, CueEntry>

/** Reads `cues.tsv`: lemma, probability, kinds. */
export function readCues(table: string): Cues {
  return new Map(
    tableRows(table).map(([lemma, probability, kinds = '']) => {
      const has = (kind: string) => kinds.split(',').includes(kind)
      return [
        lemma,
        {
          probability: Number(probability),
          speech: has('speech'),
          thing: has('thing'),
          talk: has('talk'),
          object: has('object'),
          view: has('view'),
          about: has('about'),
        },
      ]
    }),
  )
}

/** Whether a word outside quotations is a cue. */
export function isCue({ words, depths }: Clause, at: number, cues: Cues): boolean {
  const word = words[at]
  const next = words[at + 1]
  if (word?.class === 'NOUN' && next && next.lemma !== 'する' && !isComma(next) && !isStop(next)) return false
  return (
    word !== undefined &&
    depths[at] === 0 &&
    cues.has(word.lemma) &&
    /^(VERB|NOUN|ADJ)$/.test(word.class) &&
    word.relation !== 'compound'
  )
}
