/** What an actor’s page shows, as its address has it. */
export const TABS = ['said', 'told', 'word', 'exchanges', 'positions'] as const

export type Tab = (typeof TABS)[number]

/** The filter of statements by which a tab is asked for; absent where it shows no statements. */
export const FILTER_OF: Readonly<Partial<Record<Tab, 'source' | 'to' | 'via'>>> = {
  said: 'source',
  told: 'to',
  word: 'via',
}

/** The tab that an address names; what was said, where it names none. */
export function tabIn(query: URLSearchParams): Tab {
  return TABS.find((tab) => tab === query.get('tab')) ?? 'said'
}
