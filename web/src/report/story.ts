import type { Appearance, Reading, StoryEntry } from '../../../src/schema/index.ts'
import { get } from '../api/ask.ts'
import type { Review, StatementEntry } from '../api/entries.ts'
import type { Page } from '../api/paged.svelte.ts'

/** A version of a story as the API tells it. */
export interface ToldVersion {
  readonly appearance: Appearance
  readonly text: string
  /** Absent where it was not read. */
  readonly reading?: Reading
}

/** A story with its versions, oldest first. */
export interface ToldStory {
  readonly story: StoryEntry
  readonly versions: readonly ToldVersion[]
}

/** A story, also by an id it had before it grew. */
export function storyCalled(id: string, signal: AbortSignal): Promise<ToldStory> {
  return get(`/stories/${encodeURIComponent(id)}`, {}, signal)
}

/** All that the record knows of a story’s statements, by their ids: whom they are laid to, what people decided, what they repeat. */
export async function entriesOf(story: string, signal: AbortSignal): Promise<Map<string, StatementEntry>> {
  const entries = new Map<string, StatementEntry>()
  let after: string | undefined
  do {
    const asked = { story, all: true, oldestFirst: true, limit: 1000, after }
    const page = await get<Page<StatementEntry>>('/statements', asked, signal)
    for (const entry of page.items) entries.set(entry.id, entry)
    after = page.next
  } while (after !== undefined)
  return entries
}

/** So many are asked for at once: an address has a length. */
const ASKED_AT_ONCE = 300

/** What people wrote on statements, by the statements’ ids, the oldest first. */
export async function commentsOn(ids: readonly string[], signal: AbortSignal): Promise<Map<string, readonly Review[]>> {
  const comments = new Map<string, readonly Review[]>()
  for (let at = 0; at < ids.length; at += ASKED_AT_ONCE) {
    const reviews = await get<readonly Review[]>('/reviews', { of: ids.slice(at, at + ASKED_AT_ONCE) }, signal)
    for (const review of reviews) {
      if (review.comment !== undefined) comments.set(review.of, [...(comments.get(review.of) ?? []), review])
    }
  }
  return comments
}

/** The version that an address means: the one it names, else the one that has the statement it names, else the latest. */
export function versionMeant(
  versions: readonly ToldVersion[],
  version: string | undefined,
  statement: string | undefined,
): ToldVersion | undefined {
  const has = ({ reading }: ToldVersion) => reading?.statements.some(({ id }) => id === statement) ?? false
  return (
    versions.find(({ appearance }) => appearance.version === version) ??
    (version === undefined && statement !== undefined ? versions.findLast(has) : undefined) ??
    versions.at(-1)
  )
}

/** What a version is called: by its page, else by its story, else by its first words. */
export function titleOf({ story }: ToldStory, { appearance, text }: ToldVersion): string | undefined {
  return appearance.title ?? story.title ?? firstWords(text)
}

/** The first line of a text, cut where it is long; absent where it has no words. */
function firstWords(text: string): string | undefined {
  const line = /\S.{0,400}/u.exec(text)?.[0].trim()
  if (line === undefined || line.length <= 70) return line
  const space = line.lastIndexOf(' ', 70)
  const end = space > 40 ? space : 60
  return `${line.slice(0, end).replace(/[\ud800-\udbff]$/, '')} …`
}

/** Where a passage of a story can be read. */
export function passageIn(story: string, version: string, statement: string): string {
  return `/stories/${encodeURIComponent(story)}?${new URLSearchParams({ version, at: statement })}`
}
