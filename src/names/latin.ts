const LETTERS: Readonly<Record<string, string>> = {
  ß: 'ss',
  ø: 'o',
  æ: 'ae',
  œ: 'oe',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ı: 'i',
  ə: 'a',
  ħ: 'h',
}
const EXPANDED: Readonly<Record<string, string>> = { ö: 'oe', ü: 'ue', ä: 'ae', ø: 'oe', å: 'aa' }

/** A word in small Latin letters without marks, apostrophes and hyphens: "núñez" → "nunez". */
export function plain(word: string): string {
  const small = word.toLowerCase()
  if (/^[a-z\d]*$/.test(small)) return small
  return small
    .replace(/[ßøæœłđðþıəħ]/g, (letter) => LETTERS[letter])
    .normalize('NFD')
    .replace(/[^\p{L}\p{N}]/gu, '')
}

/** The plain forms a word may be written in: "Schröder" is "schroder" and "schroeder". */
export function plainForms(word: string): string[] {
  if (/^[A-Za-z]+$/.test(word)) return [word.toLowerCase()]
  const small = word.normalize('NFC').toLowerCase()
  const expanded = small.replace(/[öüäøå]/g, (letter) => EXPANDED[letter])
  return expanded === small ? [plain(word)] : [plain(word), plain(expanded)]
}

/**
 * One spelling for the ways in which one name of another script is written in Latin letters: Zelenskyy, Zelenskiy and
 * Zelensky, Nebenzya and Nebenzia, Muhammad and Mohammed.
 */
export function oneSpelling(name: string): string {
  return name
    .replace(/(?:yy|iy|yi|ii|ij|ey|ei|ie|i)$/, 'y')
    .replace(/ie|ye|je/g, 'e')
    .replace(/[ij]([aou])/g, 'y$1')
    .replace(/ks/g, 'x')
    .replace(/tch/g, 'ch')
    .replace(/ou/g, 'u')
    .replace(/w/g, 'v')
    .replace(/ff$/, 'v')
    .replace(/([^aeiou])\1/g, '$1')
    .replace(/aa/g, 'a')
    .replace(/ee/g, 'i')
    .replace(/^q|^gh|^kh/, 'k')
}
