import type { Designation, Names } from '../../record/index.ts'
import { digest } from '../../text/index.ts'

/** Who is called what: the seed cast and the rules for names. */
export async function loadNames(): Promise<Names> {
  return {
    designate: ([words = '']): Designation[] => [
      { key: `n${digest(words).slice(0, 24)}`, kind: 'body', name: words, block: words, affiliations: [] },
    ],
    resolve: (designations) =>
      new Map(designations.map(({ key }) => [key, { actor: key, rule: 'same-words', probability: 0.8 }])),
  }
}
