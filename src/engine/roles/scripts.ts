/**
 * Whether a name in katakana and one in Latin letters sound like one: the same consonants, at least three, an r between
 * consonants or at the end heard or not.
 */
export function soundAlike(one: string, other: string): boolean {
  const [a, b] = [skeletonOf(one), skeletonOf(other)]
  if (a.length < 3 || b.length < 3) return false
  const [plainA, plainB] = [a.replace(/r/g, ''), b.replace(/r/g, '')]
  return a === b || (plainA === plainB && plainA.length >= 3)
}

/**
 * The consonants of a name as one alphabet hears them, to tell that ブリンケン and Blinken are one name: katakana by the
 * Hepburn table, Latin letters by how Japanese takes them over (l as r, v as b, c as k or s, a final r or an h unheard).
 * A vowel that opens the name counts as one sound. Empty for other scripts.
 */
function skeletonOf(name: string): string {
  if (/^[\p{sc=Katakana}ー・＝=]+$/u.test(name)) return fromKatakana(name)
  if (/^[\p{sc=Latin}.'’ -]+$/u.test(name)) return fromLatin(name)
  return ''
}

const KATAKANA: readonly (readonly [string, string])[] = [
  ['カキクケコ', 'k'],
  ['ガギグゲゴ', 'g'],
  ['サシスセソ', 's'],
  ['ザジズゼゾヂヅ', 'z'],
  ['タテトチツ', 't'],
  ['ダデド', 'd'],
  ['ナニヌネノン', 'n'],
  ['バビブベボヴ', 'b'],
  ['フ', 'f'],
  ['パピプペポ', 'p'],
  ['マミムメモ', 'm'],
  ['ラリルレロ', 'r'],
]
const OF_KATAKANA = new Map(
  KATAKANA.flatMap(([letters, sound]) => [...letters].map((letter) => [letter, sound] as const)),
)

function fromKatakana(name: string): string {
  return (
    (/^[アイウエオ]/.test(name) ? 'a' : '') +
    collapse([...name].map((letter) => OF_KATAKANA.get(letter) ?? '').join(''))
  )
}

/** Spellings and what is heard, tried in order at each place. */
const LATIN: readonly (readonly [RegExp, string])[] = [
  [/^(?:tch|ch|ts|tz)/, 't'],
  [/^(?:sh|sch|th|ss)/, 's'],
  [/^(?:ph|f|v$)/, 'f'],
  [/^c(?=[eiy])/, 's'],
  [/^g(?=[eiy])/, 'z'],
  [/^(?:ck|c|q|k)/, 'k'],
  [/^x/, 'ks'],
  [/^[jz]/, 'z'],
  [/^r(?![aeiouy])/, ''],
  [/^[lr]/, 'r'],
  [/^[vb]/, 'b'],
  [/^[mn]/, ''],
  [/^[dgpst]/, ''],
]

function fromLatin(name: string): string {
  const letters = name
    .normalize('NFD')
    .replace(/[^\p{L}]/gu, '')
    .toLowerCase()
  let heard = ''
  for (let at = 0; at < letters.length; ) {
    const rest = letters.slice(at, at + 4)
    const rule = LATIN.find(([spelling]) => spelling.test(rest))
    const length = rule?.[0].exec(rest)?.[0].length ?? 1
    const isPlain = rule !== undefined && rule[1] === '' && !/^r/.test(rest)
    heard += isPlain ? rest[0] : (rule?.[1] ?? '')
    at += length
  }
  return (/^[aeiou]/.test(letters) ? 'a' : '') + collapse(heard)
}

/** m before a lip sound is n in katakana too; a doubled consonant is one. */
function collapse(heard: string): string {
  return heard.replace(/m(?=[bp])/g, 'n').replace(/(.)\1+/g, '$1')
}
