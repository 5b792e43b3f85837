import type { Decision } from '../../../src/schema/index.ts'

/** The colour of a decision: what was confirmed or mended, what was rejected, what is left open. */
export function decisionTone(decision: Decision): 'good' | 'bad' | 'accent' {
  if (decision === 'rejected') return 'bad'
  return decision === 'confirmed' || decision === 'amended' ? 'good' : 'accent'
}
