export type {
  Actor,
  Block,
  Damage,
  Exchange,
  Figure,
  Finder,
  Note,
  Quotation,
  Reading,
  SaidDate,
  Statement,
} from '../schema/index.ts'
export type { LanguagePack } from './pack.ts'
export { engineOf, type ReadOptions, read } from './read.ts'
