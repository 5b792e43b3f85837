import type { NameTables } from './tables.ts'

/**
 * The usual name of a member of the cast, a state, a body or a known person, in English or Japanese; undefined where the
 * cast does not know the id. A ministry that the table does not list by itself has its state's name and the word for it.
 */
export function castName(id: string, language: 'en' | 'ja', { members, people }: NameTables): string | undefined {
  const names = (members.byId.get(id) ?? people.byId.get(id))?.names
  return names?.[language][0] ?? names?.en[0] ?? ministryName(id, language, members)
}

function ministryName(
  id: string,
  language: 'en' | 'ja',
  { byId, ministries }: NameTables['members'],
): string | undefined {
  const state = id[2] === '-' ? byId.get(id.slice(0, 2)) : undefined
  const ministry = state && ministries.find((each) => each.id === id.slice(3))
  if (!state || !ministry) return undefined
  const [place, words] = [state.names[language][0], ministry[language][0]]
  return language === 'ja' ? place + words : `${words[0].toUpperCase()}${words.slice(1)} of ${place}`
}
