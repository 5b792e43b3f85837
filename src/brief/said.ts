import type { StatementActor, StatementEntry } from '../schema/index.ts'
import type { ExactSpan } from '../text/index.ts'
import type { Voice } from '../views/index.ts'
import type { Piece, Sentence } from './brief.ts'
import { wholeCharacters } from './footnotes.ts'
import { actWords, capitalised, dayWords, listed, nameOf, sure, whenWords } from './words.ts'
import type { BriefWriter } from './writer.ts'

/** What a statement says, as a sentence: when, on whose word, who, to whom, what; and what was inferred, as inferred. */
export async function saidSentence(entry: StatementEntry, writer: BriefWriter): Promise<Sentence> {
  const note = await writer.notes.ofStatement(entry)
  const chain = await writer.chainOf(entry)
  const leads = [
    whenOf(entry),
    ...chain.filter(({ kind }) => kind !== 'source').map((voice) => accordingTo(voice, entry)),
  ]
  const lead = leads.filter((each) => each.length > 0).flatMap((each) => [...each, ', '])
  const pieces = [...lead, ...whoOf(entry, writer), ...verbOf(entry, writer), ...contentOf(entry), ...inferredOf(entry)]
  return { pieces: ended(capitalised(pieces)), notes: [note] }
}

/** Who said it, as a sentence names them. */
export function whoOf(entry: StatementEntry, writer: BriefWriter): Piece[] {
  const { source } = entry.statement
  return calledOf(entry, 'source', source, writer) ?? ['somebody the report does not name']
}

/** What those in a role are called: their names; one without a name as the report calls them, in the fullest words it has. */
function calledOf(
  { actors, language }: StatementEntry,
  role: StatementActor['role'],
  spans: readonly ExactSpan[],
  writer: BriefWriter,
): Piece[] | undefined {
  const words = spans.map(({ exact }) => exact)
  const own = actors.filter((each) => each.role === role)
  const names = own.map(({ actor, name }) => {
    const isReports = own.length === 1 && !writer.isKnownByName(actor) && (words[0] ?? '').length > name.length
    return isReports ? words[0] : name
  })
  const called = (names.length > 0 ? names : words).map((name) => nameOf(name, language))
  return called.length === 0 ? undefined : listed(called)
}

/** The day it was said, where the report tells; else the day of the report. */
function whenOf({ said, published, statement }: StatementEntry): Piece[] {
  if (said === undefined) return []
  if (statement.when === undefined && said === published) return [`in a report of ${dayWords(said)}`]
  return [whenWords(said)]
}

function accordingTo({ spans, actors }: Voice, { language }: StatementEntry): Piece[] {
  const names = actors.map(({ name }) => name)
  const words = names.length > 0 ? names : spans.map(({ exact }) => exact)
  return words.length === 0 ? [] : ['according to ', ...listed(words.map((name) => nameOf(name, language)))]
}

/** That it was said: in the report’s own words where these tell more than that. */
function verbOf(entry: StatementEntry, writer: BriefWriter): Piece[] {
  const { statement, language } = entry
  const { addressee, cue, act, negated } = statement
  const called = calledOf(entry, 'addressee', addressee, writer)
  const isPlain = cue.length === 0 || (act.value === 'assert' && !negated)
  const said: Piece[] = isPlain
    ? ['said']
    : cue.flatMap(({ exact }, at) => [...(at > 0 ? [' … '] : []), { kind: 'cue', text: exact, language }])
  return [' ', ...said, ...(called === undefined ? [] : [', to ', ...called]), ': ']
}

/** Most UTF-16 units of a content that a sentence shows. */
const LONGEST = 280

function contentOf({ statement: { content }, language }: StatementEntry): Piece[] {
  if (content.length === 0) return ['what the report does not give']
  const shown: Piece[] = []
  let left = LONGEST
  for (const { exact } of content) {
    if (left <= 0) break
    const cut = wholeCharacters(exact, left)
    shown.push(...(shown.length > 0 ? [' […] '] : []), { kind: 'said', text: cut, language })
    left -= exact.length
  }
  return left < 0 ? [...shown, '…'] : shown
}

/** What was inferred, worded as such; what a person decided, with who. */
function inferredOf({ statement, review }: StatementEntry): Piece[] {
  const { act, probability, conditional, hedged } = statement
  const isReviewed = review?.decision === 'confirmed' || review?.decision === 'amended'
  const noun = actWords(act.value)
  const read = isReviewed ? noun : `read as ${noun}, ${sure(act.probability)}`
  const parts = [
    act.value !== 'assert' && read,
    conditional && 'on a condition',
    hedged && 'as possible only',
    !isReviewed && probability < UNSURE && `the reading is ${sure(probability)}`,
    review && reviewWords(review),
  ].filter((part) => typeof part === 'string')
  return parts.length === 0 ? [] : [` (${parts.join('; ')})`]
}

/** Below this a reading is said to be unsure. */
const UNSURE = 0.6

/** What a person decided, with who: `confirmed by Ida`. */
export function reviewWords({ decision, by }: { readonly decision: string; readonly by: string }): string {
  return decision === 'unsure' ? `${by} was unsure` : `${decision} by ${by}`
}

/** A sentence with its full stop, where its last words have none. */
export function ended(pieces: readonly Piece[]): Piece[] {
  const last = pieces.at(-1)
  const text = typeof last === 'string' ? last : (last?.text ?? '')
  return /[.!?…。！？][”’"'」』）)]*$/u.test(text) ? [...pieces] : [...pieces, '.']
}
