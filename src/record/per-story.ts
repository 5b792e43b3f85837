import { digest } from '../text/index.ts'

/**
 * The id of an actor that is one story’s own: unnamed there, or called by a name that may mean several. It begins with the
 * story’s own digits, so that the story is found from it.
 *
 * @param called what tells it from the story’s other actors.
 */
export function perStory(called: string, story: string): string {
  return `u${story.slice(1, 1 + OF_STORY)}${digest(called).slice(0, 12)}`
}

const OF_STORY = 16

/** Between which ids of stories, `[from, below)`, that is whose own an actor is; absent for actors of the whole record. */
export function storiesOwning(actor: string): { readonly from: string; readonly below: string } | undefined {
  const [, digits] = /^u([0-9a-f]{16})[0-9a-f]{12}$/.exec(actor) ?? []
  return digits === undefined ? undefined : { from: `t${digits}`, below: `t${digits}g` }
}
