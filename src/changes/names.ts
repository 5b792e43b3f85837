/** How the names on two sides stand to each other; `alike` where one may be the other misspelt. */
export type Agreement = 'same' | 'alike' | 'apart'

/**
 * How one person’s or body’s names agree with another’s, each in small letters: the same where the fewer are all among the
 * more, or two with the last (Butcher Lou Bell, Baker Lou Bell); apart where one has what the other has not (Greta Dahl, Jon
 * Dahl). Undefined where a side has none.
 */
export function agreementOf(one: readonly string[], other: readonly string[]): Agreement | undefined {
  const [few, many] = one.length <= other.length ? [one, other] : [other, one]
  if (few.length === 0) return undefined
  const found = few.map((name) => many.map((also) => wordsAgree(name, also)))
  const nSame = found.filter((all) => all.includes('same')).length
  const isSameLast = found.at(-1)?.at(-1) === 'same'
  if (nSame === few.length || (2 <= nSame && isSameLast)) return 'same'
  return found.every((all) => all.some((agreement) => agreement !== 'apart')) ? 'alike' : 'apart'
}

function wordsAgree(one: string, other: string): Agreement {
  const [short, long] = one.length <= other.length ? [one, other] : [other, one]
  if (short === long || isInitial(short, long) || isHead(short, long) || isTail(short, long)) return 'same'
  if (isTitledTwice(short, long)) return 'same'
  const [plain, full] = [plainName(short), plainName(long)]
  if (plain === full) return 'alike'
  return isSlip(plain, full) ? 'alike' : 'apart'
}

function isInitial(short: string, long: string): boolean {
  return /^[a-z]$/u.test(short) && long.startsWith(short)
}

/** 山田 for 山田太郎, レム for レム広報 (部長): what follows a name in full is of Han characters. */
function isHead(short: string, long: string): boolean {
  return (
    /^(?:\p{sc=Han}{2,}|[\p{sc=Katakana}ー]{2,})$/u.test(short) &&
    long.startsWith(short) &&
    REST.test(long.slice(short.length))
  )
}

/** 露木棋士 and 露木六段: one name with one title and another. */
function isTitledTwice(one: string, other: string): boolean {
  const [title, also] = [one.match(TITLE), other.match(TITLE)]
  return title !== null && also !== null && title[1] === also[1]
}

const TITLE = /^(\p{sc=Han}{2}|[\p{sc=Katakana}ー]{2,})(?:\p{sc=Han}[段級位]|\p{sc=Han}[士師員官手])$/u

/** モイラ for 娘モイラ. */
function isTail(short: string, long: string): boolean {
  return long.endsWith(short) && KIN.test(long.slice(0, -short.length))
}

const KIN = /^(?:父|母|父親|母親|夫|妻|息子|娘|[長次三][男女]|姉|妹|兄|弟|祖父|祖母|孫|叔父|叔母|友人|同僚)$/u

const REST = /^\p{sc=Han}{1,3}$/u

/** Letters that a name may be written with instead of others: accents, the old forms of Han characters, the ways to spell a sound. */
function plainName(name: string): string {
  return name
    .normalize('NFD')
    .replaceAll(/[\u0300-\u036f]/gu, '')
    .normalize('NFC')
    .replaceAll(/ヴ([ァィェォ])?/gu, (_, vowel: string | undefined) => 'バビブベボ'['ァィ_ェォ'.indexOf(vowel ?? '_')])
    .replaceAll(/[ッー]/gu, '')
    .replaceAll(/./gu, (character) => VARIANTS.get(character) ?? character)
}

/** Forms of one Han character that stand in names, the usual one first; small kana and their large ones. */
const VARIANTS = new Map(
  '斎斉齋齊 辺邊邉 沢澤 広廣 高髙 崎﨑嵜 国國 浜濱 島嶋嶌 桜櫻 滝瀧 竜龍 万萬 真眞 恵惠 円圓 静靜 徳德 吉𠮷 富冨 柳栁 実實 栄榮 関關 条條 渋澁 館舘 峰峯 会會 学學 黒黑 遥遙 芦蘆 イィ エェ アァ オォ ウゥ'
    .split(' ')
    .flatMap(([usual, ...others]) => others.map((other) => [other, usual] as const)),
)

/** Whether two names differ by a letter that was missed, added or taken for another, past the first. Han characters are not letters. */
function isSlip(short: string, long: string): boolean {
  if (long.length < 4 || 1 < long.length - short.length || short[0] !== long[0] || /\p{sc=Han}/u.test(long))
    return false
  let head = 0
  while (head < short.length && short[head] === long[head]) head++
  const skipped = short.length === long.length ? 1 : 0
  return short.slice(head + skipped) === long.slice(head + 1)
}
