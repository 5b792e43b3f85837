import { FONTS, LIGHT, LOOKS, type LookOf } from './looks.ts'
import { type Mark, type Picture, paintOrder } from './picture.ts'

/** What a saved picture says of itself. */
export interface Caption {
  readonly title: string
  /** What it shows, from when to when, of how many entries, and where that comes from. */
  readonly source: string
}

const TOP = 40
const FOOT = 30

/** How large a saved picture is. */
export function savedSize({ width, height }: Picture): { readonly width: number; readonly height: number } {
  return { width, height: height + TOP + FOOT }
}

/**
 * A picture as an SVG file: by itself in any program, in the light theme, its text as text. Whatever stands in it is data: no markup,
 * no address, no script.
 */
export function svgText(picture: Picture, { title, source }: Caption): string {
  const { width, height } = savedSize(picture)
  const caption = (text: string, y: number, size: number, weight: number) =>
    `<text x="12" y="${y}" font-family="${escaped(FONTS.sans)}" font-size="${size}" font-weight="${weight}" fill="${LIGHT.ink}">${escaped(text)}</text>`
  const drawn = [...picture.back, ...picture.head].map(markText).join('\n')
  const figures = paintOrder(picture.figures).map(
    ({ name, marks }) => `<g><title>${escaped(name)}</title>${marks.map(markText).join('')}</g>`,
  )
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" role="img">`,
    `<title>${escaped(title)}</title>`,
    `<desc>${escaped(source)}</desc>`,
    `<rect x="0" y="0" width="${width}" height="${height}" fill="${LIGHT.paper}"/>`,
    caption(title, 26, 17, 600),
    `<g transform="translate(0 ${TOP})">`,
    drawn,
    ...figures,
    '</g>',
    caption(source, height - 11, 11, 400),
    '</svg>',
    '',
  ].join('\n')
}

function markText(mark: Mark): string {
  const paint = paintText(LOOKS[mark.look])
  switch (mark.kind) {
    case 'box':
      return `<rect x="${n(mark.x)}" y="${n(mark.y)}" width="${n(mark.width)}" height="${n(mark.height)}" rx="${mark.radius}" ${paint}/>`
    case 'path':
      return `<path d="${mark.d}" ${paint}/>`
    case 'dot':
      return `<circle cx="${n(mark.x)}" cy="${n(mark.y)}" r="${mark.radius}" ${paint}/>`
    case 'words': {
      const language = mark.language === undefined ? '' : ` xml:lang="${escaped(mark.language)}"`
      return `<text x="${n(mark.x)}" y="${n(mark.y)}" text-anchor="${mark.anchor}"${language} ${paint}>${escaped(mark.text)}</text>`
    }
  }
}

function paintText({ fill, stroke, width, dash, size, weight, font }: LookOf): string {
  const said: readonly (readonly [string, string | number | undefined])[] = [
    ['fill', fill === undefined ? 'none' : LIGHT[fill]],
    ['stroke', stroke === undefined ? undefined : LIGHT[stroke]],
    ['stroke-width', width],
    ['stroke-dasharray', dash],
    ['font-family', font === undefined ? undefined : FONTS[font]],
    ['font-size', size],
    ['font-weight', weight],
  ]
  return said.flatMap(([name, value]) => (value === undefined ? [] : [`${name}="${escaped(String(value))}"`])).join(' ')
}

function n(value: number): string {
  return String(Math.round(value * 100) / 100)
}

/** Text as data of XML: characters that XML has no place for, halves of pairs among them, are left out. */
function escaped(text: string): string {
  return text
    .replace(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, '')
    .replace(/[&<>"]/g, (character) => ENTITIES[character])
}

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }
