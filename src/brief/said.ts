import type { StatementActor, StatementEntry } from '../schema/index.ts'
import type { ExactSpan } from '../text/index.ts'
import type { Voice } from '../views/index.ts'
import type { Sentence, Words } from './brief.ts'
import { wholeCharacters } from './footnotes.ts'
import { KNOWN_CHANNEL } from './sure-enough.ts'
import type { LanguageTag, Party, Said } from './words.ts'
import type { BriefWriter } from './writer.ts'

/** What a statement says, as a sentence: when, on whose word, who, to whom, what; and what was inferred, as inferred. */
export async function saidSentence(entry: StatementEntry, writer: BriefWriter): Promise<Sentence> {
  const note = await writer.notes.ofStatement(entry)
  const sources = entry.actors.filter(({ role }) => role === 'source').map(({ actor }) => actor)
  // Who says of themselves that they said it is named once.
  const isSource = ({ actors }: Voice) => actors.length > 0 && actors.every(({ actor }) => sources.includes(actor))
  const chain = (await writer.chainOf(entry)).filter((voice) => voice.kind !== 'source' && !isSource(voice))
  await writer.naming.know(chain.flatMap(({ actors }) => actors.map(({ actor }) => actor)))
  const { statement, language, review } = entry
  const { cue, act, channel, sourcing, probability, negated, conditional, hedged } = statement
  const told = {
    who: whoOf(entry, writer),
    onWordOf: chain.map((voice) => voiceOf(voice, language, writer)).filter((who) => who.length > 0),
    toWhom: calledOf(entry, 'addressee', statement.addressee, writer),
    ...whenOf(entry),
    ...(channel && channel.probability >= KNOWN_CHANNEL && { channel: channel.value }),
    cue: cue.map(({ exact }): Words => ({ kind: 'cue', text: exact, language })),
    ...contentOf(entry),
    ...(await betweenOf(entry, writer)),
    ...{ act, probability },
    ...{ isNegated: negated === true, isConditional: conditional === true, isHedged: hedged === true },
    ...(sourcing && { sourcing: sourcing.value }),
    ...(review && { review }),
  }
  return { pieces: writer.words.said(told), notes: [note] }
}

/** Who said it, as a sentence names them. */
export function whoOf(entry: StatementEntry, writer: BriefWriter): Party[] {
  return calledOf(entry, 'source', entry.statement.source, writer)
}

/** Words of a report that are shown as said. */
export function saidWords(spans: readonly ExactSpan[], language: LanguageTag): Words[] {
  return spans.map(({ exact }) => ({ kind: 'said', text: exact, language }))
}

/** What those in a role are called: their names; one without a name as the report calls them, in the fullest words it has. */
function calledOf(
  { actors, language, statement }: StatementEntry,
  role: StatementActor['role'],
  spans: readonly ExactSpan[],
  { naming }: BriefWriter,
): Party[] {
  const words = spans.map(({ exact }) => exact)
  const own = actors.filter((each) => each.role === role)
  const sourcing = role === 'source' && statement.sourcing ? { sourcing: statement.sourcing.value } : {}
  if (own.length === 0) return words.map((each) => naming.called(each, language, sourcing.sourcing))
  const [alone] = own.length === 1 && words.length > 0 ? [words[0]] : []
  return own.map(({ actor, name }) => {
    const isReports = alone !== undefined && !naming.isKnownByName(actor) && alone.length > name.length
    const asWritten = alone === undefined ? {} : { asWritten: naming.nameOf(alone, language) }
    return naming.party(actor, isReports ? alone : name, language, { ...sourcing, ...asWritten })
  })
}

function voiceOf({ spans, actors }: Voice, language: LanguageTag, { naming }: BriefWriter): Party[] {
  if (actors.length > 0) return actors.map(({ actor, name }) => naming.party(actor, name, language))
  return spans.map(({ exact }) => naming.called(exact, language))
}

/** The day it was said, where the report tells; else the day of the report. */
function whenOf({ said, published, statement }: StatementEntry): Pick<Said, 'when'> {
  if (said === undefined) return {}
  return { when: { of: statement.when === undefined && said === published ? 'report' : 'saying', day: said } }
}

/** Most UTF-16 units of a content that a sentence shows. */
const LONGEST = 280

function contentOf({ statement: { content }, language }: StatementEntry): Pick<Said, 'content' | 'isCut'> {
  const shown: Words[] = []
  let left = LONGEST
  for (const { exact } of content) {
    if (left <= 0) break
    shown.push({ kind: 'said', text: wholeCharacters(exact, left), language })
    left -= exact.length
  }
  return { content: shown, isCut: left < 0 }
}

/** Most UTF-16 units between a content and the cue that it is joined to. */
const NEAR = 12

async function betweenOf(
  { statement: { content, cue }, version, language }: StatementEntry,
  { notes }: BriefWriter,
): Promise<Pick<Said, 'between'>> {
  const end = content.at(-1)?.end
  const start = cue.at(0)?.start
  if (end === undefined || start === undefined || !(end <= start && start <= end + NEAR)) return {}
  return { between: { kind: 'said', text: (await notes.textOf(version)).slice(end, start), language } }
}
