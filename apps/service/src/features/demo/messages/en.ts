import type { DemoRole } from '../demo-people.ts'
import { posts } from './en-posts.ts'

export const en = {
  body: { name: 'Moothall-on-the-Wold Borough Council', shortName: 'MWBC' },
  posts,
  policyTitle: 'Social media policy',
  noteOnTopics: 'Left out on purpose: this is a demonstration.',
  signIn: {
    title: (role: string) => `Sign in as ${role}`,
    explanation: (name: string, post: string, team: string) =>
      `You will be ${name}, ${post}, ${team}. Everybody here is invented.`,
    button: 'Sign in',
  },
  roles: {
    administrator: 'the administrator and policy owner',
    approver: 'the policy approver',
    auditor: 'the auditor',
    manager: 'a line manager',
    officer: 'an officer who has everything still to do',
    member: 'a councillor',
    agency: 'an agency worker',
  } satisfies Record<DemoRole, string>,
}
