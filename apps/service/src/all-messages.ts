import { acknowledgementMessages } from './features/acknowledgements/index.ts'
import { apiTokenMessages } from './features/api-tokens/index.ts'
import { auditMessages } from './features/audit/index.ts'
import { confidentialTopicMessages } from './features/confidential-topics/index.ts'
import { demoMessages } from './features/demo/index.ts'
import { draftMessages } from './features/drafts/index.ts'
import { homeMessages } from './features/home/index.ts'
import { informationMessages } from './features/information/index.ts'
import { passkeyMessages } from './features/passkeys/index.ts'
import { peopleMessages } from './features/people/index.ts'
import { policyMessages } from './features/policies/index.ts'
import { setUpMessages } from './features/set-up/index.ts'
import { signInMessages } from './features/sign-in/index.ts'
import { singleSignOnMessages } from './features/single-sign-on/index.ts'
import type { Messages } from './platform/rendering/messages.ts'
import { ledgerMessages, receiptMessages, verifyPageMessages } from './platform/verify-page/messages.ts'
import { layoutMessages } from './views/messages.ts'

/** Wording of the layout, of every feature, of the verification page and of receipts. */
export const allMessages: readonly Messages<object>[] = [
  layoutMessages,
  acknowledgementMessages,
  apiTokenMessages,
  auditMessages,
  confidentialTopicMessages,
  demoMessages,
  draftMessages,
  homeMessages,
  informationMessages,
  passkeyMessages,
  peopleMessages,
  policyMessages,
  setUpMessages,
  signInMessages,
  singleSignOnMessages,
  verifyPageMessages,
  ledgerMessages,
  receiptMessages,
]
