/** Whom words mean, as far as the words alone say; see `readout/names`. */
export interface Designation {
  /** From content: the same designation everywhere has the same key. */
  readonly key: string
  readonly kind: 'person' | 'state' | 'body' | 'unnamed'
  readonly name: string
  /** Within which names it must be told from others; absent of what has no name. */
  readonly block?: string
  /** Id of the state that it speaks for; absent where none is known. */
  readonly standsFor?: string
  /** Under which family name it is told from others of its block; absent of what is nobody’s name. */
  readonly family?: string
  /** Offices that the words name with it, by id; and the year of the report: what tells designations of one name apart. */
  readonly offices?: readonly string[]
  readonly year?: number
}

/** Which actor a designation means among all that share its block. */
export interface Resolution {
  readonly actor: string
  readonly rule: string
  readonly probability: number
  /** Several are called so and nothing tells which: each story’s is an actor of its own. */
  readonly perStory?: true
  /** What the actor is mostly called; absent where nobody knows better than the reports. */
  readonly usualName?: string
  /** Id of the state that the actor speaks for; absent where none is known but by the designation. */
  readonly standsFor?: string
}

/** A designation with whom it means. */
export type KnownName = readonly [Designation, Resolution]

/** The designations of a block as the record has them, read when they are asked for. */
export interface FormerNames {
  /** Their family names, each once; not asked for where a block that was let go of had them. */
  readonly families: Iterable<string>
  /** Those with a family name; without one, those that have none. */
  called(family: string | undefined): Iterable<KnownName>
  /** Those that the rules take to mean some actors; those of one family name may be left out. */
  meaning(actors: readonly string[], besides?: string): Iterable<KnownName>
}

/** The designations of one block and whom they mean, as they come and go. */
export interface NameBlock {
  put(designation: Designation): void
  /** Makes sure that designations are there which the record had, and may have no more. */
  recall(known: Iterable<KnownName>): void
  /** Drops one that was put in or recalled. */
  drop(key: string): void
  /** The actors of designations that mean another one than when this was asked last, by key; those dropped left out. */
  changes(): ReadonlyMap<string, Resolution>
  /** How many designations it holds in memory, or what takes as much. */
  readonly size: number
  /** What of it is to be kept when it is let go of, to open it again; absent where nothing is. */
  readonly familyNames?: FamilyNames
}

/** The family names of a block, in whatever order they are looked for. */
export interface FamilyNames {
  /** As how many designations they take memory. */
  readonly size: number
}

/** What the record asks of whoever knows names. Both answer from what they are given alone. */
export interface Names {
  /**
   * Whom words mean; several where they name several.
   *
   * @param wordings how one report calls them, the fullest first.
   * @param year the year of the report; absent where it is not known.
   */
  designate(wordings: readonly string[], language: string, year: number | undefined): Designation[]
  /** The actors of designations that share a block, by key. Their order does not matter. */
  resolve(designations: readonly Designation[]): ReadonlyMap<string, Resolution>
  /**
   * A block, which tells what `resolve` does of those that are put there; absent where `resolve` is to be asked of all of
   * them each time.
   *
   * @param former all designations that are there already, each with what was told of it, given all of them. It is read while
   *   the block is asked for changes, and has all but what was put in and dropped since the changes before.
   * @param familyNames those of the block when it was let go of, if it was.
   */
  open?(block: string, former?: FormerNames, familyNames?: FamilyNames): NameBlock
}
