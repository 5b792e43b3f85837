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
  const relations = things.map((one, at) =>
    things.map((other, by) => (by < at ? 0 : at === by ? 0 : relate(one, other))),
  )
  for (let at = 0; at < things.length; at++) for (let by = 0; by < at; by++) relations[at][by] = relations[by][at]
  const isAmbiguous = things.map((_, at) => standsBetween(at, relations))
  const clear = things.map((_, at) => at).filter((at) => !isAmbiguous[at])
  const groups = merged(clear, relations).map((group) => group.map((at) => things[at]))
  return { groups, ambiguous: things.filter((_, at) => isAmbiguous[at]) }
}

/** Whether two things that one is about equally alike to are surely two. */
function standsBetween(at: number, relations: readonly (readonly Relation[])[]): boolean {
  const alike = relations[at].flatMap((relation, by) =>
    by !== at && typeof relation === 'number' ? [{ by, relation }] : [],
  )
  const nearest = Math.min(...alike.map(({ relation }) => relation))
  const near = alike.filter(({ relation }) => relation <= nearest + MARGIN)
  return near.some(({ by }, place) => near.slice(place + 1).some((other) => relations[by][other.by] === 'different'))
}

/** Joins from the surest pair on, where no two of the joined are surely two. */
function merged(clear: readonly number[], relations: readonly (readonly Relation[])[]): number[][] {
  const groupOf = new Map(clear.map((at) => [at, [at]]))
  for (const { one, other } of pairs(clear, relations)) {
    const [first, second] = [groupOf.get(one) ?? [], groupOf.get(other) ?? []]
    if (first === second || first.some((at) => second.some((by) => relations[at][by] === 'different'))) continue
    first.push(...second)
    for (const at of second) groupOf.set(at, first)
  }
  return [...new Set(groupOf.values())]
}

function pairs(clear: readonly number[], relations: readonly (readonly Relation[])[]) {
  const found: { one: number; other: number; relation: number }[] = []
  for (const [place, one] of clear.entries()) {
    for (const other of clear.slice(place + 1)) {
      const relation = relations[one][other]
      if (typeof relation === 'number') found.push({ one, other, relation })
    }
  }
  return found.sort((a, b) => a.relation - b.relation || a.one - b.one || a.other - b.other)
}
