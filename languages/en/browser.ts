const file = (name: string) => fetch(new URL(`../${name}`, import.meta.url))
const bytes = async (name: string) => new Uint8Array(await (await file(name)).arrayBuffer())
const tableOf = async (name: string) => [name, await (await file(name)).text()] as const
const [segment, tag, parse, attribute] = await Promise.all(
  ['segment.bin', 'tag.bin', 'parse.bin', 'attribute.bin'].map(bytes),
)

/** English: models and tables, fetched from the files beside this module. */
export const english = {
  language: 'en',
  name: 'English',
  version: '0.1.0',
  models: { segment, tag, parse, attribute },
  tables: Object.fromEntries(await Promise.all(['cues.tsv', 'layout.tsv'].map(tableOf))),
}
