import type { Page, RecordReader } from '../record/index.ts'

/** The record as it would answer if some entries were not in it: nothing can be built from them. */
export function withoutEntries(reader: RecordReader, ids: ReadonlySet<string>): RecordReader {
  const rest = <T extends { readonly id: string }>(page: Page<T>): Page<T> => ({
    ...page,
    items: page.items.filter(({ id }) => !ids.has(id)),
  })
  return {
    statements: async (...asked) => rest(await reader.statements(...asked)),
    queue: async (...asked) => rest(await reader.queue(...asked)),
    exchanges: async (...asked) => rest(await reader.exchanges(...asked)),
    // How many there are is no entry, and nothing is built from it.
    days: (...asked) => reader.days(...asked),
    stories: (...asked) => reader.stories(...asked),
    actors: (...asked) => reader.actors(...asked),
    actorsCalled: (...asked) => reader.actorsCalled(...asked),
    namesOf: (actor) => reader.namesOf(actor),
    actorReviews: (actor) => reader.actorReviews(actor),
    story: (id) => reader.story(id),
    textOf: (version) => reader.textOf(version),
    isRead: (...asked) => reader.isRead(...asked),
    reviews: (of) => reader.reviews(of),
    mark: () => reader.mark(),
    facts: () => reader.facts(),
  }
}
