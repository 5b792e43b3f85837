async function file(name: string): Promise<Response> {
  const response = await fetch(new URL(`../${name}`, import.meta.url))
  if (!response.ok) throw new Error(`${response.url} answers ${response.status}: the language pack is not whole`)
  return response
}
const bytes = async (name: string) => new Uint8Array(await (await file(name)).arrayBuffer())
const tableOf = async (name: string) => [name, await (await file(name)).text()] as const
const [segment, tag, parse, attribute, roles] = await Promise.all(
  ['segment.bin', 'tag.bin', 'parse.bin', 'attribute.bin', 'roles.bin'].map(bytes),
)

const TABLES = [
  'abbreviations.tsv',
  'actors.tsv',
  'acts.tsv',
  'addressees.tsv',
  'channels.tsv',
  'continuations.tsv',
  'cues.tsv',
  'dates.tsv',
  'events.tsv',
  'exchanges.tsv',
  'figures.tsv',
  'layout.tsv',
  'links.tsv',
  'metonyms.tsv',
  'mistranslations.tsv',
  'modality.tsv',
  'pending.tsv',
  'sourcing.tsv',
  'speech-acts.tsv',
  'tones.tsv',
  'via.tsv',
]

/** English: models and tables, fetched from the files beside this module. */
export const english = {
  language: 'en',
  name: 'English',
  version: '0.1.0',
  models: { segment, tag, parse, attribute, roles },
  tables: Object.fromEntries(await Promise.all(TABLES.map(tableOf))),
}
