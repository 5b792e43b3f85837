/** Text as HTML: markup characters escaped, control characters and lone surrogates shown as �. */
export function escapedHtml(text: string): string {
  return text
    .replace(/\p{Surrogate}/gu, '\ufffd')
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f]/g, '\ufffd')
    .replace(/[&<>"'\u202a-\u202e\u2066-\u2069]/g, (unit) => `&#${unit.charCodeAt(0)};`)
}

/** The content security policy of every page: no script, nothing from the network, no forms. */
export const PAGE_POLICY = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"
