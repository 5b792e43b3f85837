/** The last day of a deadline, as EDTF gives it: of `2022-02-01/2022-02-14` the second; of an open end the first. */
export function lastDayOf(deadline: string): string {
  const [from = '', to = from] = deadline.split('/')
  return to === '..' || to === '' ? from : to
}
