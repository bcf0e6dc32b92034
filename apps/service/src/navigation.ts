import { signInPaths } from './features/sign-in/index.ts'
import type { Actor } from './platform/identity/actor.ts'
import type { Locale } from './platform/rendering/messages.ts'
import { messagesFor } from './platform/rendering/messages.ts'
import type { NavigationItem } from './platform/rendering/renderer.ts'
import { layoutMessages } from './views/messages.ts'

/** Where this visitor can go from every page. */
export function navigationFor(actor: Actor, locale: Locale): readonly NavigationItem[] {
  const wording = messagesFor(layoutMessages, locale).navigation
  if (actor.kind !== 'person') return [{ href: signInPaths.signIn, text: wording.signIn }]
  return [{ href: signInPaths.signOut, text: wording.signOut }]
}
