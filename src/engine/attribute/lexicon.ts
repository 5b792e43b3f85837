/**
 * How often a word is a cue, in steps: 0 never seen as one, 1 to 6 rarely to nearly always. Keys are lemma, a space,
 * and word class: `say VERB`.
 */
export type CueLexicon = ReadonlyMap<string, number>

/** Reads `cues.tsv`: lemma, word class, step; lines that begin with `#` are comments. */
export function readLexicon(table: string): CueLexicon {
  const steps = new Map<string, number>()
  for (const line of table.split('\n')) {
    const [lemma, wordClass, step] = line.split('\t')
    if (step !== undefined && !line.startsWith('#')) steps.set(`${lemma} ${wordClass}`, Number(step))
  }
  return steps
}
