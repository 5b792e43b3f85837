import type { ParsedSentence } from '../../sentence.ts'
import type { Draft } from '../draft.ts'
import type { Clause } from './clause.ts'

/**
 * 「…」と述べた。「…」: a sentence that is a quotation without a cue, behind a statement whose content is a quotation and in
 * the same paragraph, runs on from it. An unclosed quotation runs to the paragraph's end.
 */
export function continuations(
  clauses: readonly Clause[],
  sentences: readonly ParsedSentence[],
  found: readonly (readonly Draft[])[],
): Draft[] {
  const drafts: Draft[] = []
  let previous: Draft | undefined
  for (let i = 0; i < clauses.length; i++) {
    if (i > 0 && sentences[i].paragraph !== sentences[i - 1].paragraph) previous = undefined
    const clause = clauses[i]
    const isQuotation = /^[「“]/.test(clause.words[0]?.form ?? '') && found[i].length === 0
    if (isQuotation && previous && isAlone(clause)) {
      const continued = continuation(clause, previous)
      drafts.push(continued)
      previous = continued
    } else previous = found[i].findLast((draft) => endsQuoted(clause.text, draft))
  }
  return drafts
}

/** Whether nothing follows the quotation that opens the sentence but its final mark. */
function isAlone({ words, openers }: Clause): boolean {
  const close = openers.indexOf(0)
  return close < 0 || words.slice(close + 1).every((word) => word.class === 'PUNCT')
}

function continuation(clause: Clause, continues: Draft): Draft {
  return {
    source: [],
    cue: [],
    content: [{ start: clause.start, end: clause.end }],
    probability: 0.7,
    finder: { kind: 'rule', name: 'quotation-runs-on' },
    continues,
  }
}

function endsQuoted(text: string, draft: Draft): boolean {
  const last = draft.content.at(-1)
  return last !== undefined && /[」』”]/.test(text[last.end - 1] ?? '')
}
