import type { Exchange, Statement } from '../../schema/index.ts'
import type { Span } from '../../text/index.ts'
import type { ParsedSentence } from '../sentence.ts'
import type { Site } from './site.ts'

/** Occasions on which one person goes on speaking, by whatever name the report then calls them. */
const SPEAKS_ON: readonly string[] = ['briefing', 'press-conference', 'interview']

/**
 * What somebody goes on to say is said where the statement before was: "he added", a quotation that runs on, or at a
 * briefing or in a speech the next thing laid to the same person.
 */
export function sameOccasion(statements: readonly Statement[]): Statement[] {
  let before: Statement | undefined
  return statements.map((statement) => {
    const said =
      goesOn(statement, before) && before?.channel ? { ...statement, channel: onThe(before.channel.value) } : statement
    before = said
    return said
  })
}

function goesOn({ actor, channel, continues, within }: Statement, before: Statement | undefined): boolean {
  if (channel || within || !before?.channel || !actor || before.actor?.value !== actor.value) return false
  const isSame = /^(?:pronoun|elided)/.test(actor.rule) || continues === before.id
  return isSame || SPEAKS_ON.includes(before.channel.value)
}

function onThe(value: Exchange['kind']): NonNullable<Statement['channel']> {
  return { value, rule: 'same-occasion', probability: 0.6 }
}

const READOUT = /readout|読み|発表|記録/
const REPLIES = /^(?:答え|応え|応じ|返答|回答|反論|respond|repl|answer|counter|retort)/

/**
 * Statements with the call or meeting they were made in, where no word beside them tells: one participant to another, the
 * other's reply right behind, and what a readout lays to a participant.
 */
export function inCalls(
  statements: readonly Statement[],
  exchanges: readonly Pick<Exchange, 'kind' | 'participants'>[],
  sites: readonly Site[],
  actorOf: (span: Span, sentence: ParsedSentence) => string | undefined,
): Statement[] {
  const talks = exchanges.filter(
    ({ kind, participants }) => /^(?:call|meeting)$/.test(kind) && participants.length >= 2,
  )
  let before: Statement | undefined
  return statements.map((statement, at) => {
    const { actor, channel, addressee, via, cue } = statement
    const speaker = actor?.value ?? ''
    const hearers = addressee.map((span) => actorOf(span, sites[at].sentence))
    const talk = talks.find(({ kind, participants }) => {
      if (!participants.includes(speaker)) return false
      if (hearers.some((id) => id !== undefined && id !== speaker && participants.includes(id))) return true
      const isReply = before?.channel?.value === kind && REPLIES.test(cue[0]?.exact ?? '')
      return isReply || via.some((span) => READOUT.test(span.exact))
    })
    const isMade = talk && !channel && statement.source.length > 0
    before = isMade
      ? { ...statement, channel: { value: talk.kind, rule: 'between-participants', probability: 0.65 } }
      : statement
    return before
  })
}
