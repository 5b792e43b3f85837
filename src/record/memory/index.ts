import { keepRecord } from '../keep.ts'
import type { Names } from '../names.ts'
import type { RecordStore } from '../store.ts'
import type { Tables } from '../tables.ts'
import { MemoryRows } from './memory-rows.ts'

/** A record in memory: for tests, small scopes, and where nothing is to be left. */
export function openMemory(names: Names): RecordStore {
  return keepRecord(memoryTables(), names)
}

function memoryTables(): Tables {
  const rows = new MemoryRows()
  let last: Promise<unknown> = Promise.resolve()
  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    const next = last.then(work, work)
    last = next.catch(() => undefined)
    return next
  }
  return {
    write: (work) =>
      inTurn(async () => {
        try {
          const result = await work(rows)
          rows.commit()
          return result
        } catch (error) {
          rows.rollback()
          throw error
        }
      }),
    read: (work) => inTurn(() => work(rows)),
    close: async () => undefined,
  }
}
