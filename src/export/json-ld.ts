import { plainJson } from './json.ts'

/** A JSON-LD 1.1 document: one graph under one context, a node a line. */
export async function* graph(context: unknown, nodes: AsyncIterable<object>): AsyncGenerator<string> {
  yield `{"@context":${plainJson(context)},"@graph":[`
  yield* joined(nodes)
  yield '\n]}\n'
}

/** The items of a JSON array, a line each. */
export async function* joined(items: AsyncIterable<object>): AsyncGenerator<string> {
  let before = '\n'
  for await (const item of items) {
    yield before + plainJson(item)
    before = ',\n'
  }
}
