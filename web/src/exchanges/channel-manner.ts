import type { Channel } from '../../../src/schema/index.ts'

/** How something is said over each channel: in writing, where what is written stands for the occasion, or by word of mouth. */
export const MANNER: Readonly<Record<Channel, 'written' | 'spoken'>> = {
  call: 'spoken',
  meeting: 'spoken',
  letter: 'written',
  'written-answer': 'written',
  briefing: 'spoken',
  'press-conference': 'spoken',
  interview: 'spoken',
  speech: 'spoken',
  post: 'written',
  statement: 'written',
  broadcast: 'spoken',
  conversation: 'spoken',
  hearing: 'spoken',
}

/** All channels. */
export const CHANNELS = Object.keys(MANNER) as readonly Channel[]
