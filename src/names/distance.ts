/**
 * How far two words' sounds are apart: 0 where they sound alike, 1 where nothing agrees. The cost of the cheapest way to
 * turn one into the other, by the length of the longer; both are as `soundsOf` gives them, so their lengths are bounded.
 */
export function distance(one: string, other: string): number {
  if (one === other) return 0
  if (one === '' || other === '') return 1
  let row = [0]
  for (let column = 0; column < other.length; column++) row.push(row[column] + loss(other, column))
  for (let line = 0; line < one.length; line++) row = nextRow(row, one, line, other)
  return Math.min(1, row[other.length] / Math.max(weight(one), weight(other)))
}

function nextRow(above: readonly number[], one: string, line: number, other: string): number[] {
  const lost = loss(one, line)
  const row = [above[0] + lost]
  for (let column = 0; column < other.length; column++) {
    row.push(
      Math.min(
        above[column] + cost(one[line], other[column]),
        above[column + 1] + lost,
        row[column] + loss(other, column),
      ),
    )
  }
  return row
}

/** How many sounds a word surely has. */
function weight(sounds: string): number {
  return Math.max(1, sounds.replace(/[UOIE]/g, '').length)
}

/** What it costs to leave out the sound at a place. */
function loss(sounds: string, at: number): number {
  const sound = sounds[at]
  if (/[UOI]/.test(sound)) return 0.03
  if (sound === 'E') return 0.08
  if (/[aeiou]/.test(sound)) return isVowel(sounds[at - 1]) || isVowel(sounds[at + 1]) ? 0.2 : 0.45
  if (/[hwy]/.test(sound)) return 0.25
  if (sound === 'r') return isVowel(sounds[at + 1]) ? 0.7 : 0.2
  return sounds[at - 1] === sound ? 0.1 : 0.85
}

function isVowel(sound: string | undefined): boolean {
  return sound !== undefined && /[aeiou]/.test(sound)
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

function cost(one: string, other: string): number {
  if (one === other) return 0
  return PAIRS[one + other] ?? PAIRS[other + one] ?? 1.1
}
