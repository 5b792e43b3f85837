import type { Exchange, Statement } from '../../schema/index.ts'
import type { Span } from '../../text/index.ts'
import type { ParsedSentence } from '../sentence.ts'
import type { ExchangeTable } from './mentions.ts'
import type { Site } from './site.ts'

/**
 * Statements with the call or meeting they were made in, where no word beside them tells: one participant to another, the
 * other's reply right behind, what a readout lays to a participant, and what somebody else says right behind that one said.
 */
export function inCalls(
  statements: readonly Statement[],
  exchanges: readonly Talk[],
  sites: readonly Site[],
  actorOf: (span: Span, sentence: ParsedSentence) => string | undefined,
  { readout, reply }: Pick<ExchangeTable, 'readout' | 'reply'>,
): Statement[] {
  const talks = exchanges.filter(({ kind, participants }) => TALKS.includes(kind) && participants.length >= 2)
  if (talks.length === 0) return [...statements]
  const talksOf = byParticipant(talks)
  const byId = new Map(statements.map((statement) => [statement.id, statement]))
  let before: Statement | undefined
  let last: number | undefined
  return statements.map((statement, at) => {
    const { actor, channel, addressee, via, cue, within } = statement
    const speaker = actor?.value ?? ''
    const hearers = addressee.map((span) => actorOf(span, sites[at].sentence))
    const teller = within === undefined ? undefined : byId.get(within)?.actor?.value
    const isNear = last !== undefined && at - last <= NEAR
    const talk = talksOf.get(speaker)?.find(({ kind, participants }) => {
      if (hearers.some((id) => id !== undefined && id !== speaker && participants.includes(id))) return true
      if (isNear && teller !== undefined && !participants.includes(teller)) return true
      const isReply = before?.channel?.value === kind && reply.test(cue[0]?.exact ?? '')
      return isReply || via.some((span) => readout.test(span.exact))
    })
    const isMade = talk && !channel && statement.source.length > 0
    if (isMade) last = at
    before = isMade
      ? { ...statement, channel: { value: talk.kind, rule: 'between-participants', probability: 0.65 } }
      : statement
    return before
  })
}

type Talk = Pick<Exchange, 'kind' | 'participants'>

/** The talks that each took part in, in order. */
function byParticipant(talks: readonly Talk[]): Map<string, Talk[]> {
  const found = new Map<string, Talk[]>()
  for (const talk of talks) {
    for (const id of new Set(talk.participants)) {
      const known = found.get(id)
      if (known) known.push(talk)
      else found.set(id, [talk])
    }
  }
  return found
}

const TALKS: readonly string[] = ['call', 'meeting']

/** Statements behind the last one told of a talk in which somebody else may be telling of it still. */
const NEAR = 4
