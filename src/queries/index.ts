export { called, type LanguageOf, ofSides } from './called.ts'
export { dossierCalled } from './dossier-called.ts'
export { filterOf, issueOf, type Understanding } from './filter-of.ts'
export { QueryError } from './query-error.ts'
