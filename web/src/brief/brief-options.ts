import { BRIEF_LANGUAGES } from '../../../src/brief/words.ts'
import type { BriefLanguage } from '../../../src/schema/index.ts'
import type { Query } from '../api/ask.ts'

/** What a brief is limited to, as its address says: the address is the brief. */
export interface BriefOptions {
  /** The language of its own words; the interface’s where absent. */
  readonly language?: BriefLanguage
  readonly since?: string
  readonly until?: string
  /** Ids of the only issues; all where absent. */
  readonly issues?: readonly string[]
  /** Leaves out what is less probable. */
  readonly minProbability?: number
  /** Ids of the entries that are left out, in the order in which they were. */
  readonly leftOut: readonly string[]
}

/** The options in an address; what cannot be is as if it were not there. */
export function optionsIn(query: URLSearchParams): BriefOptions {
  const day = (name: string) => {
    const value = query.get(name)
    return value !== null && /^\d{4}-\d{2}-\d{2}$/.test(value) ? { [name]: value } : {}
  }
  const language = BRIEF_LANGUAGES.find((each) => each === query.get('language'))
  const issues = query.getAll('issue').filter((id) => id !== '')
  const probability = Number(query.get('minProbability') ?? Number.NaN)
  return {
    ...(language && { language }),
    ...day('since'),
    ...day('until'),
    ...(issues.length > 0 && { issues }),
    ...(probability > 0 && probability <= 1 && { minProbability: probability }),
    leftOut: [...new Set(query.getAll('leaveOut'))].filter((id) => id !== ''),
  }
}

/**
 * The options as the API is asked by.
 *
 * @param shown the language that the interface speaks.
 */
export function queryOf(options: BriefOptions, shown: BriefLanguage): Query {
  const { language = shown, since, until, issues, minProbability, leftOut } = options
  return { language, since, until, issue: issues, minProbability, leaveOut: leftOut.length === 0 ? undefined : leftOut }
}

/** A list with an entry put in where it is not, and taken out where it is. */
export function toggled(list: readonly string[], entry: string): readonly string[] {
  return list.includes(entry) ? list.filter((each) => each !== entry) : [...list, entry]
}
