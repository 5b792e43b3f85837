import { apart, isInitial, type NamePart, type Nicknames } from './parts.ts'
import type { NameParts } from './person-name.ts'
import type { NameTables } from './tables.ts'

/** How far two family names of one person may be apart. */
export const FAMILY = 0.18
/** How far, where no given name bears it out. */
export const FAMILY_ALONE = 0.13
/** How far two given names of one person may be apart. */
export const GIVEN = 0.2
/** What it adds that a name is left out before another. */
const SKIPPED = 0.07
/** From how far on two names of different scripts are surely two names. */
const SURELY_APART = 0.42

/** Whether two full names are one person's (how far apart, from 0), surely are not, or cannot be told. */
export type Likeness = number | 'different' | 'unclear'

/** Compares two full names: family, given names, Jr. and Sr. */
export function likeness(one: NameParts, other: NameParts, tables: NameTables): Likeness {
  return likenessBeside(apart(one.family, other.family), one, other, tables)
}

/** Compares two full names whose family names are known to be so far apart. */
export function likenessBeside(family: number, one: NameParts, other: NameParts, tables: NameTables): Likeness {
  if (suffixesDiffer(one.suffix, other.suffix)) return 'different'
  if (family > FAMILY) return beyond(family)
  const given = givenNamesApart(one.given, other.given, tables)
  if (given > GIVEN) return beyond(given)
  return family + given
}

function beyond(distance: number): 'different' | 'unclear' {
  return distance > SURELY_APART ? 'different' : 'unclear'
}

function suffixesDiffer(one: string | undefined, other: string | undefined): boolean {
  return one !== undefined && other !== undefined && one !== other
}

/**
 * How far given names are apart: either they go side by side, as far as both have any ("George Bush" and "George W.
 * Bush", but not "George W." and "George H. W."), or all of the fewer are among the more, written out and in their order
 * ("Javad Zarif" and "Mohammad Javad Zarif").
 */
function givenNamesApart(one: readonly NamePart[], other: readonly NamePart[], { nicknames }: NameTables): number {
  const [fewer, more] = one.length <= other.length ? [one, other] : [other, one]
  let beside = 0
  for (let at = 0; at < fewer.length; at++) beside = Math.max(beside, nicknames.apart(fewer[at], more[at]))
  return beside <= GIVEN ? beside : Math.min(1, amongApart(fewer, more, nicknames) + SKIPPED)
}

function amongApart(fewer: readonly NamePart[], more: readonly NamePart[], nicknames: Nicknames): number {
  let worst = 0
  let next = 0
  for (const [at, name] of fewer.entries()) {
    const options = more
      .slice(next, more.length - (fewer.length - at - 1))
      .map((each) => writtenApart(name, each, nicknames))
    const best = Math.min(1, ...options)
    worst = Math.max(worst, best)
    next += options.indexOf(best) + 1
  }
  return worst
}

function writtenApart(one: NamePart, other: NamePart, nicknames: Nicknames): number {
  return isInitial(one) || isInitial(other) ? 1 : nicknames.apart(one, other)
}

/** How far two family names are apart that stand alone; 1 where they are surely not one. */
export function familyApart(one: NamePart, other: NamePart, { people }: NameTables): number {
  const distance = apart(one, other)
  if (distance > FAMILY_ALONE) return 1
  if (distance <= 0.03) return distance
  const known = knownFamilies(one, people.families) ?? knownFamilies(other, people.families)
  const latin = one.script === 'latin' ? one : other
  return known && !latin.forms.some((form) => known.has(form)) ? 1 : distance
}

/** The Latin family names that a name in another script is known to be. */
function knownFamilies({ script, forms }: NamePart, families: ReadonlyMap<string, ReadonlySet<string>>) {
  return script === 'latin' ? undefined : families.get(forms[0])
}
