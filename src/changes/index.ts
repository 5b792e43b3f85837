export type { Alteration } from './alterations.ts'
export { diffStatements, type ReadVersion, type StatementChange } from './diff-statements.ts'
export { diffText, type TextPart } from './diff-text.ts'
export { pairStatements, type StatementPair } from './pair-statements.ts'
