/** What kind of character a UTF-16 unit is, for writing without spaces. */
export const SPACE = 0
export const KANJI = 1
export const HIRAGANA = 2
export const KATAKANA = 3
export const LATIN = 4
export const DIGIT = 5
export const NUMERAL = 6
export const BRACKET = 7
export const MARK = 8
export const HANGUL = 9
export const OTHER = 10

const TABLE = new Uint8Array(65536)
fillTable()

/** The class of a UTF-16 unit. */
export function classOf(unit: number): number {
  return TABLE[unit]
}

/** The unit that stands for `unit` in features: full-width ASCII as ASCII, everything else as it is. */
export function plain(unit: number): number {
  return 0xff01 <= unit && unit <= 0xff5e ? unit - 0xfee0 : unit
}

function fillTable(): void {
  TABLE.fill(OTHER)
  fill(KANJI, [0x3400, 0x9fff], [0xf900, 0xfaff], [0xd840, 0xd88f], [0x3005, 0x3007])
  fill(HIRAGANA, [0x3041, 0x309f])
  fill(KATAKANA, [0x30a1, 0x30ff], [0x31f0, 0x31ff], [0xff66, 0xff9f])
  fill(LATIN, [0x41, 0x5a], [0x61, 0x7a], [0xff21, 0xff3a], [0xff41, 0xff5a], [0xc0, 0x24f], [0x370, 0x52f])
  fill(DIGIT, [0x30, 0x39], [0xff10, 0xff19])
  fill(HANGUL, [0xac00, 0xd7a3], [0x1100, 0x11ff], [0x3130, 0x318f])
  for (const unit of '〇一二三四五六七八九十百千万億兆') TABLE[unit.charCodeAt(0)] = NUMERAL
  for (const unit of '「」『』（）()［］[]【】〈〉《》“”〔〕｛｝{}"') TABLE[unit.charCodeAt(0)] = BRACKET
  for (const unit of '、。，．,.!?！？・:;：；…‥―—-~〜％%') TABLE[unit.charCodeAt(0)] = MARK
  fill(
    SPACE,
    [9, 13],
    [0x20, 0x20],
    [0xa0, 0xa0],
    [0x2000, 0x200a],
    [0x2028, 0x2029],
    [0x3000, 0x3000],
    [0xfeff, 0xfeff],
  )
  for (const unit of [0x1680, 0x202f, 0x205f]) TABLE[unit] = SPACE
}

function fill(kind: number, ...ranges: readonly (readonly [number, number])[]): void {
  for (const [first, last] of ranges) TABLE.fill(kind, first, last + 1)
}
