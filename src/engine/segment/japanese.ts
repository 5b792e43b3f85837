import type { Segmenter } from './segment.ts'

/** The segmenter of a language written without spaces, from the sections of its archive. */
export function unspacedSegmenter(sections: ReadonlyMap<string, Uint8Array>): Segmenter {
  throw new TypeError(`No segmenter yet for an archive of ${sections.size} sections`)
}
