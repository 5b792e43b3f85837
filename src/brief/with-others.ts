import type { Channel } from '../schema/index.ts'

/** Occasions that a party has with others: all others are its own. */
export const WITH_OTHERS: readonly Channel[] = ['call', 'meeting', 'conversation', 'interview', 'hearing']
