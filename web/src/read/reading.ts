import type { Reading } from '../../../src/schema/index.ts'

/** Languages that the page can read. */
export const READABLE = ['en', 'ja'] as const

export type Readable = (typeof READABLE)[number]

/** The most UTF-16 units of a text that are read in a page: what is longer takes minutes, and is for the command line. */
export const MOST_UNITS = 2_000_000

/** The most bytes of a file that are looked at. */
export const MOST_BYTES = 16 * 1024 * 1024

/** What is to be read: a text as it was typed, or a file’s bytes. */
export interface Given {
  readonly name: string
  readonly content: string | Uint8Array
}

/** What the reader is asked. */
export interface ToRead extends Given {
  readonly language: Readable | 'auto'
  readonly published?: string
}

/** A report as it came in, with what it says of itself: what `readout read --json` has beside the reading. */
export interface ReadReport {
  readonly text: string
  readonly title?: string
  readonly published?: string
  readonly outlet?: string
  readonly url?: string
}

/** Why a report was not read. */
export type Refusal =
  | { readonly why: 'too-long'; readonly length: number }
  | { readonly why: 'empty' | 'unknown-language' }
  | { readonly why: 'no-pack'; readonly language: string }
  | { readonly why: 'other'; readonly message: string }

/** What the reader tells: how far it is, and in the end the reading, or why there is none. */
export type Told =
  | { readonly kind: 'loading'; readonly nBytes: number; readonly ofBytes: number }
  | { readonly kind: 'reading' }
  | { readonly kind: 'read'; readonly report: ReadReport; readonly reading: Reading }
  | { readonly kind: 'refused'; readonly refusal: Refusal }

/** A reading as `readout read --json` prints it. */
export function jsonOf(report: ReadReport, reading: Reading): string {
  return `${JSON.stringify({ ...report, ...reading }, undefined, 2)}\n`
}
