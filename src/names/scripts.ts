import { Memo } from './memo.ts'

/** The kind of letters a word of a name is written in. */
export type Script = 'latin' | 'kana' | 'han' | 'hangul' | 'cyrillic' | 'other'

/** The script of a word, by its first letter. */
export function scriptOf(word: string): Script {
  for (const letter of word) {
    const script = scriptOfLetter(letter)
    if (script !== 'other') return script
  }
  return 'other'
}

const SCRIPTS = new Memo<string, Script>(20_000)

/** The script of one letter. */
export function scriptOfLetter(letter: string): Script {
  return SCRIPTS.get(letter, () => readScript(letter))
}

function readScript(letter: string): Script {
  if (/[\p{sc=Katakana}\p{sc=Hiragana}ー]/u.test(letter)) return 'kana'
  if (/[\p{sc=Han}々]/u.test(letter)) return 'han'
  if (/\p{sc=Hangul}/u.test(letter)) return 'hangul'
  if (/\p{sc=Cyrillic}/u.test(letter)) return 'cyrillic'
  return /\p{sc=Latin}/u.test(letter) ? 'latin' : 'other'
}

/** Whether words are written without spaces: Han letters and kana. */
export function isUnspaced(words: string): boolean {
  return /[\p{sc=Han}\p{sc=Katakana}\p{sc=Hiragana}々]/u.test(words)
}

/** Katakana for hiragana; all else as it is. */
export function katakana(words: string): string {
  return words.replace(/[ぁ-ゖ]/g, (letter) => String.fromCharCode(letter.charCodeAt(0) + 0x60))
}
