import { Radios } from 'govuk-frontend'

/**
 * The design system's radios, without the `aria-expanded` that it puts on each radio button: ARIA does not allow it
 * there. What a choice opens follows it on the page at once, which is what a screen reader needs.
 */
export class PlainRadios extends Radios {
  syncConditionalRevealWithInputState(input: HTMLInputElement): void {
    const opens = document.getElementById(input.getAttribute('aria-controls') ?? '')
    if (opens?.classList.contains('govuk-radios__conditional')) {
      opens.classList.toggle('govuk-radios__conditional--hidden', !input.checked)
    }
  }
}
