import { z } from 'zod'
import type { ExchangeEntry } from '../schema/index.ts'
import { quoted, word } from './outside.ts'
import { nameOf, SpansShape, someSpans, spansLine } from './statement.ts'

/** What one story says of an occasion. */
export const ExchangeToldShape = z.object({
  story: z.string(),
  version: z.string(),
  outside: z.object({ evidence: SpansShape.describe('The words that speak of it') }),
})

/** What a story says of an occasion. */
export function toldOf({ story, version, evidence }: ExchangeEntry): z.input<typeof ExchangeToldShape> {
  return { story, version, outside: { evidence: someSpans(evidence, MOST_OF_EVIDENCE).spans } }
}

/** Most units of the words that speak of an occasion. */
export const MOST_OF_EVIDENCE = 240

/** Who took part. */
export const ParticipantShape = z.object({ actor: z.string(), outside: z.object({ name: z.string() }) })

/** Who took part, as it is answered. */
export function participantOf({ actor, name }: { actor: string; name: string }): z.input<typeof ParticipantShape> {
  return { actor, outside: { name: nameOf(name) } }
}

/** Those who took part, in words. */
export function participantsLine(participants: readonly z.input<typeof ParticipantShape>[]): string {
  return participants.map(({ actor, outside }) => `${quoted(outside.name)} ${word(actor)}`).join(', ') || 'nobody named'
}

/** Most participants and statements of an occasion that are listed. */
export const MOST_LISTED = 12

/** What a story says of an occasion, in words. */
export function toldLine({ story, version, outside }: z.input<typeof ExchangeToldShape>): string {
  return `${spansLine(outside.evidence)} in story ${word(story)}, version ${word(version)}`
}
