/** What a spreadsheet may take for the start of a formula (OWASP, “CSV Injection”), also in full width. */
const FORMULA = /^'*[\s\ufeff\u200b-\u200f\u2060]*[=+\-@＝＋－＠\t\r\n]/

/**
 * `value` as a cell of a CSV file (RFC 4180), absent as an empty cell. What a spreadsheet might run gets an apostrophe before
 * it, also after white space and other apostrophes, so that taking one away gives the text back. NUL and lone surrogates,
 * which no UTF-8 table can hold everywhere, become U+FFFD.
 */
export function csvCell(value: string | number | undefined): string {
  if (value === undefined) return ''
  if (typeof value === 'number') return String(value)
  return quoted(defused(value.toWellFormed().replaceAll('\0', '\ufffd')))
}

function defused(text: string): string {
  return FORMULA.test(text) ? `'${text}` : text
}

/** Semicolons and tabs too: they separate cells in some spreadsheets’ languages. */
function quoted(text: string): string {
  return /[",;\t\r\n]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}
