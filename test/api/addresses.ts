import { OF_THE_RECORD } from '../../src/api/replies.ts'
import type { RecordStore } from '../../src/record/index.ts'

/** The addresses of each route of the record, below `/api`, with ids that the tests’ record has. */
export async function addressesOf(store: RecordStore): Promise<string[]> {
  const [entry] = (await store.statements({ acts: ['deny'] }, { limit: 1 })).items
  const [story] = (await store.stories({ outlets: ['Harbour Post'] }, { limit: 1 })).items
  const ids: Readonly<Record<string, string>> = {
    statements: entry.id,
    stories: story.id,
    versions: story.versions[0],
    actors: entry.actors[0].actor,
    dossiers: 'harbour',
  }
  return [...OF_THE_RECORD].map((route) => {
    const [, kind = ''] = /^GET \/api\/(\w+)/.exec(route) ?? []
    return route
      .replace('GET /api', '')
      .replace(':id', ids[kind] ?? 'none')
      .replace('/called', '/called?name=Reve')
  })
}
