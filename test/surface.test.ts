import assert from 'node:assert/strict'
import { test } from 'node:test'

// Every name a user can import, by entry point. A change here is a change to the public surface: say so in CHANGELOG.md.
const SURFACE: Readonly<Record<string, readonly string[]>> = {
  'readout/engine': ['engineOf', 'read'],
  'readout/text': [
    'CodePoints',
    'Lines',
    'UNMISTAKABLE',
    'bands',
    'carrier',
    'carry',
    'changes',
    'covers',
    'digest',
    'exact',
    'foundSpans',
    'heft',
    'idIn',
    'isSpace',
    'overlaps',
    'pieces',
    'resemblance',
    'roughSentences',
    'searchTerms',
    'shingles',
    'size',
    'soughtTerms',
    'span',
    'subtract',
    'tellingTerms',
    'terms',
    'trim',
    'union',
    'version',
    'versionsOf',
    'webAddress',
  ],
  'readout/export': [
    ...[
      'CSV_COLUMNS',
      'FORMATS',
      'RecordLineError',
      'parseJsonl',
      'writeCsv',
      'writeFtm',
      'writeGraphml',
      'writeJsonl',
    ],
    ...['writePlover', 'writeProv', 'writeSchemaOrg', 'writeWebAnnotation'],
  ],
  'readout/record': [
    ...['ConflictError', 'RecordFormatError', 'SpanMismatchError', 'UnknownEntryError', 'UnknownVersionError'],
    ...['factsOf', 'isMark', 'reviewOf'],
  ],
  'readout/queries': [
    'QueryError',
    'actorFilterOf',
    'briefOptionsOf',
    'dossierCalled',
    'exchangeFilterOf',
    'filterOf',
    'issueOf',
    'knownAs',
    'linkFilterOf',
    'linkOptionsOf',
    'pagingOf',
    'readVersionOf',
    'statementsCalled',
    'storyFilterOf',
    'understandingOf',
    'versionsCompared',
    'viewedOf',
  ],
  'readout/api': ['BusyError', 'deskApi', 'keptReplies', 'problemOf', 'replier'],
  'readout/mcp': ['mcpOverHttp', 'mcpServer'],
  'readout/people': [
    ...['AccountConflictError', 'PeopleFormatError', 'UnknownAccountError', 'UnknownKeyError'],
    ...['accountKey', 'isSameKey', 'mayAs'],
  ],
  'readout/people/memory': ['openMemoryPeople'],
  'readout/people/sqlite': ['openSqlitePeople'],
  'readout/people/postgres': ['hasPostgresPeople', 'openPostgresPeople'],
  'readout/views': [
    ...['DossierFormatError', 'LINK_PROBABILITY', 'LinkWords', 'answers', 'answersOf', 'disputes', 'disputesOf'],
    ...['agreement', 'chainsOf', 'exchanges', 'firstSaid', 'parseDossier', 'pending', 'positions'],
    ...['positionsShown', 'daysOfBoth', 'inScope', 'scopeOf'],
    ...['findLink', 'waitingAnswers', 'waitingDisputes', 'waitingPending'],
  ],
  'readout/brief': ['composeBrief', 'writeBriefHtml', 'writeBriefMarkdown'],
  'readout/record/memory': ['openMemory'],
  'readout/record/sqlite': ['openSqlite', 'openSqliteReader'],
  'readout/record/postgres': ['openPostgres'],
  'readout/schema': [
    ...['ActSchema', 'ActorSchema', 'AttributionSchema', 'BlockSchema', 'ChannelSchema', 'DamageSchema'],
    ...['ExactSpanSchema', 'ExchangeSchema', 'FigureSchema', 'FinderSchema', 'NoteSchema', 'QuotationSchema'],
    ...['EventTypeSchema', 'ReadingSchema', 'SaidDateSchema', 'SourcingSchema', 'StatementSchema', 'readingJsonSchema'],
    ...[
      'ActorEntrySchema',
      'ActorNameSchema',
      'AmendmentSchema',
      'AppearanceSchema',
      'DecisionSchema',
      'ExchangeEntrySchema',
      'FactSchema',
    ],
    ...['ReadingFactSchema', 'RecordHeaderSchema', 'ReviewSchema', 'StatementActorSchema', 'StatementEntrySchema'],
    'ActorQuerySchema',
    'BriefLanguageSchema',
    'BriefQuerySchema',
    'BriefSchema',
    'ExchangeQuerySchema',
    'LinkQuerySchema',
    'LinkQueueQuerySchema',
    'QueueQuerySchema',
    'StatementQuerySchema',
    'StoryQuerySchema',
    ...['AnswerSchema', 'DisputeSchema', 'DossierEntrySchema', 'EvidenceSchema', 'FirstSaidSchema'],
    ...['IssuePositionsSchema', 'MergedExchangeSchema', 'PendingItemSchema', 'PendingStateSchema'],
    ...['StoryEntrySchema', 'VersionFactSchema', 'recordJsonSchema', 'DossierSchema', 'IssueSchema'],
    ...['AccountNameSchema', 'AccountSchema', 'AuditEntrySchema', 'DeedSchema', 'PasswordSchema', 'RoleSchema'],
    ...['KeyNameSchema', 'ProgramKeySchema'],
  ],
  'readout/changes': ['diffStatements', 'diffText', 'pairStatements'],
  'readout/names': ['castName', 'designate', 'formerNames', 'loadNames', 'nameTeller', 'resolve'],
  '@readout/cast': ['cast'],
  '@readout/en': ['english'],
  '@readout/ja': ['japanese'],
}

for (const [entry, names] of Object.entries(SURFACE)) {
  test(`${entry} exports what is listed, and nothing else`, async () => {
    assert.deepEqual(Object.keys(await import(entry)).sort(), [...names].sort())
  })
}

test('a pack carries what the engine asks of it', async () => {
  for (const [entry, name] of [
    ['@readout/en', 'english'],
    ['@readout/ja', 'japanese'],
  ]) {
    const pack = (await import(entry))[name]
    assert.deepEqual(Object.keys(pack).sort(), ['language', 'models', 'name', 'tables', 'version'])
    for (const stage of ['segment', 'tag', 'parse', 'attribute']) assert.ok(pack.models[stage].byteLength > 0, stage)
    assert.ok(Object.keys(pack.tables).includes('cues.tsv'))
  }
})
