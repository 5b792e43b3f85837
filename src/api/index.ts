export { type ApiOptions, deskApi } from './app.ts'
export type { Desk } from './desk.ts'
export type { Problem } from './problem.ts'
export type { ReviewerOf } from './reviews.ts'
