/** A language as far as views need it: its tag, and its table `links.tsv`. A language pack is one. */
export interface LanguageTables {
  readonly language: string
  readonly tables: Readonly<Record<string, string>>
}

/** One row of a language’s table of links. */
export interface WordRow {
  /** What it is about, such as an act or what is awaited; `.` where nothing is. */
  readonly keys: readonly string[]
  readonly pattern: RegExp
  /** Kinds of exchanges that the row names. */
  readonly more: readonly string[]
}

/** What a row of a table of links is for. */
export type WordUse =
  | 'reply'
  | 'takes-up'
  | 'takes-up-of'
  | 'reads-as'
  | 'denial-cue'
  | 'denial'
  | 'nested'
  | 'exchange-denied'
  | 'exchange-named'
  | 'awaits'
  | 'done'
  | 'matter'
  | 'common'
  | 'ending'

/** The words by which links are told, of all languages that were handed in. */
export class LinkWords {
  private readonly byLanguage: ReadonlyMap<string, ReadonlyMap<string, readonly WordRow[]>>

  private constructor(byLanguage: ReadonlyMap<string, ReadonlyMap<string, readonly WordRow[]>>) {
    this.byLanguage = byLanguage
  }

  /** The words of languages: of each pack its table `links.tsv`; one without it has none. */
  static of(languages: readonly LanguageTables[]): LinkWords {
    return new LinkWords(
      new Map(languages.map(({ language, tables }) => [language, rowsOf(tables['links.tsv'] ?? '')])),
    )
  }

  /** Rows of a language for a use, in the table’s order; none of a language that is not known. */
  rows(language: string, use: WordUse): readonly WordRow[] {
    return this.byLanguage.get(language)?.get(use) ?? []
  }

  /** Whether a row for a use holds in a text. */
  has(language: string, use: WordUse, text: string): boolean {
    return this.rows(language, use).some(({ pattern }) => pattern.test(text))
  }

  /** The keys of all rows for a use that hold in a text, each once. */
  keys(language: string, use: WordUse, text: string): string[] {
    return [...new Set(this.rows(language, use).flatMap(({ keys, pattern }) => (pattern.test(text) ? keys : [])))]
  }
}

function rowsOf(table: string): Map<string, WordRow[]> {
  const lines = table.split(/\r?\n/).filter((line) => line.trim() !== '' && !line.startsWith('#'))
  const rows = lines.map((line) => {
    const [use, keys, pattern, more = ''] = line.split('\t')
    // In a nested claim a capital tells a name; everywhere else it tells the start of a sentence.
    const flags = use === 'nested' ? 'u' : 'iu'
    return { use, keys: keys.split('|'), pattern: new RegExp(pattern, flags), more: more.split('|').filter(Boolean) }
  })
  return Map.groupBy(rows, ({ use }) => use)
}
