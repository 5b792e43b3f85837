import type { Act, StatementEntry } from '../schema/index.ts'
import type { LinkWords } from './words.ts'

/** What is laid to the source, as one text. */
export function contentOf({ statement }: StatementEntry): string {
  return statement.content.map(({ exact }) => exact).join(' ')
}

/** The words that lay it to the source, as one text. */
export function cueOf({ statement }: StatementEntry): string {
  return statement.cue.map(({ exact }) => exact).join(' ')
}

/** Acts that a plain cue leaves open, so that what is said decides. */
const OPEN_ACTS: readonly Act[] = [
  'assert',
  'acknowledge',
  'predict',
  'announce',
  'promise',
  'condemn',
  'accuse',
  'decline',
]

/** What saying it did, in view of what it may answer: “the demands are unacceptable” rejects, whatever its cue. */
export function answeringAct(entry: StatementEntry, words: LinkWords): Act {
  const { act } = entry.statement
  if (!OPEN_ACTS.includes(act.value)) return act.value
  const [read] = words.keys(entry.language, 'reads-as', contentOf(entry))
  return (read as Act | undefined) ?? act.value
}

/** Whether the cue itself denies, so that its content is what is denied. */
export function isCueOfDenial(entry: StatementEntry, words: LinkWords): boolean {
  return words.has(entry.language, 'denial-cue', cueOf(entry))
}

/** Whether a statement says that something is not so. A denial of what is not so (“does not exist, he denied”) denies it too. */
export function isNegative(entry: StatementEntry, words: LinkWords): boolean {
  return words.has(entry.language, 'denial', contentOf(entry)) || isCueOfDenial(entry, words)
}
