export { pageHead } from './head.ts'
export { escapedHtml } from './html-text.ts'
export { PALETTE } from './palette.ts'
