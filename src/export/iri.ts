/** The kinds of things that have a name of ours. */
export type Named =
  | 'actor'
  | 'amendment'
  | 'annotations'
  | 'answer'
  | 'appearance'
  | 'dispute'
  | 'engine'
  | 'exchange'
  | 'origin'
  | 'outlet'
  | 'pending'
  | 'person'
  | 'place'
  | 'reading'
  | 'review'
  | 'role'
  | 'statement'
  | 'story'
  | 'version'

/** Our name for a thing: `urn:readout:KIND:ID` (RFC 8141 in form; the namespace is not registered). */
export function urn(kind: Named, id: string): string {
  return `urn:readout:${kind}:${encodeURIComponent(id.toWellFormed())}`
}

/**
 * The IRI (RFC 3987) of an address: characters that an IRI may not hold are percent-encoded, and what is no web address is
 * given a name of ours.
 */
export function iri(address: string): string {
  if (!/^https?:\/\/[^/]/i.test(address)) return urn('place', address)
  return address.toWellFormed().replace(/[\x00-\x20"<>\\^`{|}\x7f-\xa0\u2028\u2029\ufff0-\uffff]/g, encodeURIComponent)
}
