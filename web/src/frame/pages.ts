import type { Component } from 'svelte'

/** What a page is given: the parts of its address. */
export interface PageProps {
  readonly id: string
}

/** A page of the desk, loaded when it is first gone to. */
export interface DeskPage {
  readonly name: string
  /** Its address; `:id` is handed to it. */
  readonly path: RegExp
  load(): Promise<{ readonly default: Component<PageProps> }>
}

const page = (name: string, path: RegExp, load: () => Promise<{ default: unknown }>): DeskPage => ({
  name,
  path,
  load: load as DeskPage['load'],
})

/** All pages: the first that fits an address is shown. */
export const PAGES: readonly DeskPage[] = [
  page('home', /^\/$/, () => import('../home/HomePage.svelte')),
  page('dossier', /^\/dossiers\/(?<id>[^/]+)$/, () => import('../dossier/DossierPage.svelte')),
  page('new-dossier', /^\/new-dossier$/, () => import('../dossier/NewDossierPage.svelte')),
  page('brief', /^\/dossiers\/(?<id>[^/]+)\/brief$/, () => import('../brief/BriefPage.svelte')),
  page('exchanges', /^\/exchanges$/, () => import('../exchanges/ExchangesPage.svelte')),
  page('timeline', /^\/timeline$/, () => import('../timeline/TimelinePage.svelte')),
  page('search', /^\/search$/, () => import('../search/SearchPage.svelte')),
  page('reports', /^\/stories$/, () => import('../search/ReportsPage.svelte')),
  page('report', /^\/stories\/(?<id>[^/]+)$/, () => import('../report/ReportPage.svelte')),
  page('actors', /^\/actors$/, () => import('../actor/ActorsPage.svelte')),
  page('actor', /^\/actors\/(?<id>[^/]+)$/, () => import('../actor/ActorPage.svelte')),
  page('review', /^\/review$/, () => import('../review/ReviewPage.svelte')),
  page('read', /^\/read$/, () => import('../read/ReadPage.svelte')),
  page('add', /^\/add$/, () => import('../add/AddPage.svelte')),
  page('people', /^\/people$/, () => import('../people/PeoplePage.svelte')),
]

/** The page at an address, with the id in it. */
export function pageAt(path: string): { readonly page: DeskPage; readonly id: string } | undefined {
  for (const each of PAGES) {
    const found = each.path.exec(path)
    if (found !== null) return { page: each, id: decoded(found.groups?.id ?? '') }
  }
  return undefined
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part)
  } catch {
    return part
  }
}
