import { type Span, trim } from '../../text/index.ts'
import type { ParsedSentence, ParsedWord } from '../sentence.ts'
import { type ActorLink, type Cast, type FoundActor, knownActor, newActor, sameNamed, type Words } from './cast.ts'
import { type Form, formIn, noteForm } from './forms.ts'
import { matchesOf } from './matches.ts'
import type { NameRun } from './name-runs.ts'
import { isUnspaced, levelled } from './names.ts'
import type { Naming } from './naming.ts'
import type { NameMention, Person } from './people.ts'
import { plain } from './site.ts'
import type { Reading } from './stand-ins.ts'
import { bodyWords, type WhoSearch } from './who.ts'

/**
 * Goes through all names of a text: how it calls the actors that are known, and whom it names so surely that they are
 * actors though nothing is laid to them. Comes last, for whom a name means is known when all is read.
 */
export function nameEverybody(reading: Reading): void {
  const { search, sentences, runs } = reading
  const people = personReader(reading)
  const bodies = bodyReader(reading)
  let next = 0
  let end = 0
  for (const [at, sentence] of sentences.entries()) {
    for (const run of runs[at]) {
      const mention = search.people.mentions[next]
      const isPerson = mention?.sentence === at && mention.first === run.first
      if (isPerson) next++
      const actor = isPerson ? people(mention) : undefined
      if (actor === undefined && sentence.words[run.first].start >= end) end = nameBody(reading, bodies, sentence, run)
    }
  }
}

/** Takes down the name of a person. */
function personReader({ search, cast }: Reading): (mention: NameMention) => FoundActor | undefined {
  const known = new Map<string, { readonly actor: FoundActor | undefined; readonly form: Form | undefined }>()
  const actorOf = ({ name }: NameMention): FoundActor | undefined => {
    const person = search.people.personOf(name)
    const words: Words = { name, sourcing: 'named', description: undefined }
    const found = (person && cast.byPerson.get(person)) ?? namedSo(cast, words)?.actor
    if (person === undefined || !isSomeone(person) || isOther(search, name.core) || isTitle(name.core, search.naming))
      return found
    const actor = found ?? newActor(cast, words).actor
    actor.isSure = true
    return actor
  }
  return (mention) => {
    const words = search.text.slice(mention.start, mention.end)
    let called = known.get(words)
    if (called === undefined) {
      called = { actor: actorOf(mention), form: formIn(search.text, mention, mention.name, search.naming, 1) }
      known.set(words, called)
    }
    if (called.actor) noteForm(called.actor.forms, called.form, search.text)
    return called.actor
  }
}

/** Whether more than its looks shows a name to be a person's: a title, a given name that is one, an initial. */
function isSomeone({ isSure, isTitled, gender, given }: Person): boolean {
  return isTitled || (given.length > 0 && (gender !== undefined || (isSure && given.some((name) => name.length === 1))))
}

/** Whether a pack or the text knows a name as that of no person. */
function isOther({ sourcingOfWords, bodies }: WhoSearch, name: string): boolean {
  return bodies.names.has(levelled(name)) || /^(?:outlet|organisation|place)$/.test(sourcingOfWords(name) ?? '')
}

/** Whether a name is no more than a title. */
function isTitle(name: string, { titles }: Naming): boolean {
  return matchesOf(name, titles).some(({ 0: title }) => title === name)
}

/** Whom the text has named before by a name, for certain. */
function namedSo(cast: Cast, words: Words): ActorLink | undefined {
  const link = knownActor(cast, words)
  return link?.actor.isNamed && link.actor.members.length === 0 ? link : undefined
}

/** What a name means that may be a body's, and whether it is one beyond doubt. */
interface Body {
  readonly words: Words
  /** Whether it is one beyond doubt; `named`: where its words are a name's. */
  readonly sure: 'listed' | 'named' | undefined
  actor: FoundActor | undefined
  form: Form | undefined
}

function bodyReader({ search, cast }: Reading): (name: string) => Body {
  const known = new Map<string, Body>()
  return (name) => {
    const found = known.get(name)
    if (found) return found
    const words = bodyWords(search, name.replace(search.naming.voice, ''))
    const body: Body = {
      words,
      sure: sureBody(search, words.name.core),
      actor: bodyCalled(search, cast, name, words),
      form: undefined,
    }
    known.set(name, body)
    return body
  }
}

