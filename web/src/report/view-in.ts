/** How a report is looked at. */
export type View = 'text' | 'changes' | 'copies' | 'beside'

/** The view that an address means: the one it names, else the one that what it names is of. */
export function viewIn(query: URLSearchParams): View {
  const named = query.get('view')
  if (named === 'changes' || named === 'copies' || named === 'beside') return named
  if (query.has('beside')) return 'beside'
  if (query.has('with')) return 'copies'
  return query.has('from') || query.has('to') ? 'changes' : 'text'
}
