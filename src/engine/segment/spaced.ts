import type { Segmenter } from './segment.ts'

/** The segmenter of a language written with spaces, from the sections of its archive. */
export function spacedSegmenter(sections: ReadonlyMap<string, Uint8Array>): Segmenter {
  throw new TypeError(`No segmenter yet for an archive of ${sections.size} sections`)
}
