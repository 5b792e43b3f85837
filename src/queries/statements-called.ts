import { type RecordReader, UnknownEntryError } from '../record/index.ts'
import type { StatementEntry } from '../schema/index.ts'

/**
 * The statement of an id, whatever became of it, in each story that has it.
 *
 * @param limit most stories that are looked for.
 * @throws UnknownEntryError when there is none.
 */
export async function statementsCalled(
  id: string,
  reader: RecordReader,
  limit: number,
): Promise<readonly StatementEntry[]> {
  const { items } = await reader.statements({ ids: [id], isUnlisted: true }, { limit })
  if (items.length === 0) throw new UnknownEntryError(`The record has no statement ${id}`)
  return items
}
