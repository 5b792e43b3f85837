export type { Block, Finder, Note, Quotation, Reading, Statement } from '../schema/index.ts'
export type { LanguagePack } from './pack.ts'
export { read } from './read.ts'
