import type { Channel } from '../../../src/schema/index.ts'
import type { Answer, MergedExchange, PendingItem, StatementEntry } from '../api/entries.ts'

/** The lifeline of all who have none of their own. */
export const OTHERS = 'others'

/** A party with a lifeline. */
export interface Party {
  /** Id of an actor, or of the side that it is on; `OTHERS` of all the rest. */
  readonly id: string
  readonly name: string
  /** How much it takes part in what is shown. */
  readonly weight: number
}

/** A statement as it is drawn: from whom to whom. */
export interface StatementTurn {
  readonly kind: 'statement'
  readonly entry: StatementEntry
  /** Lifelines it is said from; never empty. */
  readonly sources: readonly string[]
  /** Lifelines it is said to; empty where the report names nobody on another lifeline. */
  readonly targets: readonly string[]
  /** The report names no addressee: it was said in an exchange of two, and is taken to be for the other. */
  readonly isInferred: boolean
  /** The channel of the occasion that it is drawn in. */
  readonly within?: Channel
  /** The letter or the like that it is all that is shown of. */
  readonly exchange?: MergedExchange
}

/** An occasion as it is drawn, with what was said in it. */
export interface OccasionTurn {
  readonly kind: 'occasion'
  readonly exchange: MergedExchange
  /** Lifelines of those who took part. */
  readonly parties: readonly string[]
  readonly said: readonly StatementTurn[]
}

export type Turn = StatementTurn | OccasionTurn

/** What happened on a day, in order; `day` is absent for what has none. */
export interface DayOfTurns {
  readonly day?: string
  readonly turns: readonly Turn[]
}

/** Something that awaits an answer, from when it was said until that comes. */
export interface Gap {
  /** Id of what it is read from: a pending item, or an answer. */
  readonly id: string
  readonly from: PendingItem | Answer
  /** Id of the statement that opens it. */
  readonly asked: string
  /** Lifelines that the answer is awaited on. */
  readonly parties: readonly string[]
  /** Id of the statement that closes it, where that is shown too. */
  readonly answer?: string
  readonly state: PendingItem['state']
  /** Last day of the time given; absent where none is. */
  readonly deadline?: string
}

/** What a picture shows. */
export interface Scene {
  readonly parties: readonly Party[]
  readonly days: readonly DayOfTurns[]
  readonly gaps: readonly Gap[]
}

/** What was said, and on which occasions. */
export interface Said {
  readonly statements: readonly StatementEntry[]
  readonly exchanges: readonly MergedExchange[]
}

/** What of it awaits or is an answer. */
export interface Awaited {
  readonly answers: readonly Answer[]
  readonly pending: readonly PendingItem[]
}

/** What was found in the record. */
export interface Found extends Said, Awaited {}

/** The statements of a scene, in the order in which they are drawn. */
export function statementsOf({ days }: Pick<Scene, 'days'>): readonly StatementTurn[] {
  return days.flatMap(({ turns }) => turns.flatMap((turn) => (turn.kind === 'statement' ? [turn] : turn.said)))
}
