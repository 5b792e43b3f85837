import type { StatementEntry } from '../api/entries.ts'

type Span = StatementEntry['statement']['content'][number]
type Role = StatementEntry['actors'][number]['role']

/** Whom a statement names in a role, each once. */
export function actorsIn({ actors }: StatementEntry, role: Role): readonly StatementEntry['actors'][number][] {
  return actors.filter(
    (one, at) =>
      one.role === role && at === actors.findIndex((other) => other.role === role && other.actor === one.actor),
  )
}

/** The words of spans as the report has them, what stands between left out: … */
export function exactOf(spans: readonly Span[]): string {
  return spans.map(({ exact }) => exact).join(' … ')
}

/** Where a statement can be read: its report, at the passage. */
export function passageOf({ story, id, version }: Pick<StatementEntry, 'story' | 'id' | 'version'>): string {
  return `/stories/${encodeURIComponent(story)}?version=${encodeURIComponent(version)}&at=${encodeURIComponent(id)}`
}

/** An actor’s page. */
export function pageOfActor(actor: string): string {
  return `/actors/${encodeURIComponent(actor)}`
}

/** So little sure that what is shown says so. */
export const UNSURE = 0.6
