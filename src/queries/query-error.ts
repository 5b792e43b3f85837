/** A question that cannot be asked as it is: nobody is called so, an issue is not defined. */
export class QueryError extends Error {
  override readonly name = 'QueryError'
  /** Which part of the question is meant. */
  readonly field: string
  /** The name that nobody has, where that is what is wrong. */
  readonly unknownName: string | undefined

  constructor(field: string, message: string, unknownName?: string) {
    super(message)
    this.field = field
    this.unknownName = unknownName
  }
}
