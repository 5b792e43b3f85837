/** Something that was to be read could not be: the message says in one line what came and what was expected. */
export class IntakeError extends Error {
  override readonly name = 'IntakeError'
}
