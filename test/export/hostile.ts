import fc from 'fast-check'

const PIECES = [
  ...[
    '=1+1',
    '+1',
    '-1',
    '@a',
    '\t=1',
    '\r=1',
    '  =1',
    '＝1',
    '＋',
    '－',
    '＠',
    "'=1",
    "'",
    '"',
    '""',
    ',',
    ';',
    '\r\n',
    '\n',
  ],
  ...[
    '\0',
    '\x1b[31m',
    '\x7f',
    '\x85',
    '\u2028',
    '\ufeff',
    '\ufffe',
    '\uffff',
    '\ud800',
    '\udc00',
    '😀',
    '𝔫',
    'שלום',
    '\u202e',
  ],
  ...[
    ']]>',
    '<a>',
    '</script>',
    '<!--',
    '&amp;',
    '&#0;',
    '{"',
    '}',
    '\\',
    '…',
    ' ; ',
    'عربي',
    'ロシア',
    '__proto__',
    'constructor',
    'e\u0301',
  ],
]

const unit = fc.integer({ min: 0, max: 0xffff }).map((code) => String.fromCharCode(code))

/** Strings that have broken files before: controls, quotation marks, lone surrogates, formulas, markup, other directions. */
export const hostile = fc
  .array(fc.oneof({ weight: 3, arbitrary: fc.constantFrom(...PIECES) }, unit, fc.string()), { maxLength: 6 })
  .map((pieces) => pieces.join(''))

/** The same, but never empty. */
export const hostileName = hostile.filter((text) => text !== '')
