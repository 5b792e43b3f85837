import type { LanguagePack } from '../../src/engine/index.ts'

/** A pack that holds only some of its models, for the tests of one stage. */
export function packOfModels(language: string, models: Partial<LanguagePack['models']>): LanguagePack {
  const none = new Uint8Array()
  return {
    language,
    name: language,
    version: '0',
    models: { segment: none, tag: none, parse: none, attribute: none, roles: none, ...models },
    tables: {},
  }
}
