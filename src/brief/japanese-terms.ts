import type { Act } from '../schema/index.ts'
import type { PendingState } from '../views/index.ts'

/** What saying a thing did, as Japanese calls it: in briefs and on the desk. */
export const JAPANESE_ACTS: Readonly<Record<Act, string>> = {
  assert: '主張',
  deny: '否定',
  demand: '要求',
  request: '要請',
  propose: '提案',
  agree: '同意',
  reject: '拒否',
  promise: '約束',
  threaten: '威嚇',
  warn: '警告',
  accuse: '非難',
  condemn: '糾弾',
  support: '支持',
  predict: '予測',
  acknowledge: '認める発言',
  question: '疑問',
  announce: '発表',
  decline: '回答拒否',
}

/** What became of what is awaited, as Japanese calls it. */
export const JAPANESE_STATES: Readonly<Record<PendingState, string>> = {
  open: '未決',
  overdue: '期限超過',
  fulfilled: '履行済み',
  rejected: '拒否',
}
