/** The moment, or the one that a reproducible run is given (`SOURCE_DATE_EPOCH`, seconds since 1970). */
export function now(): string {
  const fixed = new Date(Number(process.env.SOURCE_DATE_EPOCH || Number.NaN) * 1000)
  return (Number.isNaN(fixed.getTime()) ? new Date() : fixed).toISOString()
}

/** Today, in UTC; see `now`. */
export function today(): string {
  return now().slice(0, 10)
}
