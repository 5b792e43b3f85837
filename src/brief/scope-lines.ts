import type { Piece, ScopeLine } from './brief.ts'
import { type Gathered, MOST_STATEMENTS } from './gather.ts'
import { counted, dayWords } from './words.ts'

/** What a brief is of: period, stories, outlets, languages, cast, and the day that deadlines are held against. */
export function scopeLines(gathered: Gathered): ScopeLine[] {
  const { dossier, statements, today, isCut, nLeftOut } = gathered
  const outlets = [...new Set(statements.flatMap(({ outlet }) => outlet ?? []))].sort()
  const languages = [...new Set(statements.map(({ language }) => language))].sort().map(languageName)
  const nStories = new Set(statements.map(({ story }) => story)).size
  const newest = isCut ? `the newest ${MOST_STATEMENTS} on its issues` : `${statements.length} on its issues`
  return [
    line('Period', periodOf(gathered)),
    line(
      'Issues',
      dossier.issues.map(({ name }) => named(name)),
    ),
    line('Cast', (dossier.cast ?? []).map(named)),
    line('Statements', [newest]),
    line('Left out', nLeftOut === 0 ? [] : [`${counted(nLeftOut, 'entry', 'entries')}, by choice`]),
    line('Stories', [String(nStories)]),
    line('Outlets', outlets.map(named)),
    line('Languages', languages),
    line('Deadlines as of', today === undefined ? [] : [dayWords(today)]),
    line('Marked words', ['verbatim from the reports, in their own language']),
    line('Percentages', ['how sure the reading is, by machine; what a person decided says who']),
  ].filter(({ values }) => values.length > 0)
}

function line(name: string, values: readonly Piece[]): ScopeLine {
  return { name, values }
}

function named(text: string): Piece {
  return { kind: 'name', text }
}

function periodOf({ dossier: { since, until }, statements }: Gathered): Piece[] {
  const days = statements.flatMap(({ said }) => said ?? []).sort()
  const [first, last] = [since ?? days[0], until ?? days.at(-1)]
  if (first === undefined || last === undefined) return []
  return [first === last ? dayWords(first) : `${dayWords(first)} – ${dayWords(last)}`]
}

const ENGLISH = new Intl.DisplayNames('en', { type: 'language' })

function languageName(tag: string): string {
  try {
    return ENGLISH.of(tag) ?? tag
  } catch {
    return tag
  }
}
