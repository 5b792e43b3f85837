/** The colours that every page is painted with, light and dark, as rules of a style sheet. */
export const PALETTE = `
:root{color-scheme:light dark;--paper:#fbfaf7;--ink:#23211d;--quiet:#79736a;--line:#e4dfd5;--card:#fff;--accent:#9a6b1f;
--source:#1f6f8b;--cue:#a4530c;--content:#e9efe2;--lit:#c4dfa6}
@media(prefers-color-scheme:dark){:root{--paper:#17181a;--ink:#e4e0d8;--quiet:#9a948a;--line:#2e3033;--card:#1f2124;--accent:#d9a54a;
--source:#74c0d8;--cue:#e8a066;--content:#2b3a24;--lit:#4d6b38}}
`
