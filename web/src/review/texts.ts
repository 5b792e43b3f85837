import { get } from '../api/ask.ts'

/** So many texts are kept at hand. */
const MOST = 60

const texts = new Map<string, Promise<string>>()

/** The text of a version, asked for once; early, for one that comes next. */
export function textOf(version: string): Promise<string> {
  const known = texts.get(version)
  if (known !== undefined) return known
  const asked = get<{ text: string }>(`/versions/${encodeURIComponent(version)}`).then(({ text }) => text)
  texts.set(version, asked)
  asked.catch(() => texts.delete(version))
  if (texts.size > MOST) texts.delete(texts.keys().next().value as string)
  return asked
}
