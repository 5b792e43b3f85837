import type { Piece, ScopeLine } from './brief.ts'
import { type Gathered, MOST_STATEMENTS } from './gather.ts'
import { type Naming, UNKNOWN } from './naming.ts'
import type { BriefWords, ScopeName } from './words.ts'

/** What a brief is of: period, stories, outlets, languages, cast, and the day that deadlines are held against. */
export function scopeLines(gathered: Gathered, naming: Naming): ScopeLine[] {
  const { dossier, statements, today, isCut, nLeftOut } = gathered
  const { words } = naming
  const outlets = [...new Set(statements.flatMap(({ outlet }) => outlet ?? []))].sort()
  const languages = [...new Set(statements.map(({ language }) => language))].sort()
  const nStories = new Set(statements.map(({ story }) => story)).size
  const named = (text: string) => naming.nameOf(text, UNKNOWN)
  const lines: readonly (readonly [ScopeName, readonly Piece[]])[] = [
    ['period', periodOf(gathered, words)],
    ['issues', dossier.issues.map(({ name }) => named(name))],
    ['cast', (dossier.cast ?? []).map(named)],
    [
      'statements',
      [isCut ? words.nStatements(MOST_STATEMENTS, 'newest') : words.nStatements(statements.length, 'all')],
    ],
    ['leftOut', nLeftOut === 0 ? [] : [words.nLeftOut(nLeftOut)]],
    ['stories', [words.nStories(nStories)]],
    ['outlets', outlets.map(named)],
    ['lookedThrough', gathered.areExchangesCut || gathered.isPendingCut ? [words.onlyNewestOf(gathered)] : []],
    ['languages', languages.map((tag) => words.languageName(tag))],
    ['deadlines', today === undefined ? [] : [words.day(today)]],
    ['marked', [words.markedTold]],
    ['percentages', [words.percentagesTold]],
  ]
  return lines.filter(([, values]) => values.length > 0).map(([name, values]) => ({ name: words.scope[name], values }))
}

function periodOf({ dossier: { since, until }, statements }: Gathered, words: BriefWords): Piece[] {
  const days = statements.flatMap(({ said }) => said ?? []).sort()
  const [first, last] = [since ?? days[0], until ?? days.at(-1)]
  return first === undefined || last === undefined ? [] : [words.period(first, last)]
}
