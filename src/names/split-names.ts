import type { Designation } from './designation.ts'
import { isUnspaced } from './scripts.ts'

/** How many names a list has at most: a longer one stays whole. */
const MOST = 12

/**
 * The designations of a list of names: "Blinken and Lavrov", ドイツ、フランス、イタリア; undefined where the words are no
 * list, or one of them names nobody. Words that only describe a name ("Lavrov, the foreign minister") are no list.
 */
export function splitNames(words: string, designateOne: (part: string) => Designation): Designation[] | undefined {
  const parts = isUnspaced(words) ? unspacedParts(words) : spacedParts(words)
  for (const list of parts) {
    if (list.length < 2 || MOST < list.length) continue
    const designations = list.map(designateOne)
    if (isList(designations)) return designations
  }
  return dottedBodies(words, designateOne)
}

/** 毎日新聞・産経新聞: dots stand between names of bodies too, not only within a person's. */
function dottedBodies(words: string, designateOne: (part: string) => Designation): Designation[] | undefined {
  const parts = words.split(/[、・]/)
  if (parts.length < 2 || MOST < parts.length || !isUnspaced(words)) return undefined
  const designations = parts.map(designateOne)
  return designations.every(({ member }) => member !== undefined) ? designations : undefined
}

/** A list of names: named all, none twice, and no half of a longer name ("Ways and Means Committee"). */
function isList(designations: readonly Designation[]): boolean {
  if (designations.some(({ kind }) => kind === 'unnamed')) return false
  if (new Set(designations.map(({ key }) => key)).size < designations.length) return false
  const isUnknownBody = designations.some(({ kind, member }) => kind === 'body' && member === undefined)
  const isBareWord = designations.some(
    ({ kind, name, offices }) => kind === 'person' && offices.length === 0 && !/[\s・]/.test(name),
  )
  return !(isUnknownBody && isBareWord)
}

function spacedParts(words: string): string[][] {
  const bare = words.replace(/^both /i, '')
  const all = bare.split(/,? (?:and|&) |, /)
  const two = bare.split(/,? (?:and|&) /)
  return two.length < 2 ? [] : all.length === two.length ? [two] : [all, two]
}

function unspacedParts(words: string): string[][] {
  const bare = words.replace(/(?:など|ら|等|双方|両国|両政府|の両国)$/, '')
  const commas = bare.split(/、|及び|および|並びに|ならびに/)
  const all = commas.flatMap((part) => part.split(/と|や/))
  return [commas, all].filter((list) => list.length > 1)
}
