import { get } from '../api/ask.ts'
import type { DossierEntry } from '../api/entries.ts'
import { route } from './route.svelte.ts'

const KEPT = 'readout.dossier'

/** The dossiers there are, and the one that is followed: pages that have no other limit show what belongs to it. */
class Followed {
  all = $state.raw<readonly DossierEntry[]>()

  /** The dossier that the address names, else the one that was followed last, else none: then the whole record is meant. */
  get id(): string | undefined {
    const named = route.query.get('dossier') ?? /^\/dossiers\/([^/]+)/.exec(route.path)?.[1]
    if (named !== undefined && named !== null) return named === 'all' ? undefined : decodeURIComponent(named)
    const kept = localStorage.getItem(KEPT) ?? undefined
    const known = this.all?.map(({ id }) => id) ?? []
    return kept !== undefined && known.includes(kept) ? kept : undefined
  }

  get entry(): DossierEntry | undefined {
    const { id } = this
    return this.all?.find((entry) => entry.id === id)
  }

  async load(): Promise<void> {
    this.all = await get<readonly DossierEntry[]>('/dossiers')
  }

  keep(id: string | undefined): void {
    if (id === undefined) localStorage.removeItem(KEPT)
    else localStorage.setItem(KEPT, id)
  }
}

export const followed = new Followed()
