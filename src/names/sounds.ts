import { plain } from './latin.ts'
import { katakana, type Script, scriptOf } from './scripts.ts'

/**
 * The sounds of one word of a name, one letter each, in an alphabet of our own: what two scripts can both write.
 *
 * Small letters are sounds. `U`, `O` and `I` are vowels that kana and hangul need after a consonant and that the name
 * may not have (ス for s). `C` is ch, `T` is th, `J` is a Latin j, `G` is a g before e or i, `E` is a last, mute e:
 * letters whose sound depends on the language.
 */
export function soundsOf(word: string): string {
  return SOUNDS[scriptOf(word)](word.normalize('NFC'))
    .replace(/[^a-zA-Z]/g, '')
    .slice(0, LONGEST)
}

/** How many sounds of a word are looked at: bounds the time. */
const LONGEST = 32

const SOUNDS: Readonly<Record<Script, (word: string) => string>> = {
  latin: soundsOfLatin,
  cyrillic: soundsOfCyrillic,
  kana: soundsOfKana,
  hangul: soundsOfHangul,
  han: () => '',
  other: () => '',
}

const DIGRAPHS: Readonly<Record<string, string>> = {
  shch: 's',
  tsch: 'c',
  tch: 'c',
  sch: 's',
  sh: 's',
  ch: 'C',
  chr: 'kr',
  ck: 'k',
  kh: 'h',
  gh: 'g',
  ph: 'f',
  th: 'T',
  tz: 'c',
  ts: 'c',
  cz: 'c',
  sz: 's',
  rz: 'j',
  zh: 'j',
  dzh: 'j',
  dj: 'j',
  qu: 'kw',
  x: 'ks',
  wh: 'w',
  ow: 'au',
  aw: 'o',
  ew: 'yu',
  eu: 'oi',
  ea: 'i',
  ee: 'i',
  oo: 'u',
  ou: 'u',
  ay: 'ei',
  ai: 'ei',
  ae: 'e',
  oe: 'e',
  oa: 'o',
  ue: 'u',
  ng: 'n',
  mc: 'mak',
  igh: 'ai',
  ough: 'o',
  augh: 'o',
  ugh: 'yu',
  c: 'k',
  q: 'k',
  l: 'r',
  j: 'J',
}
const LATIN =
  /^(?:wr|kn|ps|pt|gn|mn)|^mc|ough|augh|igh|ugh|shch|tsch|dzh|tch|sch|chr|sh|ch|ck|kh|gh|ph|th|tz|ts|cz|sz|rz|zh|dj|qu|wh|ow|aw|ew|eu|ea|ee|oo|ou|ay|ai|ae|oe|oa|ue|ng(?![aeiou])|c(?=[eiy])|g(?=[eiy])|(?<![aeiou])y(?=[aeiou])|(?<=[aeiou])y(?=[aeiou])|y|e$|[xcqlj]/g

function soundsOfLatin(word: string): string {
  return plain(word)
    .replace(/([^aeiou])\1/g, '$1')
    .replace(LATIN, soundOfLetters)
}

function soundOfLetters(letters: string, at: number, word: string): string {
  if (at === 0 && /^(?:wr|kn|ps|pt|gn|mn)$/.test(letters)) return letters === 'wr' ? 'r' : letters[1]
  if (letters === 'e') return at > 2 ? 'E' : 'e'
  if (letters === 'y') return /[aeiou]/.test(word[at + 1] ?? '') ? 'y' : 'i'
  if (letters === 'g') return 'G'
  if (letters === 'c' && /[eiy]/.test(word[at + 1] ?? '')) return 's'
  return DIGRAPHS[letters] ?? letters
}

const CYRILLIC: Readonly<Record<string, string>> = {
  ...{ а: 'a', б: 'b', в: 'v', г: 'g', ґ: 'g', д: 'd', е: 'e', ё: 'yo', ж: 'j', з: 'z', и: 'i', й: 'y', к: 'k' },
  ...{ л: 'r', м: 'm', н: 'n', о: 'o', п: 'p', р: 'r', с: 's', т: 't', у: 'u', ф: 'f', х: 'h', ц: 'c', ч: 'c' },
  ...{ ш: 's', щ: 's', ъ: '', ы: 'i', ь: '', э: 'e', ю: 'yu', я: 'ya', і: 'i', ї: 'i', є: 'e', ў: 'u', ј: 'y' },
}

