/** What was read out of words for somebody: a name, and what is said of whose it is. */
export interface Described {
  /** The words of a name; absent where the words hold none. */
  readonly name?: string
  readonly offices: readonly string[]
  readonly affiliations: readonly string[]
  /** Whether the words can only be a person's: a Mr., an office before a name. */
  readonly isPerson: boolean
  /** Whether "the" stands right before the name: the Post. */
  readonly hasArticle: boolean
  /** Whether the words say which one is meant: "the Russian president", not "a Russian president". */
  readonly isDefinite: boolean
}
