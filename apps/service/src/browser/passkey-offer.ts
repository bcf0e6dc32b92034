import { browserSupportsWebAuthn } from '@simplewebauthn/browser'

// The button is there for who can use it, and for nobody else.
const offer = document.getElementById('passkey-offer')
if (offer !== null) offer.hidden = !browserSupportsWebAuthn()
