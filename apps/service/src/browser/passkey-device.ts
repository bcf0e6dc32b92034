import {
  browserSupportsWebAuthn,
  type PublicKeyCredentialCreationOptionsJSON,
  type PublicKeyCredentialRequestOptionsJSON,
  startAuthentication,
  startRegistration,
} from '@simplewebauthn/browser'
import { find, make } from './draft-check/elements.ts'

/** What the page carries for this script, so that it asks the service for nothing. */
interface Words {
  readonly refused: string
  readonly knownAlready: string
  readonly failed: string
  readonly done: string
}

const form = find('passkey-form', HTMLFormElement)
const button = find('passkey-button', HTMLButtonElement)
const status = find('passkey-status', HTMLElement)
const words = JSON.parse(form.dataset['words'] ?? '') as Words
const options = JSON.parse(form.dataset['options'] ?? '') as unknown

async function askDevice(): Promise<unknown> {
  return form.dataset['ceremony'] === 'create'
    ? await startRegistration({ optionsJSON: options as PublicKeyCredentialCreationOptionsJSON })
    : await startAuthentication({ optionsJSON: options as PublicKeyCredentialRequestOptionsJSON })
}

function say(text: string): void {
  status.replaceChildren(make('p', { class: 'govuk-inset-text' }, text))
}

/** Browsers say little on purpose: whether somebody cancelled or has no passkey is nobody's business. */
function wordsFor(error: unknown): string {
  const { name } = error instanceof Error ? error : { name: '' }
  if (name === 'InvalidStateError') return words.knownAlready
  return name === 'NotAllowedError' || name === 'AbortError' ? words.refused : words.failed
}

let asked = 0

/** Asks the device, and sends what it answered as a form. Asked again, it forgets that it was asked before. */
async function ask(): Promise<void> {
  asked += 1
  const now = asked
  status.replaceChildren()
  try {
    const answer = await askDevice()
    const field = form.elements.namedItem('response')
    if (field instanceof HTMLInputElement) field.value = JSON.stringify(answer)
    say(words.done)
    form.submit()
  } catch (error) {
    if (now === asked) say(wordsFor(error))
  }
}

if (browserSupportsWebAuthn()) {
  find('passkey-cannot', HTMLElement).remove()
  form.hidden = false
  button.addEventListener('click', () => void ask())
  // Who came here pressed a button for it a moment ago.
  void ask()
}
