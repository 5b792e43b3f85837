/** How two things stand to each other: one and the same (the nearer to 0 the surer), surely two, or not told. */
export type Relation = number | 'different' | 'unclear'

/** Things grouped: each group is one; what could be of two groups that are surely two is left over. */
export interface Grouping<T> {
  readonly groups: readonly (readonly T[])[]
  readonly ambiguous: readonly T[]
}

/** By how much one of two possible groups must be nearer to be taken. */
const MARGIN = 0.06

/**
 * Puts together what is one, without ever putting together what is surely two. Something that two things are alike to
 * which are surely two is ambiguous, unless it is clearly nearer to one of them. Depends on the set alone if `things`
 * come in an order that does.
 */
export function grouped<T>(things: readonly T[], relate: (one: T, other: T) => Relation): Grouping<T> {
  const relations = things.map((one, at) => things.map((other, by) => (by <= at ? 0 : relate(one, other))))
  for (let at = 0; at < things.length; at++) for (let by = 0; by < at; by++) relations[at][by] = relations[by][at]
  const relation = (one: number, other: number) => relations[one][other]
  const isAmbiguous = things.map((_, at) => standsBetween(linksAt(at, relations), relation))
  const pairs = things.flatMap((_, one) =>
    [...linksAt(one, relations)].flatMap(([other, near]) =>
      one < other && !isAmbiguous[one] && !isAmbiguous[other] ? [{ one, other, relation: near }] : [],
    ),
  )
  const all = merged(things.length, pairs, (one, other) => relation(one, other) === 'different')
  const groups = all.filter(([at]) => !isAmbiguous[at]).map((group) => group.map((at) => things[at]))
  return { groups, ambiguous: things.filter((_, at) => isAmbiguous[at]) }
}

function linksAt(at: number, relations: readonly (readonly Relation[])[]): Map<number, number> {
  return new Map(
    relations[at].flatMap((relation, by) => (by !== at && typeof relation === 'number' ? [[by, relation]] : [])),
  )
}

/** Whether two things that one is about equally alike to, as its links tell, are surely two. */
export function standsBetween<T>(links: ReadonlyMap<T, number>, relate: (one: T, other: T) => Relation): boolean {
  let nearest = Number.POSITIVE_INFINITY
  for (const relation of links.values()) nearest = Math.min(nearest, relation)
  const near = [...links].filter(([, relation]) => relation <= nearest + MARGIN).map(([other]) => other)
  return near.some((one, place) => near.slice(place + 1).some((other) => relate(one, other) === 'different'))
}

/** Two things that may be joined, by their places, the lower first. */
export interface Pair {
  readonly one: number
  readonly other: number
  readonly relation: number
}

/** Joins things from the surest pair on, where no two of the joined are surely two. Gives the groups, by places. */
export function merged(
  nThings: number,
  pairs: readonly Pair[],
  areTwo: (one: number, other: number) => boolean,
): number[][] {
  const groupOf = Array.from({ length: nThings }, (_, at) => [at])
  const surestFirst = pairs.toSorted((a, b) => a.relation - b.relation || a.one - b.one || a.other - b.other)
  for (const { one, other } of surestFirst) {
    const [first, second] = [groupOf[one], groupOf[other]]
    if (first === second || first.some((at) => second.some((by) => areTwo(at, by)))) continue
    first.push(...second)
    for (const at of second) groupOf[at] = first
  }
  return [...new Set(groupOf)]
}
