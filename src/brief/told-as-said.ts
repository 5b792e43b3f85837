import type { Said } from './words.ts'

/** Whether a content is told as what somebody said: its cue is of saying, in any language that is read, or it is a clause or quoted. */
export function isToldAsSaid({ cue, content, isNegated }: Pick<Said, 'cue' | 'content' | 'isNegated'>): boolean {
  if (cue.length === 0) return true
  if (isNegated) return false
  const words = cue.map(({ text }) => text.toLowerCase()).join(' ')
  return SAYING.test(words) || CLAUSE.test(content[0]?.text ?? '')
}

const SAYING =
  /\b(?:sa(?:y|id)|t(?:ell|old)|add|insist|argu|stat|claim|maintain|not(?:e[ds]?|ing)\b|writ|wrote|explain|according|believ|th(?:ink|ought)|remark|comment|assert|respon|repl[iy]|repeat|conclud|emphasi|stress|point(?:s|ed|ing)? out|report|testif|recall|describ|put it)|述べ|話|語|言|によ(?:ると|れば)|説明|主張|指摘|強調|報|伝え|明らかに|明かし|示|表明|発表|公表|とし|訴え|答え|見解|見方|コメント|書|証言/

/** What begins as a clause, or as a quotation. */
const CLAUSE = /^(?:that|if|whether|how|why|what|who|where|when)\b|^(?:["“‘「『]|'')/i
