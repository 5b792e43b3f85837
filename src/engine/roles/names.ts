import { tableRows } from '../table.ts'

/** What a word for a source refers by. */
export type Reference = 'name' | 'description' | 'person' | 'plural' | 'thing' | 'speaker' | 'relative'

/** How a language names people, as the patterns of a pack's `actors.tsv`. */
export interface Naming {
  readonly pronouns: readonly (readonly [Reference, RegExp])[]
  /** Titles before or after a name. */
  readonly titles: RegExp
  /** What may follow a name and is no part of it. */
  readonly rest: RegExp
  /** What makes a description refer back to someone known. */
  readonly article: RegExp
  /** What makes a description bring in someone new. */
  readonly isNew: RegExp
  /** Pronouns, titles and given names of men, and of women. */
  readonly male: RegExp
  readonly female: RegExp
}

/** Reads a pack's `actors.tsv`: rows of what it is and a pattern. */
export function readNaming(table: string | undefined): Naming {
  const rows = tableRows(table)
  const source = (kind: string) => rows.find(([each]) => each === kind)?.[1] ?? '(?!)'
  const pronouns = (['person', 'plural', 'thing', 'speaker', 'relative'] as const).map(
    (kind) => [kind, new RegExp(source(kind), 'u')] as const,
  )
  return {
    pronouns,
    titles: new RegExp(`(?<![\\p{L}\\p{N}])${source('title')}(?=$|[\\s'’.])|${source('title')}$`, 'gu'),
    rest: new RegExp(source('rest'), 'u'),
    article: new RegExp(source('article'), 'u'),
    isNew: new RegExp(source('new'), 'u'),
    male: new RegExp(source('male'), 'u'),
    female: new RegExp(source('female'), 'u'),
  }
}

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
  readonly isNew: boolean
  /** Whether it refers back: "the official", 同関係者. */
  readonly isDefinite: boolean
  /** Titles and offices that go with it, in small letters. */
  readonly titles: readonly string[]
  readonly gender: Gender | undefined
}

export type Gender = 'male' | 'female'

/** What a source is called by: a person's name, a body's, or a description of either. */
export type Called = 'person' | 'body' | 'description'

/** Takes a source’s words apart. */
export function nameOf(words: string, called: Called, naming: Naming): Name {
  const trimmed = words.trim().replace(/\s+/g, ' ')
  const gender = naming.female.test(trimmed) ? 'female' : naming.male.test(trimmed) ? 'male' : undefined
  const pronoun = naming.pronouns.find(([, pattern]) => pattern.test(trimmed))
  if (pronoun) {
    return {
      reference: pronoun[0],
      called,
      core: trimmed,
      shown: trimmed,
      key: trimmed,
      isNew: false,
      isDefinite: true,
      titles: [],
      gender,
    }
  }
  const short = trimmed.replace(naming.rest, '').trim() || trimmed
  const bare = short.replace(naming.article, '').replace(naming.isNew, '').trim() || short
  const untitled = bare
    .replace(naming.titles, ' ')
    .replace(/\s+/g, ' ')
    .replace(/['’]s$/, '')
    .trim()
  const core = called === 'person' && untitled !== '' ? withoutOtherScript(untitled) : bare
  return {
    reference: called === 'description' ? 'description' : 'name',
    called,
    core,
    shown: called === 'description' && naming.isNew.test(short) ? short : core,
    key: called === 'person' ? lastName(core) : levelled(core),
    isNew: naming.isNew.test(trimmed),
    isDefinite: naming.article.test(trimmed),
    titles: [...trimmed.matchAll(naming.titles)].map(([title]) => title.toLowerCase().trim()),
    gender,
  }
}

/** A name in Latin letters behind words of another script: Ned Price of 国務省のスポークスマンNed Price. */
function withoutOtherScript(core: string): string {
  return (
    /^.*[\p{sc=Han}\p{sc=Katakana}\p{sc=Hiragana}ー](\p{Lu}[\p{L}.’'-]*(?: \p{Lu}[\p{L}.’'-]*)*)$/u.exec(core)?.[1] ??
    core
  )
}

/** The last capitalised word of a name in Latin script; the last part of one in katakana; else the whole. */
export function lastName(core: string): string {
  const capitalised = core.match(/\p{Lu}[\p{L}.'’-]*/gu)
  if (capitalised) return levelled(capitalised[capitalised.length - 1])
  const parts = core.split(/[・＝=]/)
  return levelled(parts[parts.length - 1])
}

/** Spelling variants made one: case, dots, and katakana that Japanese writes both ways. */
function levelled(name: string): string {
  return name
    .toLowerCase()
    .replace(/[.\s]/g, '')
    .replace(/ヴァ/g, 'バ')
    .replace(/ヴィ/g, 'ビ')
    .replace(/ヴェ/g, 'ベ')
    .replace(/ヴォ/g, 'ボ')
    .replace(/ヴ/g, 'ブ')
    .replace(/ー/g, '')
}
