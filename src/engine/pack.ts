/**
 * A language as data: what the engine needs to read a text in it. Packs know nothing of the engine; the engine knows
 * nothing of where a pack's bytes came from.
 */
export interface LanguagePack {
  /** BCP 47 tag, e.g. `ja`. */
  readonly language: string
  /** English name, e.g. `Japanese`. */
  readonly name: string
  /** Version of the pack's data, e.g. `0.1.0`. */
  readonly version: string
  /** One archive of weights a stage; see `model/archive.ts`. */
  readonly models: {
    readonly segment: Uint8Array
    readonly tag: Uint8Array
    readonly parse: Uint8Array
    readonly attribute: Uint8Array
    /** Empty where the pack's tables alone tell the roles. */
    readonly roles: Uint8Array
  }
  /** The pack's tables by file name (`cues.tsv`, `abbreviations.txt`, …), as text. */
  readonly tables: Readonly<Record<string, string>>
}
