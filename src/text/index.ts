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
