import { Memo } from './memo.ts'

/**
 * How far two words' sounds are apart: 0 where they sound alike, 1 where nothing agrees. The cost of the cheapest way to
 * turn one into the other, by the length of the longer; both are as `soundsOf` gives them, so their lengths are bounded.
 */
export function distance(one: string, other: string): number {
  return distanceBetween(measured(one), measured(other), 1)
}

/** As `distance`, of words whose sounds were measured; 1 for all that is surely more than `most`. */
export function distanceBetween(one: Measured, other: Measured, most: number): number {
  if (one.sounds === other.sounds) return 0
  if (one.sounds === '' || other.sounds === '') return 1
  const weight = Math.max(one.weight, other.weight)
  return Math.min(1, cheapest(one, other, (most + ROUNDING) * weight) / weight)
}

/** A word's sounds with what is asked of them again and again. */
export interface Measured {
  readonly sounds: string
  readonly codes: Uint8Array
  /** What it costs to leave out each. */
  readonly losses: Float64Array
  readonly weight: number
}

const MEASURED = new Memo<string, Measured>(30_000)

/** Sounds, ready to be compared with many others. */
export function measured(sounds: string): Measured {
  return MEASURED.get(sounds, () => ({
    sounds,
    codes: Uint8Array.from(sounds, (sound) => sound.charCodeAt(0)),
    losses: Float64Array.from(lossesOf(sounds)),
    weight: weight(sounds),
  }))
}

/** Longer than any word's sounds: the row of the table that is filled is used again for every pair. */
const ROW = new Float64Array(64)

/** What rounding may add to a cost. */
export const ROUNDING = 1e-9

/** The least cost; no number where it is surely more than `most`: costs only grow from row to row. */
function cheapest(lines: Measured, { codes, losses }: Measured, most: number): number {
  const row = codes.length < ROW.length ? ROW : new Float64Array(codes.length + 1)
  fillFirst(row, losses)
  for (let line = 0; line < lines.codes.length; line++) {
    const least = nextRow(row, row, lines.codes[line], lines.losses[line], codes, losses)
    if (least > most) return Number.POSITIVE_INFINITY
  }
  return row[codes.length]
}

/** The first row of a table of costs: what it costs to leave out a word's sounds, as far as each. */
export function firstRow({ losses }: Measured): Float64Array {
  const row = new Float64Array(losses.length + 1)
  fillFirst(row, losses)
  return row
}

function fillFirst(row: Float64Array, losses: Float64Array): void {
  row[0] = 0
  for (let column = 0; column < losses.length; column++) row[column + 1] = row[column] + losses[column]
}

/** Makes the next row of the table, of one more sound and what it costs to leave it out, from the one above it; gives the least of it. */
export function nextRow(
  above: Float64Array,
  row: Float64Array,
  sound: number,
  lost: number,
  codes: Uint8Array,
  losses: Float64Array,
): number {
  const costs = sound * 128
  let beside = above[0]
  let last = beside + lost
  let least = last
  row[0] = last
  for (let column = 0; column < codes.length; column++) {
    const changed = beside + COSTS[costs + codes[column]]
    beside = above[column + 1]
    last += losses[column]
    if (changed < last) last = changed
    if (beside + lost < last) last = beside + lost
    row[column + 1] = last
    if (last < least) least = last
  }
  return least
}

/** How many sounds a word surely has. */
function weight(sounds: string): number {
  let n = 0
  for (const sound of sounds) if (!UNSURE.has(sound)) n++
  return Math.max(1, n)
}

const UNSURE: ReadonlySet<string> = new Set('UOIE')
const VOWELS: ReadonlySet<string> = new Set('aeiou')
const SINGLE: Readonly<Record<string, number>> = { U: 0.03, O: 0.03, I: 0.03, E: 0.08, h: 0.25, w: 0.25, y: 0.25 }

/** What it costs to leave out each sound of a word. */
function lossesOf(sounds: string): number[] {
  return Array.from(sounds, (sound, at) => SINGLE[sound] ?? lossAt(sounds, at))
}

function lossAt(sounds: string, at: number): number {
  const [before, sound, after] = [sounds[at - 1], sounds[at], sounds[at + 1]]
  if (VOWELS.has(sound)) return VOWELS.has(before) || VOWELS.has(after) ? 0.2 : 0.45
  if (sound === 'r') return VOWELS.has(after) ? 0.7 : 0.2
  return before === sound ? 0.1 : 0.85
}

/** Pairs of sounds that are written for each other, and what it costs; all others cost as much as two losses. */
const PAIRS: Readonly<Record<string, number>> = {
  ...{ ae: 0.25, ao: 0.4, au: 0.3, ai: 0.6, ei: 0.2, eo: 0.6, eu: 0.6, io: 0.8, iu: 0.7, ou: 0.4 },
  ...{ Uu: 0, Oo: 0, Ii: 0, UO: 0.1, Uo: 0.25, Ua: 0.3, Ue: 0.3, Ui: 0.3, Oa: 0.4, Oe: 0.4, Oi: 0.6, Ou: 0.2, Ia: 0.5 },
  ...{ Ie: 0.15, Io: 0.6, IU: 0.3, Ee: 0, Ea: 0.2, Ei: 0.15, EU: 0.05, EO: 0.05, EI: 0.05, Iy: 0.1, iy: 0.1 },
  ...{ bv: 0, bw: 0.35, bp: 0.5, vw: 0.1, fv: 0.15, bf: 0.45, fp: 0.45, fh: 0.2, hv: 0.5, uw: 0.1, Uw: 0.1, vu: 0.4 },
  ...{
    sz: 0.2,
    sT: 0,
    tT: 0,
    zT: 0.1,
    dT: 0.3,
    cs: 0.3,
    cC: 0,
    kC: 0.1,
    sC: 0.1,
    hC: 0.2,
    ct: 0.25,
    cT: 0.3,
    tC: 0.25,
  },
  ...{ jz: 0.2, js: 0.4, dj: 0.25, cj: 0.3, dt: 0.4, dz: 0.2, cz: 0.25, jC: 0.3, ck: 0.6, jt: 0.5, cd: 0.5 },
  ...{
    jJ: 0,
    yJ: 0.05,
    hJ: 0.15,
    zJ: 0.2,
    iJ: 0.1,
    sJ: 0.3,
    gG: 0,
    jG: 0,
    hG: 0.2,
    zG: 0.25,
    cG: 0.4,
    CJ: 0.3,
    cJ: 0.3,
  },
  ...{ gk: 0.4, hk: 0.25, gh: 0.3, kG: 0.5, jy: 0.3, mn: 0.25, nr: 0.7, gw: 0.5, sk: 0.8 },
}

/** The cost of every sound for every other, by their codes. */
const COSTS: Float64Array = costs()

function costs(): Float64Array {
  const table = new Float64Array(128 * 128).fill(1.1)
  for (let code = 0; code < 128; code++) table[code * 128 + code] = 0
  for (const [pair, cost] of Object.entries(PAIRS)) {
    const [one, other] = [pair.charCodeAt(0), pair.charCodeAt(1)]
    table[one * 128 + other] = cost
    table[other * 128 + one] = cost
  }
  return table
}
