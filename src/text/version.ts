import { digest } from './digest.ts'

declare const versionId: unique symbol

/** Id of a version, derived from its text alone. */
export type VersionId = string & { readonly [versionId]: true }

/** One exact text of a story; never changes. */
export interface Version {
  readonly id: VersionId
  readonly text: string
}

/** The version whose text is `text`, to the character: equal texts, equal ids. */
export function version(text: string): Version {
  return { id: `v${digest(text)}` as VersionId, text }
}
