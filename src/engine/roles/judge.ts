import type { Attribution, Statement } from '../../schema/index.ts'
import type { ParsedSentence } from '../sentence.ts'
import { actOf, cueText } from './acts.ts'
import { modalityOf } from './modality.ts'
import { ownContent } from './own-content.ts'
import { pendingRowOf } from './pending.ts'
import { judgeAct, judgePending, type RoleModels } from './role-models.ts'
import type { Roles } from './roles.ts'
import { type Said, type Saying, sayingOf } from './saying.ts'
import type { Site } from './site.ts'

/** What a statement does, and what it leaves open. */
export interface Judged extends Pick<Statement, 'act' | 'negated' | 'hedged' | 'conditional' | 'future'> {
  /** Whether it leaves something to come, by which rule or model, and how likely that is. */
  readonly pending?: { readonly rule: string; readonly probability: number }
}

/** What the tables make of a statement: its words, its act, and the flags it carries. */
export function tabledOf(
  text: string,
  attribution: Attribution,
  site: Site,
  nested: readonly Attribution[],
  roles: Omit<Roles, 'models'>,
): { said: Said; tabled: Judged } {
  const cue = cueText(attribution, site)
  const own = ownContent(text, attribution, nested)
  const act = actOf({ content: own }, cue, roles.acts)
  const modality = modalityOf(attribution, cue, roles.modality)
  const pending = pendingRowOf({ act, content: attribution.content, ...modality }, cue, roles.pending)
  return {
    said: { attribution, own, site, cue, isPending: pending !== undefined },
    tabled: { act, ...modality, ...(pending && { pending }) },
  }
}

/** What a statement does, and what it leaves open: by the pack's models too, where it has some. */
export function judge(said: Said, tabled: Judged, sentences: readonly ParsedSentence[], roles: Roles): Judged {
  const { models } = roles
  if (!models || said.attribution.content.length === 0) return tabled
  const saying = sayingOf(said, sentences, roles)
  const { pending, ...rest } = tabled
  const left = pending ?? (tabled.negated ? undefined : pendingBy(saying, models))
  return { ...rest, act: actBy(saying, tabled.act, models), ...(left && { pending: left }) }
}

/** A model less sure than this of its likeliest act says nothing. */
const LEAST_ACT = 0.3

/** The model's act, or the table's where that says more than assert and the model is no surer. */
function actBy(saying: Saying, byTable: Statement['act'], models: RoleModels): Statement['act'] {
  const { act, probability } = judgeAct(saying, models)
  const isTables = byTable.value !== 'assert' && probability < models.surer
  if (act === byTable.value || isTables || probability < LEAST_ACT) return byTable
  return { value: act, rule: 'act-model', probability: rounded(probability) }
}

/** From which probability the model says that something is to come: about the best F1 on our own marks. */
const LEAST = 0.35

function pendingBy(saying: Saying, models: RoleModels): Judged['pending'] {
  const probability = judgePending(saying, models)
  return probability >= LEAST ? { rule: 'pending-model', probability: rounded(probability) } : undefined
}

function rounded(probability: number): number {
  return Math.round(probability * 1000) / 1000
}
