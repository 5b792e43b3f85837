import type { Sourcing } from '../../schema/index.ts'
import type { Span } from '../../text/index.ts'
import type { ParsedSentence } from '../sentence.ts'
import type { Bodies } from './bodies.ts'
import type { Words } from './cast.ts'
import { type Called, descriptionOf, isUnspaced, levelled, type NameOf } from './names.ts'
import type { Naming } from './naming.ts'
import type { People } from './people.ts'
import { soundAlike } from './scripts.ts'
import { wordsIn } from './site.ts'

/** What tells how words refer to someone. */
export interface WhoSearch {
  readonly text: string
  readonly naming: Naming
  readonly nameOf: NameOf
  /** The sourcing of words of a sentence, as of a source. */
  readonly sourcingOf: (spans: readonly Span[], sentence: ParsedSentence) => Sourcing | undefined
  /** The sourcing of words that a pack knows by themselves; undefined where it knows them not. */
  readonly sourcingOfWords: (words: string) => Sourcing | undefined
  /** Whether a pack lists words as an organisation's name. */
  readonly isListed: (words: string) => boolean
  readonly people: People
  readonly bodies: Bodies
}

/** The words of spans of a sentence, taken apart as a name or a description. */
export function wordsOf(search: WhoSearch, spans: readonly Span[], sentence: ParsedSentence): Words {
  const { naming } = search
  const whole = spans.map(({ start, end }) => search.text.slice(start, end)).join(' ')
  const words = appositionFirst(whole.replace(naming.lead, '').trim() || whole, naming)
  const inside = wordsIn(sentence.words, spans)
  if (naming.voice.test(words)) return bodyWords(search, words.replace(naming.voice, ''))
  const hasProperNoun = inside.some((word) => sentence.words[word].class === 'PROPN')
  const sourcing = sourcingIn(search, words, search.sourcingOf(spans, sentence))
  const looks = isTitledName(search, words, sourcing) ? 'person' : calledBy(words, sourcing, hasProperNoun, naming)
  const called = looks === 'person' && isOfficeOfState(search, words) ? 'description' : looks
  const name = search.nameOf(words, called)
  const ofName = headWords(sentence, inside)
  const description =
    ofName.length > 0 && name.reference === 'description' ? descriptionOf(sentence.words, ofName, naming) : undefined
  return { name, sourcing, description }
}

/** Words for a body. */
export function bodyWords({ nameOf, sourcingOfWords }: WhoSearch, words: string): Words {
  const sourcing = sourcingOfWords(words)
  return {
    name: nameOf(words, 'body'),
    sourcing: sourcing === 'place' || sourcing === 'document' ? sourcing : 'organisation',
    description: undefined,
  }
}

/** Words for one of several who speak together. */
export function memberWords(search: WhoSearch, words: string): Words {
  const sourcing = sourcingIn(search, words, search.sourcingOfWords(words)) ?? 'named'
  const called = sourcing === 'named' ? 'person' : 'body'
  return { name: search.nameOf(words, called), sourcing, description: undefined }
}

/** A source's words without what describes it behind: up to a comma or bracket. */
function headWords({ words }: ParsedSentence, inside: readonly number[]): number[] {
  const end = inside.findIndex((word, at) => at > 0 && /^[,(（–—]$/.test(words[word].form))
  return end < 0 ? [...inside] : inside.slice(0, end)
}

/** "Orrin's president, Jonas Reve" with the name first, which says who it is. */
function appositionFirst(words: string, { article, isNew }: Naming): string {
  const found = /^([^,]*)(?:,| --| –| —|:) (\p{Lu}[\p{L}.'’-]+(?: \p{Lu}[\p{L}.'’-]+){1,3}),?$/u.exec(words)
  return found && (article.test(found[1]) || isNew.test(found[1])) ? `${found[2]}, ${found[1]}` : words
}

/** A name as a transcript writes who speaks. */
const IN_CAPITALS = /^\p{Lu}{3,}$/u
/** The most letters that stand for a body's words. */
const LONGEST_LETTERS = 6

/** Whether a name in capitals is a person's of the text. */
function isPersonIn({ people, nameOf }: WhoSearch, core: string): boolean {
  const name = core[0] + core.slice(1).toLowerCase()
  return people.personOf(nameOf(name, 'person'))?.isSure === true
}

