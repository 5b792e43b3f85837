import { InvalidArgumentError } from 'commander'

/** A day such as 2022-02-01, as an option’s value. */
export function parseDay(value: string): string {
  const time = Date.parse(`${value}T00:00:00Z`)
  const isDay = !Number.isNaN(time) && new Date(time).toISOString().slice(0, 10) === value
  if (!isDay) throw new InvalidArgumentError(`Expected a day such as 2022-02-01, got ${value}.`)
  return value
}

/** A number from 0 to 1, as an option’s value. */
export function parseProbability(value: string): number {
  const number = Number(value)
  if (value.trim() === '' || !(number >= 0 && number <= 1)) {
    throw new InvalidArgumentError(`Expected a number from 0 to 1, got ${value}.`)
  }
  return number
}

/** A whole number of 1 or more, as an option’s value. */
export function parseCount(value: string): number {
  const number = Number(value)
  if (!(Number.isInteger(number) && number >= 1)) {
    throw new InvalidArgumentError(`Expected a whole number of 1 or more, got ${value}.`)
  }
  return number
}

/** The number of a port, as an option’s value. */
export function parsePort(value: string): number {
  const number = Number(value)
  if (!(/^\d+$/.test(value) && number >= 1 && number <= 65_535)) {
    throw new InvalidArgumentError(`Expected a port from 1 to 65535, got ${value}.`)
  }
  return number
}

/** How many threads read, as an option’s value. */
export function parseReaders(value: string): number {
  if (!/^\d{1,3}$/.test(value) || Number(value) > 64) {
    throw new InvalidArgumentError(`Expected a number from 0 to 64, got ${value}.`)
  }
  return Number(value)
}
