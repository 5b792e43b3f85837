import { filterOf as filterOfQuery, QueryError, type Understanding } from '../../queries/index.ts'
import type { RecordReader, StatementFilter } from '../../record/index.ts'
import type { StatementQuery } from '../../schema/index.ts'
import { OutputError } from '../output-error.ts'
import { identify } from '../packs.ts'
import { readDossier } from './dossier-file.ts'

/** What a user asked of statements, as the command line has it: `dossier` names a file. */
export type FilterOptions = StatementQuery

/**
 * The filter that options make: names looked up among the actors the record knows.
 *
 * @throws OutputError when nobody is known by a name, or words have no letters or digits to look for.
 */
export function filterOf(options: FilterOptions, reader: RecordReader): Promise<StatementFilter> {
  return told(filterOfQuery(options, understanding(reader)))
}

/** What questions are understood by here: a dossier is called by its file. */
export function understanding(reader: RecordReader): Understanding {
  return { reader, languageOf: identify, dossier: readDossier }
}

/** What cannot be asked is told as the command line says it. */
export async function told<T>(asked: Promise<T>): Promise<T> {
  try {
    return await asked
  } catch (error) {
    if (!(error instanceof QueryError)) throw error
    throw new OutputError(`${error.message}${hintOf(error)}`)
  }
}

/** How to go on from there on the command line. */
function hintOf({ field, unknownName }: QueryError): string {
  if (unknownName !== undefined) return `: see "readout actors --name ${unknownName}"`
  return field === 'dossier' ? ': --dossier FILE' : ''
}
