import { statementsOf } from '../src/engine/attribute/statement.ts'
import { tabledOf } from '../src/engine/roles/judge.ts'
import { nestedIn } from '../src/engine/roles/own-content.ts'
import type { Roles } from '../src/engine/roles/roles.ts'
import { type Saying, sayingOf } from '../src/engine/roles/saying.ts'
import { findSites } from '../src/engine/roles/site.ts'
import type { ParsedSentence } from '../src/engine/sentence.ts'
import type { Attribution } from '../src/schema/index.ts'
import type { MarkedStatement, MarkedText } from './marks.ts'

/** A marked statement as the models of roles see it. */
export interface RoleLesson {
  readonly document: string
  readonly marked: MarkedStatement
  readonly saying: Saying
}

/** The marked statements of a text as the engine would describe them, had it found exactly those. */
export function roleLessons(
  { id, text, statements }: MarkedText,
  sentences: readonly ParsedSentence[],
  roles: Omit<Roles, 'models'>,
): RoleLesson[] {
  const asSpans = (pairs: MarkedStatement['cue']) => pairs.map(([start, end]) => ({ start, end }))
  const drafts = statements
    .filter(({ cue, content }) => cue.length + content.length > 0)
    .map(({ source, cue, content }) => ({
      source: asSpans(source),
      cue: asSpans(cue),
      content: asSpans(content),
      probability: 1,
      finder: { kind: 'rule', name: 'gold' } as const,
    }))
  const attributions = statementsOf(text, drafts)
  const sites = findSites(attributions, sentences)
  const nested = nestedIn(attributions)
  const byPlace = new Map(statements.map((marked) => [placeOf(marked), marked]))
  return attributions.flatMap((attribution, at) => {
    const marked = byPlace.get(placeOf(paired(attribution)))
    if (!marked) return []
    const { said } = tabledOf(text, attribution, sites[at], nested.get(attribution.id) ?? [], roles)
    return { document: id, marked, saying: sayingOf(said, sentences, roles) }
  })
}

type Placed = Pick<MarkedStatement, 'source' | 'cue' | 'content'>

function placeOf({ source, cue, content }: Placed): string {
  return JSON.stringify([source, cue, content])
}

function paired({ source, cue, content }: Attribution): Placed {
  const pairs = (spans: Attribution['cue']) => spans.map(({ start, end }): [number, number] => [start, end])
  return { source: pairs(source), cue: pairs(cue), content: pairs(content) }
}
