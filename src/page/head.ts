import { PAGE_POLICY } from './html-text.ts'

/** The head that every page of ours has. Takes HTML: the title escaped already, the style as it is. */
export function pageHead(title: string, style: string): string {
  return `<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="${PAGE_POLICY}">
<meta name="referrer" content="no-referrer">
<title>${title} – Readout</title>
<style>${style}</style>
</head>`
}
