/** What was asked for could not be written, opened or shown. */
export class OutputError extends Error {
  override readonly name = 'OutputError'
}
