import { writeCsv } from './csv.ts'
import type { Format } from './exported.ts'
import { writeFtm } from './ftm.ts'
import { writeGraphml } from './graphml.ts'
import { writeJsonl } from './jsonl.ts'
import { writePlover } from './plover.ts'
import { writeProv } from './prov.ts'
import { writeSchemaOrg } from './schema-org.ts'
import { writeWebAnnotation } from './web-annotation.ts'

/** Every format that the record can be handed over in, the record’s own first. */
export const FORMATS: readonly Format[] = [
  {
    name: 'jsonl',
    extension: 'jsonl',
    mediaType: 'application/jsonl',
    description: 'the whole record, one fact a line; what Readout reads back',
    write: writeJsonl,
  },
  {
    name: 'csv',
    extension: 'csv',
    mediaType: 'text/csv; charset=utf-8; header=present',
    description: 'statements as a table for spreadsheets (RFC 4180)',
    write: writeCsv,
  },
  {
    name: 'web-annotation',
    extension: 'jsonld',
    mediaType: 'application/ld+json; profile="http://www.w3.org/ns/anno.jsonld"',
    description: 'the words of each statement as annotations of the reports (W3C Web Annotation)',
    write: writeWebAnnotation,
  },
  {
    name: 'prov',
    extension: 'jsonld',
    mediaType: 'application/ld+json',
    description: 'where every entry comes from (W3C PROV-O)',
    write: writeProv,
  },
  {
    name: 'schema-org',
    extension: 'jsonld',
    mediaType: 'application/ld+json',
    description: 'quotations and claims for the web (schema.org)',
    write: writeSchemaOrg,
  },
  {
    name: 'plover',
    extension: 'jsonl',
    mediaType: 'application/jsonl',
    description: 'statements that are political events (PLOVER 2.0)',
    write: writePlover,
  },
  {
    name: 'ftm',
    extension: 'ftm.json',
    mediaType: 'application/json+ftm',
    description: 'people, bodies, reports and events for Aleph and OpenSanctions (FollowTheMoney)',
    write: writeFtm,
  },
  {
    name: 'graphml',
    extension: 'graphml',
    mediaType: 'application/graphml+xml',
    description: 'who spoke to whom, as a graph for Gephi and the like (GraphML)',
    write: writeGraphml,
  },
]
