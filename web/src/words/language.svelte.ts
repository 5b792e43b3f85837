/** The languages that the interface speaks; what reports say stays in theirs. */
export const LANGUAGES = ['en', 'ja'] as const

export type InterfaceLanguage = (typeof LANGUAGES)[number]

/** Words of the interface, the same in each language. */
export type Dictionary<T> = Readonly<Record<InterfaceLanguage, T>>

/** Holds the words of one part of the interface; each language must have all of them. */
export function dictionary<T>(words: { readonly en: T; readonly ja: NoInfer<T> }): Dictionary<T> {
  return words
}

const KEPT = 'readout.language'

class Interface {
  /** The language that the interface speaks: what the reader chose, else the first that their browser asks for. */
  language = $state<InterfaceLanguage>(chosen() ?? asked())

  choose(language: InterfaceLanguage): void {
    this.language = language
    localStorage.setItem(KEPT, language)
  }

  /** The words to show now: changes what is shown when the language does. */
  in<T>(words: Dictionary<T>): T {
    return words[this.language]
  }
}

export const ui = new Interface()

function chosen(): InterfaceLanguage | undefined {
  return LANGUAGES.find((language) => language === localStorage.getItem(KEPT))
}

function asked(): InterfaceLanguage {
  const tags = navigator.languages.map((tag) => tag.slice(0, 2))
  return LANGUAGES.find((language) => tags[0] === language) ?? 'en'
}
