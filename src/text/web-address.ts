/** An address that may be linked to: what a link goes to, and the host that it shows. */
export interface WebAddress {
  readonly href: string
  readonly host: string
}

/** The address as a link: http and https alone, with no name of a user before the host; absent where it is none. */
export function webAddress(url: string | undefined): WebAddress | undefined {
  const found = /^(https?:\/\/)([\p{L}\p{N}.-]+(?::\d{1,5})?)([/?#].*)?$/iu.exec(url ?? '')
  if (found === null) return undefined
  const [, scheme, host, rest = '/'] = found
  return { href: `${scheme.toLowerCase()}${host}${encoded(rest)}`, host }
}

/** What may stand in no address, and what could end one in a text, as percent codes; what is encoded stays. */
function encoded(rest: string): string {
  return rest.replace(/[^\w\-.~:/?#@!$&*+,;=%]/gu, (character) =>
    encodeURIComponent(wellFormed(character)).replace(/['()]/g, codeOf),
  )
}

function wellFormed(character: string): string {
  return /\p{Surrogate}/u.test(character) ? '\ufffd' : character
}

function codeOf(character: string): string {
  return `%${character.charCodeAt(0).toString(16).toUpperCase()}`
}