function soundsOfCyrillic(word: string): string {
  const letters = [...word.toLowerCase().replace(/дж/g, 'ж')]
  return letters.map((letter) => CYRILLIC[letter] ?? '').join('')
}

/** Rows of the kana table: the consonant, and a kana for each of a, i, u, e, o. */
const ROWS =
  ' アイウエオ,kカキクケコ,gガギグゲゴ,sサシスセソ,zザジズゼゾ,tタチツテト,dダヂヅデド,nナニヌネノ,hハヒフヘホ,bバビブベボ,pパピプペポ,mマミムメモ,rラリルレロ,vヷヸヴヹヺ'
const KANA: Readonly<Record<string, string>> = { ...rowsOfKana(), ...kanaOfTheirOwn() }
const SMALL: Readonly<Record<string, string>> = {
  ...{ ァ: 'a', ィ: 'i', ゥ: 'u', ェ: 'e', ォ: 'o', ャ: 'ya', ュ: 'yu', ョ: 'yo', ヮ: 'wa' },
}

function rowsOfKana(): Record<string, string> {
  const kana: Record<string, string> = {}
  for (const row of ROWS.split(',')) {
    const consonant = row[0].trim()
    for (const [at, letter] of [...row.slice(1)].entries()) kana[letter] = consonant + vowelOfKana(consonant, at)
  }
  return kana
}

function vowelOfKana(consonant: string, at: number): string {
  if (consonant === '' || /[nh]/.test(consonant)) return 'aiueo'[at]
  if (at === 2) return 'U'
  return at === 4 && /[td]/.test(consonant) ? 'O' : 'aiueo'[at]
}

function kanaOfTheirOwn(): Record<string, string> {
  return {
    ...{ シ: 'sI', チ: 'cI', ツ: 'cU', フ: 'fU', ジ: 'jI', ヂ: 'jI', ヅ: 'zU', ヤ: 'ya', ユ: 'yu', ヨ: 'yo' },
    ...{ ワ: 'wa', ヲ: 'o', ン: 'n', ヵ: 'ka', ヶ: 'ke' },
  }
}

function soundsOfKana(word: string): string {
  const letters = [...katakana(word)]
  const sounds: string[] = []
  for (const letter of letters) {
    const small = SMALL[letter]
    const last = sounds.at(-1)
    if (small !== undefined && last !== undefined) sounds[sounds.length - 1] = withSmall(last, small)
    else sounds.push(KANA[letter] ?? small ?? '')
  }
  return sounds.join('')
}

/** A kana with the small one behind it: フ and ァ are fa, テ and ィ are ti, キ and ャ are kya. */
function withSmall(sound: string, small: string): string {
  const consonant = sound.replace(/[aiueoUOI]+$/, '')
  if (sound === 'i' || sound === 'u') return (sound === 'i' ? 'y' : 'w') + small
  if (sound === 'v' || consonant === '') return consonant + small
  const isPalatal = /^[scj]$/.test(consonant)
  return consonant + (isPalatal ? small.replace(/^y/, '') : small)
}

const INITIALS = 'g,k,n,d,t,r,m,b,p,s,s,,j,c,c,k,t,p,h'.split(',')
const MEDIALS = 'a,e,ya,ye,o,e,yo,e,o,wa,we,we,yo,u,wo,we,wi,yu,U,i,i'.split(',')
const FINALS = ',k,k,k,n,n,n,t,r,k,m,r,r,r,p,r,m,p,p,s,s,n,t,t,k,t,p,t'.split(',')

function soundsOfHangul(word: string): string {
  return [...word].map(soundsOfSyllable).join('').replace(/rr/g, 'r')
}

function soundsOfSyllable(syllable: string): string {
  const code = (syllable.codePointAt(0) ?? 0) - 0xac00
  if (code < 0 || 11172 <= code) return ''
  return INITIALS[Math.floor(code / 588)] + MEDIALS[Math.floor((code % 588) / 28)] + FINALS[code % 28]
}
