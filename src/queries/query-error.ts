/** A question that cannot be asked as it is: nobody is called so, an issue is not defined. */
export class QueryError extends Error {
  override readonly name = 'QueryError'
  /** Which part of the question is meant. */
  readonly field: string

  constructor(field: string, message: string) {
    super(message)
    this.field = field
  }
}
