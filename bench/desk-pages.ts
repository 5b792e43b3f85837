/** A page of the desk as it is measured: the selectors say when it is there and that it answers. */
export interface MeasuredPage {
  readonly name: string
  readonly path: string
  /** What a reader came for. */
  readonly content: string
  /** What is pressed as soon as that is there, and what is there when the page has answered. */
  readonly press: string
  readonly answer: string
  /** What comes later, where something does. */
  readonly whole?: string
}

/** The pages that are measured, of a dossier and a story by their ids. */
export function measuredPages(dossier: string, story: string): readonly MeasuredPage[] {
  return [
    {
      name: 'desk',
      path: '/',
      content: 'article.statement',
      press: 'header button.menu',
      answer: 'header button.menu[aria-expanded="true"]',
    },
    {
      name: 'dossier',
      path: `/dossiers/${dossier}`,
      content: '[data-matrix] td button',
      press: '[data-matrix] td button',
      answer: '[data-matrix] td button[aria-expanded="true"]',
      whole: '#opened-cell',
    },
    {
      name: 'brief',
      path: `/dossiers/${dossier}/brief`,
      content: '.side fieldset label',
      press: '.side summary',
      answer: '.side details:not([open])',
      whole: '.written .sentence',
    },
    listed('timeline', `/timeline?dossier=${dossier}`, '.rows .card', 'svg rect'),
    listed('exchanges', `/exchanges?dossier=${dossier}`, 'svg .figure'),
    listed('search', `/search?dossier=${dossier}&text=said`, '.hit article'),
    listed('report', `/stories/${story}`, 'article .content, article .source', '.cards article'),
    listed('actors', '/actors', '.rows .n'),
    listed('review', `/review?dossier=${dossier}`, '.passage'),
  ]
}

/** A page whose content is a list: it answers when the menu, which is on every page, opens. */
function listed(name: string, path: string, content: string, whole?: string): MeasuredPage {
  const [press, answer] = ['header button.menu', 'header button.menu[aria-expanded="true"]']
  return { name, path, content, press, answer, ...(whole !== undefined && { whole }) }
}
