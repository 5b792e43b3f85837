export type { LanguagePack } from './pack.ts'
