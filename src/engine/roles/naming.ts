import { tableRows } from '../table.ts'
import { levelled, type Reference } from './names.ts'

/** How a language names people, as the patterns of a pack's `actors.tsv`. */
export interface Naming {
  readonly pronouns: readonly (readonly [Reference, RegExp])[]
  /** Titles before or after a name. */
  readonly titles: RegExp
  /** What may stand before a source's name, or before a person's, and is no part of it. */
  readonly lead: RegExp
  readonly personLead: RegExp
  /** What may follow a name and is no part of it. */
  readonly rest: RegExp
  /** What may follow the noun of a description. */
  readonly phrase: RegExp
  /** What makes a description refer back to someone known. */
  readonly article: RegExp
  /** What makes a description bring in someone new. */
  readonly isNew: RegExp
  /** Descriptions of several. */
  readonly many: RegExp
  /** What parts several who speak together. */
  readonly joint: RegExp
  /** What has to stand between two who speak together. */
  readonly together: RegExp
  /** What is set beside the names of several and is no part of them. */
  readonly aside: RegExp
  /** Those who speak with someone and are not told apart: " and his aides". */
  readonly followers: RegExp
  /** Descriptions that only ever stand for someone named nearby: "the billionaire"; and for a body: "the company". */
  readonly epithet: RegExp
  readonly bodyEpithet: RegExp
  /** Who speaks for a body and is not told apart from it. */
  readonly voice: RegExp
  /** What stands before or behind a name that is a body's: "shares of", "CEO". */
  readonly beforeBody: RegExp
  readonly afterBody: RegExp
  /** What parts a name from what it is said to be behind it: ", the". */
  readonly apposition: RegExp
  /** Cues by which outlets speak, and those by which anyone may be cited: a source left out is told by them. */
  readonly reports: RegExp
  readonly hearsay: RegExp
  /** Cues that lay what is said to no one, where no source stands: "there is a view that". */
  readonly unsaid: RegExp
  /** Documents of whom someone has just been cited: "the statement"; and what ends the name of one. */
  readonly issued: RegExp
  readonly documentEnd: RegExp
  /** A name and its title that do not show its bearer to be a person: "Members Democratic", 阿久根 市長. */
  readonly noTitle: RegExp
  /** What opens a title that ends in the next name: "Secretary of ". */
  readonly titleOf: RegExp
  /** What between a name and its title says that its bearer had it, or has it now: 元 of 小沢元代表. */
  readonly formerBehind: RegExp
  /** The name of a body with what it is of: "Bank of Orrin". */
  readonly bodyOf: RegExp
  /** What is written as one with a body's name before it: 在. */
  readonly beforeName: RegExp
  /** What shows words around a name to be no name: に対する, " to ". */
  readonly clause: RegExp
  /** Names of bodies that do not look like such: Hamas; and what many share and are no name alone: Department. */
  readonly body: RegExp
  readonly bare: RegExp
  /** What a name looks like that says more than what kind of body it is. */
  readonly manyWords: RegExp
  /** What right before or behind the name of a state makes it no more than a place: "in ". */
  readonly placeBefore: RegExp
  readonly placeBehind: RegExp
  /** Small words within a name: de, van. */
  readonly particle: RegExp
  /** What a mark behind a name says of its bearer: (R-Utah). */
  readonly marks: readonly (readonly [RegExp, readonly string[]])[]
  /** Words that describe the same, by the first of them. */
  readonly alike: ReadonlyMap<string, string>
  /** Words of which one rules out the other. */
  readonly unlike: readonly ReadonlySet<string>[]
  /** Names of bodies that are one, as names are compared, by the first of them. */
  readonly sameNames: ReadonlyMap<string, string>
  /** What before an office says that it is or was someone's. */
  readonly former: RegExp
  /** Names by what they are short for. */
  readonly fullNames: ReadonlyMap<string, string>
  /** Pronouns, titles and given names of men, and of women. */
  readonly male: RegExp
  readonly female: RegExp
}

/** Reads a pack's `actors.tsv`: rows of what it is and a pattern, or words that go together. */
export function readNaming(table: string | undefined): Naming {
  const rows = tableRows(table)
  const source = (kind: string) => rows.find(([each]) => each === kind)?.[1] ?? '(?!)'
  const pattern = (kind: string) => new RegExp(source(kind), 'u')
  const lists = (kind: string, between = ' ') =>
    rows.filter(([each]) => each === kind).map(([, words]) => words.split(between))
  const firsts = (kind: string, as = (word: string) => word) =>
    new Map(lists(kind).flatMap((words) => words.map((word) => [as(word), as(words[0])] as const)))
  const pronouns = (['person', 'plural', 'thing', 'speaker', 'relative'] as const).map(
    (kind) => [kind, pattern(kind)] as const,
  )
  return {
    pronouns,
    titles: new RegExp(`(?<![\\p{L}\\p{N}])${source('title')}(?=$|[\\s'’.])|${source('title')}$`, 'gu'),
    lead: pattern('lead'),
    personLead: pattern('person-lead'),
    rest: pattern('rest'),
    phrase: pattern('phrase'),
    article: pattern('article'),
    isNew: pattern('new'),
    many: pattern('many'),
    joint: pattern('joint'),
    together: pattern('together'),
    aside: new RegExp(source('aside'), 'gu'),
    followers: pattern('followers'),
    epithet: pattern('epithet'),
    bodyEpithet: pattern('body-epithet'),
    voice: pattern('voice'),
    beforeBody: pattern('before-body'),
    afterBody: pattern('after-body'),
    apposition: pattern('apposition'),
    reports: pattern('reports'),
    hearsay: pattern('hearsay'),
    unsaid: pattern('unsaid'),
    issued: pattern('issued'),
    documentEnd: pattern('document-end'),
    noTitle: pattern('no-title'),
    titleOf: pattern('title-of'),
    formerBehind: pattern('former-behind'),
    bodyOf: pattern('body-of'),
    beforeName: pattern('before-name'),
    clause: pattern('clause'),
    body: pattern('body'),
    bare: pattern('bare'),
    manyWords: pattern('many-words'),
    placeBefore: pattern('place-before'),
    placeBehind: pattern('place-behind'),
    particle: pattern('particle'),
    marks: rows
      .filter(([kind]) => kind === 'mark')
      .map(([, mark, words]) => [new RegExp(mark, 'u'), words.split(' ')] as const),
    alike: firsts('alike'),
    unlike: lists('unlike').map((words) => new Set(words)),
    sameNames: new Map(
      lists('same', '|').flatMap((names) => names.map((name) => [levelled(name), levelled(names[0])] as const)),
    ),
    former: pattern('former'),
    fullNames: firsts('nickname', levelled),
    male: pattern('male'),
    female: pattern('female'),
  }
}