/** The body known by a name: by all of it, or by a part where a pack knows it as a body's too. */
function bodyCalled({ sourcingOfWords }: WhoSearch, cast: Cast, name: string, words: Words): FoundActor | undefined {
  const isBody = /^(?:organisation|outlet)$/.test(sourcingOfWords(name) ?? '')
  const actor = isBody ? namedSo(cast, words)?.actor : sameNamed(cast, words.name)
  return actor?.isNamed && actor.members.length === 0 && !actor.person ? actor : undefined
}

/** How surely a name is a body's: a pack lists it, or it has more to it than what kind of body it is. */
function sureBody({ naming, bodies, sourcingOfWords, isListed }: WhoSearch, name: string): Body['sure'] {
  const sourcing = sourcingOfWords(name)
  if (sourcing === 'place' || naming.bare.test(name)) return undefined
  if (naming.sameNames.has(levelled(name)) || naming.body.test(name)) return 'listed'
  if (name.length > 1 && !naming.article.test(name) && isListed(name)) return 'listed'
  const isBody = sourcing === 'organisation' || sourcing === 'outlet'
  return isBody && (bodies.ofLetters.has(name) || naming.manyWords.test(name)) ? 'named' : undefined
}

/** Takes down the name of a body, and says where its words end. */
function nameBody(
  { search, cast }: Reading,
  bodies: (name: string) => Body,
  sentence: ParsedSentence,
  run: NameRun,
): number {
  const { text, naming } = search
  const span = bodySpan(search, sentence, run)
  if (span === undefined) return 0
  const body = bodies(text.slice(span.start, span.end))
  if (!body.actor?.isSure && isParty(search, body, span, sentence.words.slice(run.first, run.last + 1))) {
    body.actor ??= newActor(cast, body.words).actor
    body.actor.isSure = true
  }
  body.form ??= formIn(text, span, body.words.name, naming, 1)
  if (body.actor) noteForm(body.actor.forms, body.form, text)
  return span.end
}

/**
 * The name of a body in a run of words: without titles and the names behind them, with what it is "of"; undefined where the
 * run is the end of a longer word.
 */
function bodySpan({ text, naming }: WhoSearch, { words }: ParsedSentence, run: NameRun): Span | undefined {
  const { start } = words[run.first]
  const { end } = words[run.last]
  const whole = text.slice(start, end)
  if (isUnspaced(whole)) {
    if (start === 0 || !isLetter(text[start - 1])) return { start, end }
    const before = naming.beforeName.exec(text.slice(start - 1, end))?.[0].length
    return before === undefined ? undefined : { start: start - before, end }
  }
  const [piece] = whole.split(naming.titles)
  const more = piece === whole ? naming.bodyOf.exec(text.slice(start, start + LONGEST))?.[0] : undefined
  const span = trim(text, { start, end: start + (more?.startsWith(piece) ? more : piece).length })
  return span.start < span.end ? span : undefined
}

/** Characters that the name of a body may have. */
const LONGEST = 120

const isLetter = (character: string) => /[\p{L}ー]/u.test(character) && !/\p{sc=Hiragana}/u.test(character)

/** Whether a body is surely named, and as somebody who does or undergoes a thing, not as a place or as a kind of something. */
function isParty({ text, naming }: WhoSearch, { sure }: Body, span: Span, words: readonly ParsedWord[]): boolean {
  if (sure === undefined || (sure === 'named' && !words.some((word) => word.class === 'PROPN'))) return false
  return (
    PARTY.test(plain(words[words.length - 1].relation)) &&
    !naming.placeBefore.test(text.slice(Math.max(0, span.start - NEAR), span.start)) &&
    !naming.placeBehind.test(text.slice(span.end, span.end + NEAR))
  )
}

const PARTY = /^(?:nsubj|obj|iobj|obl|nmod|conj|appos|root|dislocated|csubj)$/

/** Characters beside a name that may show it to be a place's. */
const NEAR = 24
