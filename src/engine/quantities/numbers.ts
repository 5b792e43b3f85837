/** Number words of a language, as the rows `number` of a pack's tables: word and value. */
export type NumberWords = ReadonlyMap<string, number>

const KANJI_DIGITS = '〇一二三四五六七八九'
const KANJI_TENS: Readonly<Record<string, number>> = { 十: 10, 百: 100, 千: 1000 }
const KANJI_MYRIADS: Readonly<Record<string, number>> = { 万: 1e4, 億: 1e8, 兆: 1e12 }

/**
 * The value of a number as written: digits of any width with separators, kanji numerals, number words, each with 万 or
 * million and the like behind. Undefined where it is none.
 */
export function numberIn(written: string, words: NumberWords): number | undefined {
  const text = written
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[,，\s]+(?=\d)/g, '')
    .trim()
  const plain = words.get(text)
  if (plain !== undefined) return plain
  const scaled = /^([\d.]+)[\s-]*([\p{L}]+)$/u.exec(text)
  const scale = words.get(scaled?.[2] ?? '') ?? 0
  if (scaled && scale >= 100) return rounded(Number(scaled[1]) * scale)
  if (/^\d+(?:\.\d+)?$/.test(text)) return Number(text)
  if (/^[\d.〇一二三四五六七八九十百千万億兆]+$/.test(text)) return kanjiValue(text)
  return wordsValue(text, words)
}

/** Keeps 4.1 × 10⁶ from being 4099999.9999999995. */
function rounded(value: number): number {
  return Math.round(value * 1000) / 1000
}

function kanjiValue(text: string): number | undefined {
  let total = 0
  let section = 0
  let digits = ''
  const flush = () => {
    const value = digits === '' ? 0 : Number(digits)
    digits = ''
    return value
  }
  for (const letter of text) {
    const digit = KANJI_DIGITS.indexOf(letter)
    if (digit >= 0 || /[\d.]/.test(letter)) digits += digit >= 0 ? String(digit) : letter
    else if (letter in KANJI_TENS) section += (digits === '' ? 1 : flush()) * KANJI_TENS[letter]
    else {
      const myriads = section + flush()
      total += (myriads === 0 ? 1 : myriads) * KANJI_MYRIADS[letter]
      section = 0
    }
  }
  const value = total + section + flush()
  return Number.isFinite(value) ? rounded(value) : undefined
}

/** "twenty-five", "two hundred", "three million". */
function wordsValue(text: string, words: NumberWords): number | undefined {
  let total = 0
  let section = 0
  for (const part of text.split(/[\s-]+/).filter((word) => word !== 'and' && word !== 'a' && word !== 'of')) {
    const value = words.get(part)
    if (value === undefined) return undefined
    if (value === 100) section = Math.max(1, section) * 100
    else if (value > 100) {
      total += Math.max(1, section) * value
      section = 0
    } else section += value
  }
  const value = total + section
  return text === '' || value === 0 ? undefined : value
}
