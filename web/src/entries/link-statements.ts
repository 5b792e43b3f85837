import type { Evidence } from '../api/entries.ts'

/** Ids of the statements that a link is seen in, each once: by these the server finds it when it is decided on. */
export function statementsOf({ evidence }: { readonly evidence: readonly Evidence[] }): readonly string[] {
  return [...new Set(evidence.flatMap(({ statement }) => statement ?? []))]
}