/** The sourcing of words as the whole text shows it: a person it names, what letters stand for, a name it uses as a body's. */
function sourcingIn(search: WhoSearch, words: string, sourcing: Sourcing | undefined): Sourcing | undefined {
  const { naming, nameOf, people, bodies, sourcingOfWords } = search
  const core = words.trim().replace(naming.lead, '').replace(naming.rest, '').replace(naming.article, '').trim()
  if (bodies.names.has(levelled(core))) return sourcing === 'outlet' ? sourcing : 'organisation'
  if (IN_CAPITALS.test(core) && (core.length > LONGEST_LETTERS || isPersonIn(search, core))) return 'named'
  if (/^(?:\p{Lu}\.?){2,6}$/u.test(core) && sourcing !== 'outlet' && sourcing !== 'place') {
    const full = bodies.ofLetters.get(core.replace(/\./g, ''))
    const ofFull = full === undefined ? undefined : sourcingOfWords(full)
    return ofFull === 'outlet' ? ofFull : 'organisation'
  }
  if (sourcing === 'named' || sourcing === 'place' || naming.pronouns.some(([, pattern]) => pattern.test(core)))
    return sourcing
  const isName = isUnspaced(core) || /^\p{Lu}\S*(?:\s\p{Lu}\S*)*\s?$/u.test(core)
  if (!isName || sourcingOfWords(core) !== undefined) return sourcing
  if (isUnspaced(core) && isHeardIn(people, core)) return 'named'
  const name = nameOf(core, 'person')
  const person = people.personOf(name)
  return person?.isSure && (name.given.length > 0 || !isUnspaced(core) || name.core === core) ? 'named' : sourcing
}

/** Whether a name in katakana sounds like that of a person whom the text names in Latin letters. */
function isHeardIn({ everyone }: People, name: string): boolean {
  return everyone.slice(0, RECENT).some(({ family }) => !isUnspaced(family) && soundAlike(family, levelled(name)))
}

/** How many people a name is compared with: bounds the time. */
const RECENT = 128

function calledBy(words: string, sourcing: Sourcing | undefined, hasProperNoun: boolean, naming: Naming): Called {
  if (sourcing === 'unnamed') return 'description'
  const core = words.replace(naming.rest, '').trim()
  if (sourcing !== 'named' && sourcing !== undefined) {
    const isCapital = isUnspaced(words) || /\p{Lu}/u.test(core.replace(naming.article, ''))
    const isName =
      hasProperNoun ||
      isLongBody(core, sourcing, naming) ||
      sourcing === 'place' ||
      /\p{Lu}{2}/u.test(words) ||
      (sourcing === 'outlet' && isCapital)
    return isName && !isBareNoun(core, naming) ? 'body' : 'description'
  }
  const noun = core.replace(naming.phrase, '')
  const endsInName = /(?:^|\s)\p{Lu}\S*$/u.test(noun) || /[\p{sc=Han}\p{sc=Katakana}ー]$/u.test(noun)
  const isFullName = /(?:\p{Lu}\p{Ll}+ |^)\p{Lu}\p{Ll}+$/u.test(noun)
  const isKatakana = /^[\p{sc=Katakana}ー・＝=]+$/u.test(noun)
  return isFullName || isKatakana || ((hasProperNoun || IN_CAPITALS.test(noun)) && endsInName)
    ? 'person'
    : 'description'
}

/** A name in Han letters or katakana with a title, whatever the tagger took it for: 王総統. */
function isTitledName(
  { naming, nameOf, sourcingOfWords }: WhoSearch,
  words: string,
  sourcing: Sourcing | undefined,
): boolean {
  if (sourcing !== 'named' || !isUnspaced(words)) return false
  const { core, titles, isNew } = nameOf(words, 'person')
  const isName = /^(?:\p{sc=Han}{1,6}|[\p{sc=Katakana}ー]+(?:[・･＝=][\p{sc=Katakana}ー]+)*)$/u.test(core)
  const isShort = isName && core.length < words.replace(naming.rest, '').length
  return (
    isShort &&
    titles.length > 0 &&
    !isNew &&
    !naming.former.test(`${core} `) &&
    !/^(?:organisation|place|outlet)$/.test(sourcingOfWords(core) ?? '')
  )
}

/** "The bank": one small word behind an article. */
function isBareNoun(core: string, { article }: Naming): boolean {
  return article.test(core) && /^\p{Ll}+$/u.test(core.replace(article, ''))
}

/** Whether an organisation's name in Han letters says more than its kind, whatever the tagger took it for: 民主改革評議会. */
function isLongBody(core: string, sourcing: Sourcing, { bare }: Naming): boolean {
  return sourcing === 'organisation' && /^\p{sc=Han}{5,}$/u.test(core) && !bare.test(core)
}

/** Whether words in a script without spaces are an office with the state or body it is of, and no name: アメリカ大統領. */
function isOfficeOfState({ nameOf, isListed, sourcingOfWords }: WhoSearch, words: string): boolean {
  if (!isUnspaced(words)) return false
  const { core, titles } = nameOf(words, 'person')
  return titles.length > 0 && core !== words && (isListed(core) || sourcingOfWords(core) === 'place')
}
