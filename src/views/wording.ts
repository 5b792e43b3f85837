import type { Act, StatementEntry } from '../schema/index.ts'
import { contentOf, cueOf } from './contents.ts'
import { type Telling, tellingWords } from './telling.ts'
import type { LinkWords, WordUse } from './words.ts'

/** Acts that a plain cue leaves open, so that what is said decides. */
const OPEN_ACTS: readonly Act[] = [
  'assert',
  'acknowledge',
  'predict',
  'announce',
  'promise',
  'condemn',
  'accuse',
  'decline',
]

/** Whether what is said decides what saying it did, where its cue tells this act. */
export function isOpen(act: Act): boolean {
  return OPEN_ACTS.includes(act)
}

/** What the words of one statement tell. Each thing is read when it is asked for first, and once. */
export class Wording {
  /** What is laid to the source, as one text. */
  readonly content: string
  private readonly entry: StatementEntry
  private readonly words: LinkWords
  private readonly folded: string
  private readonly keysFor = new Map<WordUse, readonly string[]>()
  private readonly tellings = new Map<string, Telling>()
  private readonly signs = new Map<'reply' | 'denial-cue' | 'negative', boolean>()

  constructor(entry: StatementEntry, words: LinkWords) {
    this.content = contentOf(entry)
    this.folded = this.content.normalize('NFKC')
    this.entry = entry
    this.words = words
  }

  /** What saying it did, in view of what it may answer: “the demands are unacceptable” rejects, whatever its cue. */
  get act(): Act {
    const { value } = this.entry.statement.act
    if (!isOpen(value)) return value
    const [read] = this.keys('reads-as')
    return (read as Act | undefined) ?? value
  }

  /** Whether the cue is one of answering. */
  get isReply(): boolean {
    return this.once('reply', () => this.words.has(this.entry.language, 'reply', cueOf(this.entry)))
  }

  /** Whether the cue itself denies, so that its content is what is denied. */
  get isCueOfDenial(): boolean {
    return this.once('denial-cue', () => this.words.has(this.entry.language, 'denial-cue', cueOf(this.entry)))
  }

  /** Whether it says that something is not so. A denial of what is not so (“does not exist, he denied”) denies it too. */
  get isNegative(): boolean {
    const isDenial = () => this.words.has(this.entry.language, 'denial', this.content)
    return this.once('negative', () => isDenial() || this.isCueOfDenial)
  }

  /** The keys of all rows for a use that hold in the content. */
  keys(use: WordUse): readonly string[] {
    const known = this.keysFor.get(use) ?? this.words.keys(this.entry.language, use, this.content)
    this.keysFor.set(use, known)
    return known
  }

  /** The words that tell what it is about, without some names. */
  telling(names: readonly string[] = []): Telling {
    const left = names.filter((name) => this.folded.includes(name))
    const key = left.join('\n')
    const known = this.tellings.get(key) ?? tellingWords(this.content, this.entry.language, this.words, left)
    this.tellings.set(key, known)
    return known
  }

  private once(sign: 'reply' | 'denial-cue' | 'negative', read: () => boolean): boolean {
    const known = this.signs.get(sign) ?? read()
    this.signs.set(sign, known)
    return known
  }
}
