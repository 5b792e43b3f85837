export { type Carrier, carrier, carry } from './carry.ts'
export { type Change, changes, UNMISTAKABLE } from './changes.ts'
export { CodePoints } from './code-points.ts'
export { digest } from './digest.ts'
export { Lines } from './lines.ts'
export { heft, pieces, roughSentences, type Term, terms } from './pieces.ts'
export { bands, resemblance, type Shingles, shingles } from './resemblance.ts'
export { foundSpans, type SoughtTerm, searchTerms, soughtTerms, tellingTerms } from './search-terms.ts'
export {
  covers,
  type ExactSpan,
  exact,
  isSpace,
  overlaps,
  type Span,
  size,
  span,
  subtract,
  trim,
  union,
} from './span.ts'
export { idIn, type Version, type VersionId, version, versionsOf } from './version.ts'
export { type WebAddress, webAddress } from './web-address.ts'
