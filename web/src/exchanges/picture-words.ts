import type { Act, Channel } from '../../../src/schema/index.ts'

/** What a picture says in the language of the interface. */
export interface PictureWords {
  readonly language: string
  readonly act: Readonly<Record<Act, string>>
  readonly channel: Readonly<Record<Channel, string>>
  day(day: string): string
  weekday(day: string): string
  readonly undated: string
  /** So many days between two on which nothing is shown. */
  daysWithout(n: number): string
  minutes(n: number): string
  /** A statement in a line, for who does not see it. */
  said(who: string, act: string, whom: string | undefined, content: string): string
  took(channel: string, who: string): string
  readonly stillAwaited: string
  awaited(deadline: string | undefined): string
  overdue(deadline: string | undefined): string
  closed(state: 'fulfilled' | 'rejected'): string
  gap(number: number, on: string, state: string): string
  readonly nobody: string
}
