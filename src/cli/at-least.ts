import type { Reading, Statement } from '../schema/index.ts'

/** A reading with the statements that are at least so probable. Links to those left out go with them. */
export function atLeast(reading: Reading, probability: number): Reading {
  const kept = reading.statements.filter((statement) => statement.probability >= probability)
  const ids = new Set(kept.map(({ id }) => id))
  return {
    ...reading,
    statements: kept.map((statement) => withoutLinks(statement, ids)),
    exchanges: reading.exchanges.map((exchange) => ({
      ...exchange,
      statements: exchange.statements.filter((id) => ids.has(id)),
    })),
  }
}

function withoutLinks({ within, continues, ...statement }: Statement, ids: ReadonlySet<string>): Statement {
  return {
    ...statement,
    ...(within !== undefined && ids.has(within) && { within }),
    ...(continues !== undefined && ids.has(continues) && { continues }),
  }
}
