import { z } from 'zod'
import { FactSchema, RecordHeaderSchema } from './record.ts'
import { ReadingSchema } from './statement.ts'

/** The JSON Schema (draft 2020-12) of a reading, as `readout read --json` prints it beside the report's own fields. */
export function readingJsonSchema(): object {
  return { title: 'A reading of one report', ...z.toJSONSchema(ReadingSchema, { io: 'output', reused: 'ref' }) }
}

/** The JSON Schema (draft 2020-12) of one line of an export in the record’s own format: the header or a fact. */
export function recordJsonSchema(): object {
  const line = z.union([RecordHeaderSchema, FactSchema])
  return { title: 'A line of an exported record', ...z.toJSONSchema(line, { io: 'output', reused: 'ref' }) }
}
