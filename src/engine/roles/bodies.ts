import type { ParsedSentence } from '../sentence.ts'
import type { NameRun } from './name-runs.ts'
import { isUnspaced, levelled } from './names.ts'
import type { Naming } from './naming.ts'

/** The bodies of a text that its names alone do not show: what letters stand for, and names that are used as a body's. */
export interface Bodies {
  /** By its letters, the name a body's letters stand for: IMF of "International Monetary Fund". */
  readonly ofLetters: ReadonlyMap<string, string>
  /** Names, as they are compared, that the text uses as a body's: "Orrin Foods" of "Orrin Foods shares". */
  readonly names: ReadonlySet<string>
}

/** Reads the bodies of a text, once before its sources. */
export function findBodies(
  text: string,
  sentences: readonly ParsedSentence[],
  runs: readonly (readonly NameRun[])[],
  naming: Naming,
): Bodies {
  const ofLetters = new Map<string, string>()
  const names = new Set<string>()
  for (const { 1: letters, index } of text.matchAll(IN_BRACKETS)) {
    const name = NAME_BEFORE.exec(text.slice(Math.max(0, index - LONGEST), index))?.[0]
    if (name === undefined || ofLetters.has(letters)) continue
    const words = isUnspaced(name) ? name : endingIn(name, letters)
    if (words !== undefined) ofLetters.set(letters, words)
  }
  for (const [at, sentence] of sentences.entries()) {
    for (const { first, last } of runs[at]) {
      const { start } = sentence.words[first]
      const { end } = sentence.words[last]
      const pieces = text.slice(start, end).split(naming.titles)
      const piece = pieces[0].trim()
      const letters = initials(piece)
      if (/\s/.test(piece) && letters.length > 1 && !ofLetters.has(letters)) ofLetters.set(letters, piece)
      const isBody =
        naming.afterBody.test(text.slice(start + piece.length, start + piece.length + 40)) ||
        naming.beforeBody.test(text.slice(Math.max(0, start - 40), start))
      if (isBody && piece !== '') names.add(levelled(piece))
    }
  }
  if (ofLetters.size === 0) return { ofLetters, names }
  for (const { 0: letters } of text.matchAll(LETTERS)) {
    const full = ofLetters.get(letters)
    if (full !== undefined) names.add(levelled(full))
  }
  return { ofLetters, names }
}

/** Letters in brackets, and letters by themselves. */
const IN_BRACKETS = /[（(](\p{Lu}{2,8})[）)]/gu
const LETTERS = /(?<!\p{L})\p{Lu}{2,8}(?!\p{L})/gu

/** What such brackets stand behind: a name of several words, or one without spaces. It is never longer than `LONGEST`. */
const NAME_BEFORE =
  /(?:(?:\p{L}[\p{L}’'-]{0,30} ){0,7}\p{L}[\p{L}’'-]{0,30} |[\p{sc=Han}\p{sc=Katakana}ー・々]{3,30})$/u
const LONGEST = 512

/** The words at the end of some that begin with these letters, small words left out. */
function endingIn(words: string, letters: string): string | undefined {
  const all = words.trim().split(' ')
  for (let from = all.length - letters.length; from >= 0; from--) {
    const name = all.slice(from).join(' ')
    if (initials(name) === letters) return name
  }
  return undefined
}

function initials(name: string): string {
  return (name.match(/(?<!\p{L})\p{Lu}/gu) ?? []).join('')
}
