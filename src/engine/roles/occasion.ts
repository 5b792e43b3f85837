import type { Channel, Statement } from '../../schema/index.ts'
import type { Mention } from './mentions.ts'
import { isApart } from './times.ts'

/** How a kind of occasion runs on in a report. */
interface Course {
  /** Sentences behind the last one told of it in which what its speaker says is still said in it. */
  readonly reach: number
  /** Whether its speaker may be named anew, or only goes on by pronoun or with no source. */
  readonly isNamedAnew: boolean
  /** Sentences behind the last one told of it in which others are heard in it too; 0 where one speaks alone. */
  readonly voices: number
}

const BRIEF: Course = { reach: 3, isNamedAnew: false, voices: 0 }
const SPEECH: Course = { reach: 6, isNamedAnew: true, voices: 0 }
const PAPER: Course = { reach: 5, isNamedAnew: true, voices: 0 }

const COURSES: Readonly<Record<Channel, Course>> = {
  call: BRIEF,
  meeting: BRIEF,
  conversation: BRIEF,
  post: { ...BRIEF, reach: 2 },
  'written-answer': BRIEF,
  broadcast: { ...PAPER, reach: 3 },
  letter: PAPER,
  statement: PAPER,
  interview: SPEECH,
  speech: SPEECH,
  briefing: SPEECH,
  'press-conference': SPEECH,
  hearing: { reach: 10, isNamedAnew: true, voices: 12 },
}

/** A statement, where it stands, and whether it says itself that it was said at another time. */
export interface Placed {
  readonly statement: Statement
  /** Index of the sentence of its cue, and of its last word's. */
  readonly sentence: number
  readonly end: number
  readonly isElsewhere: boolean
  /** Whether it says that it was said on the occasion just told of. */
  readonly isBack: boolean
}

/** An occasion that the text is still telling of. */
interface Open {
  readonly kind: Channel
  readonly speakers: Set<string>
  readonly when: string | undefined
  /** Whether a statement says itself that it was made on it. */
  readonly isTold: boolean
  /** Index of the last sentence told of it. */
  last: number
}

/** How many occasions are kept open: bounds the time. */
const KEPT = 6

/**
 * Statements with the occasion they were made on where the words beside them tell none: what the text last said its
 * speaker spoke at, wrote or took part in, until it is too far back, the text names another, or says it was another time.
 */
export function sameOccasion(placed: readonly Placed[], mentions: readonly Mention[]): Statement[] {
  const open: Open[] = []
  let next = 0
  let before: Statement | undefined
  return placed.map((each) => {
    const { cue, content } = each.statement
    const offset = (cue[0] ?? content[0])?.start ?? 0
    while (next < mentions.length && mentions[next].span.start < offset) {
      const { kind, participants, sentence: last, date } = mentions[next++]
      if (COURSES[kind].isNamedAnew)
        keep(open, { kind, speakers: new Set(participants), last, when: date, isTold: false })
    }
    before = placeOne(each, before, open)
    return before
  })
}

/** A statement with its occasion: what it says itself, which opens it, or one that is open. */
function placeOne(each: Placed, before: Statement | undefined, open: Open[]): Statement {
  const { statement, end: last, isElsewhere } = each
  const { actor, channel, when } = statement
  if (channel) {
    const speakers = new Set(actor && [actor.value])
    keep(open, { kind: channel.value, speakers, last, when: when?.value, isTold: true })
    return statement
  }
  const occasion = isElsewhere ? undefined : occasionOf(each, before, open)
  if (!occasion) return statement
  occasion.open.last = last
  if (actor) occasion.open.speakers.add(actor.value)
  const { rule, probability } = occasion
  return { ...statement, channel: { value: occasion.open.kind, rule, probability } }
}

/** Opens an occasion, or goes on with one that is open; the last told of is the last in the list. */
function keep(open: Open[], { kind, speakers, last, when, isTold }: Open): void {
  const isSame = (each: Open) =>
    each.kind === kind &&
    (speakers.size === 0 || each.speakers.size === 0 || [...speakers].some((id) => each.speakers.has(id)))
  const at = open.findLastIndex(
    (each) => isSame(each) && last - each.last <= COURSES[kind].reach && !isApart(each.when, when),
  )
  const before = at < 0 ? undefined : open.splice(at, 1)[0]
  open.push({
    kind,
    last,
    isTold: isTold || before?.isTold === true,
    when: before?.when ?? when,
    speakers: new Set([...(before?.speakers ?? []), ...speakers]),
  })
  if (open.length > KEPT) open.shift()
}

interface Found {
  readonly open: Open
  readonly rule: string
  readonly probability: number
}

/** The open occasion that a statement was made on, if any: its speaker's last, else one that has many voices. */
function occasionOf(
  { statement, sentence, isBack }: Placed,
  before: Statement | undefined,
  open: readonly Open[],
): Found | undefined {
  const { actor, within, when, continues, source } = statement
  if (within !== undefined) return undefined
  const isThen = (each: Open) => (each.isTold || each.kind !== 'hearing') && !isApart(each.when, when?.value)
  if (!actor) {
    const last = open.at(-1)
    const isNext = last?.isTold && before?.channel?.value === last.kind && sentence - last.last <= 1
    const goesOn = isNext && source.length === 0 && isThen(last) && COURSES[last.kind].isNamedAnew
    return goesOn ? { open: last, rule: 'same-occasion', probability: 0.5 } : undefined
  }
  const own = open.findLast((each) => isThen(each) && each.speakers.has(actor.value))
  if (actor.rule.startsWith('elided') && sentence - (own?.last ?? sentence) > 1) return undefined
  const goesOn = /^(?:pronoun|elided)/.test(actor.rule) || (continues !== undefined && continues === before?.id)
  if (own && sentence - own.last <= COURSES[own.kind].reach && (goesOn || COURSES[own.kind].isNamedAnew)) {
    return { open: own, rule: 'same-occasion', probability: goesOn ? 0.7 : 0.6 }
  }
  if (own) return undefined
  const latest = open.at(-1)
  if (latest?.speakers.size === 0 && isThen(latest) && (goesOn || isBack) && sentence - latest.last <= 1) {
    return { open: latest, rule: 'occasion-before', probability: 0.55 }
  }
  const shared = open.findLast((each) => COURSES[each.kind].voices > 0 && each.isTold && isThen(each))
  const isHeard =
    shared && statement.sourcing?.value === 'named' && sentence - shared.last <= COURSES[shared.kind].voices
  return isHeard ? { open: shared, rule: 'same-hearing', probability: 0.5 } : undefined
}
