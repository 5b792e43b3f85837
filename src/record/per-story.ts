import { digest } from '../text/index.ts'

/** The actor that a name which may mean several means in one story. */
export function perStory(designation: string, story: string): string {
  return `u${digest(`${designation} ${story}`).slice(0, 24)}`
}
