import { type RecordReader, type StoryFacts, UnknownEntryError, UnknownVersionError } from '../record/index.ts'

/** A version of a story, as the record tells it. */
export type ToldVersion = StoryFacts['versions'][number]

/** Which versions are compared. */
export interface Compared {
  /** A version by its id, or by its number from 1; the last but one where absent, of copies the last. */
  readonly from?: string | undefined
  /** Likewise; the last where absent. */
  readonly to?: string | undefined
  /** Another story, of which a version is compared with one of the first. */
  readonly with?: string | undefined
}

/**
 * Two versions of a story, or one each of two stories, to be compared.
 *
 * @throws UnknownEntryError when there is no such story, or it has one version alone; UnknownVersionError when it has none called so.
 */
export async function versionsCompared(
  reader: RecordReader,
  story: string,
  { from, to, with: other }: Compared,
): Promise<readonly [ToldVersion, ToldVersion]> {
  const { versions } = await reader.story(story)
  if (other !== undefined) {
    return [versionCalled(versions, from, -1), versionCalled((await reader.story(other)).versions, to, -1)]
  }
  if (versions.length < 2) {
    throw new UnknownEntryError(
      `Story ${story} has one version: there is nothing to compare it with; give another story to compare copies`,
    )
  }
  return [versionCalled(versions, from, -2), versionCalled(versions, to, -1)]
}

function versionCalled(versions: readonly ToldVersion[], name: string | undefined, fallback: number): ToldVersion {
  const found =
    name === undefined
      ? versions.at(fallback)
      : (versions.find(({ appearance }) => appearance.version === name) ?? versions[Number(name) - 1])
  if (found !== undefined) return found
  throw new UnknownVersionError(`The story has ${versions.length} versions, and none called ${name}`)
}

/** What a comparison of statements takes of a version. */
export function readVersionOf({ text, reading }: ToldVersion) {
  return { text, statements: reading?.reading.statements ?? [], actors: reading?.reading.actors ?? [] }
}
