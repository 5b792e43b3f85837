/** A canvas larger than this is refused by one browser or another. */
const LONGEST = 32_000
const MOST_PIXELS = 200_000_000

/** Saves a picture as a file of SVG. */
export function saveSvg(svg: string, name: string): void {
  save(new Blob([svg], { type: 'image/svg+xml;charset=utf-8' }), `${name}.svg`)
}

/**
 * Saves a picture as a file of PNG, at twice its size: smaller where it is so long that no canvas holds it.
 *
 * @throws Error when the browser does not draw it.
 */
export async function savePng(svg: string, size: { width: number; height: number }, name: string): Promise<void> {
  const address = URL.createObjectURL(new Blob([svg], { type: 'image/svg+xml;charset=utf-8' }))
  try {
    const image = new Image()
    image.src = address
    await image.decode()
    save(await drawn(image, size), `${name}.png`)
  } finally {
    URL.revokeObjectURL(address)
  }
}

/** So many pixels a picture’s unit are drawn. */
export function scaleOf({ width, height }: { width: number; height: number }): number {
  return Math.min(2, LONGEST / Math.max(width, height), Math.sqrt(MOST_PIXELS / (width * height)))
}

async function drawn(image: HTMLImageElement, size: { width: number; height: number }): Promise<Blob> {
  const scale = scaleOf(size)
  const canvas = document.createElement('canvas')
  canvas.width = Math.round(size.width * scale)
  canvas.height = Math.round(size.height * scale)
  canvas.getContext('2d')?.drawImage(image, 0, 0, canvas.width, canvas.height)
  return new Promise((resolve, reject) => {
    canvas.toBlob((blob) => {
      if (blob === null) reject(new Error('The browser did not draw the picture'))
      else resolve(blob)
    }, 'image/png')
  })
}

function save(blob: Blob, name: string): void {
  const address = URL.createObjectURL(blob)
  const link = document.createElement('a')
  link.href = address
  link.download = name
  link.click()
  // The browser reads it after the click.
  setTimeout(() => URL.revokeObjectURL(address), 60_000)
}
