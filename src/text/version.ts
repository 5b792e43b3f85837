import { digest } from './digest.ts'

declare const versionId: unique symbol

/** Id of a version, derived from its text alone. */
export type VersionId = string & { readonly [versionId]: true }

/** One exact text of a story; never changes. */
export interface Version {
  readonly id: VersionId
  readonly text: string
}

/**
 * The id of something that stands in a version, such as a statement. It begins with the version’s own digits, so that what
 * one version holds lies together in any index, and so that its version is found from it.
 *
 * @param kind one letter that tells what it is.
 * @param what tells it from all else of its kind in the version.
 */
export function idIn(version: VersionId, kind: string, what: string): string {
  return `${kind}${version.slice(1, 1 + OF_VERSION)}${digest(what).slice(0, OF_VERSION)}`
}

/** Digits of the version in an id; 40 bits, and 40 more tell what stands in it. */
const OF_VERSION = 10

/** Between which ids of versions, `[from, below)`, that is in which an id of `idIn` stands; absent for ids of other making. */
export function versionsOf(id: string): { readonly from: string; readonly below: string } | undefined {
  const [, digits] = /^[a-z]([0-9a-f]{10})[0-9a-f]{10}$/.exec(id) ?? []
  return digits === undefined ? undefined : { from: `v${digits}`, below: `v${digits}g` }
}

/** The version whose text is `text`, to the character: equal texts, equal ids. */
export function version(text: string): Version {
  return { id: `v${digest(text)}` as VersionId, text }
}
