import type { Act } from '../../../src/schema/index.ts'

/** What an act does to the other, in four colours: tells, asks, refuses or threatens, agrees. */
export type Tone = 'telling' | 'asking' | 'refusing' | 'agreeing'

/** The tone of an act. */
export function toneOf(act: Act): Tone {
  return TONES[act]
}

const TONES: Readonly<Record<Act, Tone>> = {
  assert: 'telling',
  announce: 'telling',
  predict: 'telling',
  acknowledge: 'telling',
  demand: 'asking',
  request: 'asking',
  propose: 'asking',
  question: 'asking',
  deny: 'refusing',
  reject: 'refusing',
  decline: 'refusing',
  accuse: 'refusing',
  condemn: 'refusing',
  threaten: 'refusing',
  warn: 'refusing',
  agree: 'agreeing',
  promise: 'agreeing',
  support: 'agreeing',
}

/** All acts. */
export const ACTS = Object.keys(TONES) as readonly Act[]
