/**
 * `text` as character data or attribute value of XML 1.0 (fifth edition): markup characters escaped, also `>` because of
 * `]]>`; line ends and tabs as references, because a parser would change them; what XML forbids even as a reference (controls,
 * lone surrogates, U+FFFE and U+FFFF) becomes U+FFFD.
 */
export function xmlText(text: string): string {
  return text
    .toWellFormed()
    .replace(/[\0-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]/g, '\ufffd')
    .replace(/[&<>"'\t\n\r]/g, (unit) => `&#${unit.charCodeAt(0)};`)
}
