import { z } from 'zod'
import { ReadingSchema } from '../schema/index.ts'

/** `readout schema`: prints the JSON Schema (draft 2020-12) of what `readout read --json` prints of a reading. */
export function schemaCommand(): void {
  const schema = z.toJSONSchema(ReadingSchema, { io: 'output', reused: 'ref' })
  process.stdout.write(`${JSON.stringify({ title: 'A reading of one report', ...schema }, undefined, 2)}\n`)
}
