import { readingJsonSchema } from '../schema/index.ts'

/** `readout schema`: prints the JSON Schema of a reading. */
export function schemaCommand(): void {
  process.stdout.write(`${JSON.stringify(readingJsonSchema(), undefined, 2)}\n`)
}
