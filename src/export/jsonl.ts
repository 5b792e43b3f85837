import type { Fact, RecordHeader } from '../schema/index.ts'
import type { Exported, ExportOptions } from './exported.ts'
import { canonicalJson } from './json.ts'

/** The first line of the record’s own format. */
export const HEADER: RecordHeader = { kind: 'header', format: 'readout-record', schema: 1 }

/**
 * The record’s own format, which loses nothing: JSON Lines (jsonlines.org), UTF-8, a header and then one fact a line, as
 * `recordJsonSchema` describes them. Keys have a fixed order, so equal facts are equal bytes. The times at which a thing was
 * seen or read are left out unless asked for; those of reviews are part of what a person decided and stay.
 */
export async function* writeJsonl(exported: Exported, options: ExportOptions = {}): AsyncGenerator<string> {
  yield `${canonicalJson(HEADER)}\n`
  for await (const fact of exported.facts()) yield `${canonicalJson(options.times ? fact : withoutTimes(fact))}\n`
}

function withoutTimes(fact: Fact): Fact {
  if (fact.kind === 'appearance') {
    const { seenAt, ...rest } = fact
    return rest
  }
  if (fact.kind === 'reading') {
    const { readAt, ...rest } = fact
    return rest
  }
  return fact
}
