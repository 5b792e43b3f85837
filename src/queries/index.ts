export { knownAs, type LanguageOf } from './called.ts'
export { type Compared, readVersionOf, type ToldVersion, versionsCompared } from './compared.ts'
export { dossierCalled } from './dossier-called.ts'
export { filterOf, type Understanding } from './filter-of.ts'
export {
  actorFilterOf,
  briefOptionsOf,
  exchangeFilterOf,
  linkFilterOf,
  linkOptionsOf,
  storyFilterOf,
} from './other-filters.ts'
export { type AskedPage, pagingOf } from './paging-of.ts'
export { QueryError } from './query-error.ts'
export { type ReadingDesk, understandingOf, viewedOf } from './reading-desk.ts'
export { issueOf } from './scope-asked.ts'
export { statementsCalled } from './statements-called.ts'
