import { soundsOf } from './sounds.ts'

/** How many sounds of a skeleton tell names apart: more would part one name's spellings. */
const LONGEST = 4

/**
 * What is left of a family name in every script: Lavrov, ラブロフ, Лавров and 라브로프 are all `RPRP`.
 *
 * Only what all scripts write alike counts: nasals (N), l and r (R), labials (P), and all other consonants (T). What one
 * script writes and another leaves out counts nowhere: h, w and y, r before a consonant, v before a voiceless one, and a
 * first sound that is spelt too differently (Hollande and オランド, Juncker and ユンケル).
 */
export function skeletonOf(word: string): string {
  const sounds = soundsOf(word)
    .replace(/U|O|I/g, "'")
    .replace(/^(?:[hfwyjJG]|[gz](?=[ei]))/, '')
    .replace(/[vbw](?=a$)/, '')
    .replace(/[hwyE]/g, '')
    .replace(/[bvf](?='?[^aeiour'])/g, '')
    .replace(/(?<=.)r(?='?(?:[^aeiouUOI']|$))/g, '')
  const classes = sounds.replace(/[^a-zA-Z]|[aeiou]/g, '').replace(/[a-zA-Z]/g, classOf)
  return classes.replace(/(.)\1+/g, '$1').slice(0, LONGEST) || 'V'
}

function classOf(sound: string): string {
  if (/[mn]/.test(sound)) return 'N'
  if (/[rl]/.test(sound)) return 'R'
  return /[pbvf]/.test(sound) ? 'P' : 'T'
}
