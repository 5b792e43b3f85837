export { escapedHtml, PAGE_POLICY } from './html-text.ts'
export { PALETTE } from './palette.ts'
