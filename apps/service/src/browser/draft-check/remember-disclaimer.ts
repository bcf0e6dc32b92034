import { find } from './elements.ts'

const KEY = 'moothall.profile-disclaimer'

/**
 * Lets a person have this browser remember that their profile carries the disclaimer. Nothing is stored unless they ask, and
 * nothing but this answer.
 * @param changed called when the answer was filled in from memory
 */
export function offerToRemember(changed: () => void): void {
  const answer = find('profileDisclaimer', HTMLInputElement)
  const remember = find('remember', HTMLInputElement)
  let stored: string | null
  try {
    stored = localStorage.getItem(KEY)
  } catch {
    // The browser is set to keep nothing, so there is nothing to offer.
    return
  }
  find('check-remember', HTMLElement).hidden = false
  if (stored === 'yes') {
    answer.checked = true
    remember.checked = true
    changed()
  }
  const keep = (): void => {
    if (remember.checked && answer.checked) localStorage.setItem(KEY, 'yes')
    else localStorage.removeItem(KEY)
  }
  remember.addEventListener('change', () => {
    if (remember.checked) answer.checked = true
    keep()
    changed()
  })
  answer.addEventListener('change', keep)
}
