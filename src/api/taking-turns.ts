import type { RecordReader } from '../record/index.ts'

/** So many questions are asked in one turn. */
const IN_A_TURN = 8

/**
 * A reader that lets others have their turn after some questions. What is computed from a record asks it hundreds of times over, and a
 * record in a file of this machine answers at once: without turns nobody else would be answered until all is computed.
 */
export function takingTurns(reader: RecordReader): RecordReader {
  let nAsked = 0
  const inTurn = async <T>(ask: () => Promise<T>): Promise<T> => {
    nAsked++
    if (nAsked % IN_A_TURN === 0) await new Promise<void>((resolve) => setTimeout(resolve, 0))
    return ask()
  }
  return {
    statements: (filter, paging) => inTurn(() => reader.statements(filter, paging)),
    days: (filter, by) => inTurn(() => reader.days(filter, by)),
    queue: (filter, paging) => inTurn(() => reader.queue(filter, paging)),
    exchanges: (filter, paging) => inTurn(() => reader.exchanges(filter, paging)),
    stories: (filter, paging) => inTurn(() => reader.stories(filter, paging)),
    actors: (filter, paging) => inTurn(() => reader.actors(filter, paging)),
    actorsCalled: (name, language) => inTurn(() => reader.actorsCalled(name, language)),
    namesOf: (actor) => inTurn(() => reader.namesOf(actor)),
    actorReviews: (actor) => inTurn(() => reader.actorReviews(actor)),
    story: (id) => inTurn(() => reader.story(id)),
    textOf: (version) => inTurn(() => reader.textOf(version)),
    isRead: (version, language, published, engine) => inTurn(() => reader.isRead(version, language, published, engine)),
    reviews: (of) => inTurn(() => reader.reviews(of)),
    mark: () => inTurn(() => reader.mark()),
    facts: () => reader.facts(),
  }
}
