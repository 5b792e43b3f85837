import { LinkWords, type Viewed } from '../../views/index.ts'
import { allPacks } from '../packs.ts'
import { loadUsualNames } from './load-names.ts'
import { openRecord, type RecordOptions } from './open-record.ts'

/** Runs `work` on an open record with the words by which links are told, and closes it. */
export async function withViewed({ record }: RecordOptions, work: (viewed: Viewed) => Promise<void>): Promise<void> {
  const reader = await openRecord(record, 'read')
  try {
    await work({ reader, words: LinkWords.of(await allPacks()), usualName: await loadUsualNames() })
  } finally {
    await reader.close()
  }
}
