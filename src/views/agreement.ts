import type { Decision, Review } from '../schema/index.ts'

/** How far reviewers agree. */
export interface Agreement {
  /**
   * Krippendorff’s alpha for nominal data (Krippendorff 2004, Content Analysis, chapter 11): 1 where all agree, 0 where they
   * agree as chance would have it, below 0 where they agree less. Absent where fewer than two entries were decided by two,
   * or all decisions are the same.
   */
  readonly alpha?: number
  /** Entries that two or more decided on. */
  readonly nEntries: number
  /** Decisions on them. */
  readonly nDecisions: number
  readonly reviewers: readonly string[]
}

/** Comments decide nothing, and who is who is no judgement of a reading. */
const JUDGEMENTS: ReadonlySet<Decision> = new Set(['confirmed', 'rejected', 'amended', 'unsure'])

/** How far people agree who decided on the same entries; of each only the last decision on an entry counts. */
export function agreement(reviews: readonly Review[]): Agreement {
  const judged = [...lastDecisions(reviews).values()].filter((decisions) => decisions.size > 1)
  const units = judged.map((decisions) => counts([...decisions.values()]))
  const reviewers = [...new Set(judged.flatMap((decisions) => [...decisions.keys()]))].sort()
  const nDecisions = judged.reduce((sum, decisions) => sum + decisions.size, 0)
  const alpha = units.length < 2 ? undefined : alphaOf(units, nDecisions)
  return { ...(alpha !== undefined && { alpha }), nEntries: units.length, nDecisions, reviewers }
}

/** By entry, each reviewer’s last decision. */
function lastDecisions(reviews: readonly Review[]): Map<string, Map<string, Decision>> {
  const byEntry = new Map<string, Map<string, Decision>>()
  const inOrder = reviews.toSorted((a, b) => (a.at === b.at ? (a.id < b.id ? -1 : 1) : a.at < b.at ? -1 : 1))
  for (const { entry, of, by, decision } of inOrder) {
    const key = `${entry} ${of}`
    if (decision === 'withdrawn') byEntry.get(key)?.delete(by)
    if (!JUDGEMENTS.has(decision)) continue
    const decisions = byEntry.get(key) ?? new Map<string, Decision>()
    byEntry.set(key, decisions.set(by, decision))
  }
  return byEntry
}

type Counts = ReadonlyMap<Decision, number>

function counts(decisions: readonly Decision[]): Counts {
  const found = new Map<Decision, number>()
  for (const decision of decisions) found.set(decision, (found.get(decision) ?? 0) + 1)
  return found
}

function alphaOf(units: readonly Counts[], n: number): number | undefined {
  const all = new Map<Decision, number>()
  for (const unit of units) for (const [decision, k] of unit) all.set(decision, (all.get(decision) ?? 0) + k)
  const expected = unlike(all) / (n - 1)
  if (expected === 0) return undefined
  const observed = units.reduce((sum, unit) => sum + unlike(unit) / (total(unit) - 1), 0)
  return 1 - observed / expected
}

/** Pairs of decisions, in either order, that differ. */
function unlike(unit: Counts): number {
  const m = total(unit)
  return [...unit.values()].reduce((sum, k) => sum + k * (m - k), 0)
}

function total(unit: Counts): number {
  return [...unit.values()].reduce((sum, k) => sum + k, 0)
}
