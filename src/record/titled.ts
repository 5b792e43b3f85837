import type { StoryEntry } from '../schema/index.ts'

/** Whether words all stand in a story’s title or its outlet’s name, in any case and width. */
export function isTitled({ title, outlet }: StoryEntry, words: readonly string[] = []): boolean {
  if (words.length === 0) return true
  const names = levelled(`${title ?? ''}\n${outlet ?? ''}`)
  return words.every((each) => names.includes(levelled(each)))
}

function levelled(words: string): string {
  return words.normalize('NFKC').toLowerCase()
}
