/** Light, dark, or as the system has it. */
export const THEMES = ['system', 'light', 'dark'] as const

export type Theme = (typeof THEMES)[number]

const KEPT = 'readout.theme'

class ThemeChoice {
  theme = $state<Theme>(THEMES.find((theme) => theme === localStorage.getItem(KEPT)) ?? 'system')

  choose(theme: Theme): void {
    this.theme = theme
    localStorage.setItem(KEPT, theme)
    this.show()
  }

  show(): void {
    if (this.theme === 'system') delete document.documentElement.dataset.theme
    else document.documentElement.dataset.theme = this.theme
  }
}

export const choice = new ThemeChoice()
