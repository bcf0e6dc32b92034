/** What a policy says before any draft is read: for those who need that without lexicons and models (`@moothall/checker/policy`). */
export { bindPolicy } from './bind-policy.ts'
