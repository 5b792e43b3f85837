import { z } from 'zod'
import { ReadingSchema } from './statement.ts'

/** The JSON Schema (draft 2020-12) of a reading, as `readout read --json` prints it beside the report's own fields. */
export function readingJsonSchema(): object {
  return { title: 'A reading of one report', ...z.toJSONSchema(ReadingSchema, { io: 'output', reused: 'ref' }) }
}
