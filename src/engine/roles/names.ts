import type { ParsedWord } from '../sentence.ts'
import { matchesOf } from './matches.ts'
import type { Naming } from './naming.ts'
import { remembered } from './remembered.ts'

/** What a word for a source refers by. */
export type Reference = 'name' | 'description' | 'person' | 'plural' | 'thing' | 'speaker' | 'relative'

export type Gender = 'male' | 'female'

/** What a source is called by: a person's name, a body's, or a description of either. */
export type Called = 'person' | 'body' | 'description'

/** A source’s words as they are compared. */
export interface Name {
  readonly reference: Reference
  readonly called: Called
  /** Without what follows, article and titles; the words themselves where nothing is left. */
  readonly core: string
  /** As people are shown it: a description with what makes it someone new (第二の上級管理者). */
  readonly shown: string
  /** The words by which people are called a second time: the last capitalised word, or the whole core. */
  readonly key: string
  /** A person's given names, as names are compared; none where only the last is said. */
  readonly given: readonly string[]
  readonly isNew: boolean
  /** Whether it refers back: "the official", 同関係者. */
  readonly isDefinite: boolean
  readonly isPlural: boolean
  /** Titles and offices that go with it, in small letters. */
  readonly titles: readonly string[]
  readonly gender: Gender | undefined
}

/** Takes a source’s words apart. */
export type NameOf = (words: string, called: Called) => Name

/** Takes the words of one text apart: the same words but once. */
export function nameReader(naming: Naming): NameOf {
  const reader = (called: Called) => remembered((words) => nameOf(words, called, naming))
  const readers = { person: reader('person'), body: reader('body'), description: reader('description') }
  return (words, called) => readers[called](words)
}

