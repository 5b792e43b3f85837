/** Whether two times, in EDTF, have no day in common; one that is unknown may be any. */
export function isApart(one: string | undefined, other: string | undefined): boolean {
  if (one === undefined || other === undefined) return false
  const [from = '', to = from] = one.split('/')
  const [since = '', until = since] = other.split('/')
  return endOf(to) < since || endOf(until) < from
}

/** A month, or a year, lasts until behind its last day: 2022-02 is no time before 2022-02-04. */
function endOf(time: string): string {
  return /^\d{4}(?:-\d\d)?$/.test(time) ? `${time}~` : time
}
