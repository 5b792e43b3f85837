import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { Plugin } from 'vite'

const LANGUAGES = ['en', 'ja'] as const
const NAME = 'virtual:packs'

/**
 * Puts the language packs among the pages’ files, as they are: each in a folder named by what it holds, its browser entry beside
 * its models, so that the entry finds them. `virtual:packs` tells where each entry is, and how many bytes come with it.
 */
export function packs(): Plugin {
  let isBuilt = false
  return {
    name: 'readout-packs',
    configResolved({ command }) {
      isBuilt = command === 'build'
    },
    resolveId: (id) => (id === NAME ? `\0${NAME}` : undefined),
    load(id) {
      if (id !== `\0${NAME}`) return undefined
      const told = LANGUAGES.map((language) => {
        const files = filesOf(language)
        const nBytes = files.reduce((sum, { bytes }) => sum + bytes.length, 0)
        const entry = isBuilt
          ? `/${folderOf(language, files)}/dist/browser.js`
          : `/@fs${folder(language)}dist/browser.js`
        return [language, { entry, nBytes }] as const
      })
      return `export const packs = ${JSON.stringify(Object.fromEntries(told))}`
    },
    generateBundle() {
      for (const language of LANGUAGES) {
        const files = filesOf(language)
        const into = folderOf(language, files)
        for (const { name, bytes } of files)
          this.emitFile({ type: 'asset', fileName: `${into}/${name}`, source: bytes })
      }
    },
  }
}

interface PackFile {
  readonly name: string
  readonly bytes: Uint8Array
}

const folder = (language: string) => fileURLToPath(new URL(`../languages/${language}/`, import.meta.url))

/** What a pack needs in a browser: its entry, its models and its tables. */
function filesOf(language: string): PackFile[] {
  const beside = readdirSync(folder(language)).filter((name) => /\.(bin|tsv|txt)$/.test(name))
  return [...beside.sort(), 'dist/browser.js'].map((name) => ({ name, bytes: readFileSync(folder(language) + name) }))
}

/** Under this name nothing ever changes: it may be kept for good. */
function folderOf(language: string, files: readonly PackFile[]): string {
  const digest = createHash('sha256')
  for (const { name, bytes } of files) digest.update(`${name} ${bytes.length}\n`).update(bytes)
  return `assets/packs/${language}-${digest.digest('hex').slice(0, 12)}`
}