function nameOf(words: string, called: Called, naming: Naming): Name {
  const trimmed = words.trim().replace(/\s+/g, ' ')
  const pronoun = naming.pronouns.find(([, pattern]) => pattern.test(trimmed))
  if (pronoun) return pronounOf(pronoun[0], trimmed, called, genderOf(trimmed, naming))
  const short = trimmed.replace(naming.lead, '').replace(naming.rest, '').trim() || trimmed
  const bare = short.replace(naming.article, '').replace(naming.isNew, '').trim() || short
  const untitled = called === 'person' ? withoutTitles(bare, naming) : ''
  const core = (untitled === '' ? bare.replace(/['’]s?$/, '') : withoutOtherScript(untitled)).trim() || trimmed
  return {
    reference: called === 'description' ? 'description' : 'name',
    called,
    core,
    shown: called === 'description' && naming.isNew.test(short) ? short : core,
    key: called === 'person' ? lastName(core) : levelled(core),
    given: called === 'person' ? givenNames(core, naming) : [],
    isNew: naming.isNew.test(trimmed),
    isDefinite: naming.article.test(trimmed),
    isPlural: called === 'description' && naming.many.test(short.replace(naming.phrase, '')),
    titles: matchesOf(trimmed, naming.titles).map(([title]) => title.toLowerCase().trim()),
    gender: genderOf(called === 'person' ? tellingOfGender(trimmed, core) : trimmed, naming),
  }
}

function genderOf(words: string, { female, male }: Naming): Gender | undefined {
  return female.test(words) ? 'female' : male.test(words) ? 'male' : undefined
}

/** A source’s words with the first of its name alone: "Maria" of Giovanni Maria Vian and "Warren" of Ada Warren tell nothing. */
function tellingOfGender(words: string, core: string): string {
  const names = core.match(CAPITALISED) ?? []
  const rest = names.length === 1 ? words.replace(core, '') : words
  return names.slice(1).reduce((left, name) => left.replace(name, ''), rest)
}

function pronounOf(reference: Reference, core: string, called: Called, gender: Gender | undefined): Name {
  const isPlural = reference === 'plural'
  return {
    reference,
    called,
    core,
    shown: core,
    key: core,
    given: [],
    isNew: false,
    isDefinite: true,
    isPlural,
    titles: [],
    gender,
  }
}

/** A person's name without the titles before and after it and the words before those: "Sen. Ada Orr" of "Varda Sen. Ada Orr". */
function withoutTitles(words: string, naming: Naming): string {
  const parts = words
    .replace(naming.personLead, '')
    .replace(naming.titles, '\t')
    .split('\t')
    .map((part) =>
      part
        .replace(/\s+/g, ' ')
        .replace(/['’]s?$/, '')
        .trim(),
    )
    .filter((part) => /\p{L}/u.test(part))
  const name = endName(withoutOtherScript((parts.at(-1) ?? '').replace(naming.phrase, '')))
  if (!isUnspaced(name)) return name
  const isTitled = parts.length > 1 || !words.endsWith(name)
  return withoutOffices(isTitled ? name.replace(naming.formerBehind, '') : name)
}

/**
 * A name without the offices that are written as one with it, as another script or a bracket shows: メルザ of メルザ検察総長,
 * タク of 指導者タク師, 河野周夫 of 河野周夫(かわのちかお)北米局長.
 */
function withoutOffices(name: string): string {
  return name
    .replace(/^(\p{sc=Han}{2,6})[（(].*$/u, '$1')
    .replace(/^.*[・、](\p{sc=Han}{2,6})$/u, '$1')
    .replace(/^.*\p{sc=Han}(?=[\p{sc=Katakana}ー]{2,}(?:[・･＝=][\p{sc=Katakana}ー]+)*$)/u, '')
    .replace(/^([\p{sc=Katakana}ー]+(?:[・･＝=][\p{sc=Katakana}ー]+)*)[\p{sc=Han}（(A-Z].*$/u, '$1')
}

/** The capitalised words that some in Latin script end in, small words between them too: "Ada de Orr" of "the widow Ada de Orr". */
export function endName(words: string): string {
  return (
    /(?:^|\s)(\p{Lu}[\p{L}.'’-]*(?:\s(?:\p{Lu}[\p{L}.'’-]*|\p{Ll}{1,3}(?=\s(?:\p{Ll}{1,3}\s)?\p{Lu})))*)$/u.exec(
      words,
    )?.[1] ?? words
  )
}

/** A name in Latin letters behind words of another script: Ned Price of 国務省のスポークスマンNed Price. */
function withoutOtherScript(core: string): string {
  return (
    /^.*[\p{sc=Han}\p{sc=Katakana}\p{sc=Hiragana}ー](\p{Lu}[\p{L}.’'-]*(?: \p{Lu}[\p{L}.’'-]*)*)$/u.exec(core)?.[1] ??
    core
  )
}

const CAPITALISED = /\p{Lu}[\p{L}.'’-]*/gu

/** The last capitalised word of a name in Latin script; the last part of one in katakana; else the whole. */
export function lastName(core: string): string {
  const capitalised = core.match(CAPITALISED)
  if (capitalised) return levelled(capitalised[capitalised.length - 1])
  const parts = core.split(/[・･＝=]/)
  return levelled(parts[parts.length - 1])
}

/** The names before the last, nicknames as the names they are short for. */
function givenNames(core: string, { fullNames, particle }: Naming): string[] {
  const capitalised = core.match(CAPITALISED)
  const parts = (capitalised ?? core.split(/[・･＝=]/)).map(levelled).filter((part) => part !== '')
  return parts
    .slice(0, -1)
    .filter((part) => !particle.test(part))
    .map((part) => fullNames.get(part) ?? part)
}

/** Spelling variants made one: case, dots, apostrophes, and katakana that Japanese writes both ways. */
export function levelled(name: string): string {
  const lower = name.toLowerCase()
  if (!/[.\s・･’'ヴー]/.test(lower)) return lower
  return lower
    .replace(/[.\s・･]/g, '')
    .replace(/’/g, "'")
    .replace(/['’]s$/, '')
    .replace(/ヴァ/g, 'バ')
    .replace(/ヴィ/g, 'ビ')
    .replace(/ヴェ/g, 'ベ')
    .replace(/ヴォ/g, 'ボ')
    .replace(/ヴ/g, 'ブ')
    .replace(/ー/g, '')
}

/** A description taken apart: what someone is, and which of those. */
export interface Description {
  /** What someone is, in small letters, words that say the same made one. */
  readonly head: string
  readonly modifiers: ReadonlySet<string>
}

/** The description that words of a sentence end in. */
export function descriptionOf(words: readonly ParsedWord[], inside: readonly number[], naming: Naming): Description {
  const noun = /^(?:NOUN|PROPN|ADJ|NUM|SYM)$/
  const top = topOf(words, inside)
  let first = top
  while (first > inside[0] && (noun.test(words[first - 1].class) || /^['’]s?$|^-$/.test(words[first - 1].form))) first--
  let head = top
  while (head > first && words[head - 1].end === words[head].start && isUnspaced(words[head].form)) head--
  const alike = (word: string) => naming.alike.get(word) ?? word
  const modifiers = new Set<string>()
  for (let at = first; at < head; at++) for (const word of wordsOf(words[at])) modifiers.add(alike(word))
  const last =
    head === top
      ? words[top].lemma
      : words
          .slice(head, top + 1)
          .map(({ form }) => form)
          .join('')
  return { head: alike(last.toLowerCase().replace(/\.$/, '')), modifiers }
}

/** The noun that the others hang on: by the tree, where it is one of them. */
function topOf(words: readonly ParsedWord[], inside: readonly number[]): number {
  const top = inside.find((word) => !inside.includes(words[word].head)) ?? inside[inside.length - 1]
  return /^(?:NOUN|PROPN)$/.test(words[top].class) ? top : (inside.findLast((at) => words[at].class === 'NOUN') ?? top)
}

function wordsOf({ form, lemma }: ParsedWord): string[] {
  const words = lemma.toLowerCase().replace(/\./g, '')
  return /\p{L}/u.test(form) && !/^['’]s?$/.test(form) ? [words] : []
}

/** Whether a word is of a script that leaves no space between words. */
export function isUnspaced(word: string): boolean {
  return /[\p{sc=Han}\p{sc=Katakana}\p{sc=Hiragana}]/u.test(word)
}

/** Whether words are a name in their looks, and no clause or phrase around one. */
export function isNameLike(words: string, { clause }: Naming): boolean {
  if (isUnspaced(words)) return !clause.test(words)
  return /^\P{Ll}/u.test(words) && !/(?<![\p{L}.'’-])\p{Ll}[\p{L}'’-]{3,}$/u.test(words) && !clause.test(words)
}
