import { layOut } from '../src/engine/attribute/trees.ts'
import type { GoldText } from './attribute-corpus.ts'
import { alignGold } from './attribute-gold.ts'

const PRIOR = 0.03
const PRIOR_WEIGHT = 4
const STEPS = [0.08, 0.2, 0.4, 0.6, 0.8]

/** The cue lexicon of gold documents as the table `cues.tsv`: lemma, word class, step, by lemma. */
export function lexiconOf(documents: readonly GoldText[]): string {
  const seen = new Map<string, number>()
  const cues = new Map<string, number>()
  for (const { parsed, statements } of documents) {
    const words = parsed.sentences.flatMap((sentence) => sentence.words)
    for (const { lemma, class: wordClass } of words) count(seen, `${lemma}\t${wordClass}`)
    for (const { cueHead } of alignGold(layOut(parsed, new Map()), statements)) {
      const { lemma, class: wordClass } = words[cueHead]
      count(cues, `${lemma}\t${wordClass}`)
    }
  }
  const rows = [...cues].map(([key, times]) => `${key}\t${stepOf(times, seen.get(key) ?? times)}`)
  return `# lemma\tclass\thow often it is a cue, 1 (rarely) to 6 (nearly always)\n${rows.sort().join('\n')}\n`
}

function count(counts: Map<string, number>, key: string): void {
  counts.set(key, (counts.get(key) ?? 0) + 1)
}

function stepOf(times: number, seen: number): number {
  const share = (times + PRIOR * PRIOR_WEIGHT) / (seen + PRIOR_WEIGHT)
  return 1 + STEPS.filter((step) => share >= step).length
}
