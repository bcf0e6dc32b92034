/** What a script that calls `moothall verify` or `moothall ledger verify` can tell apart. */
export { VERDICT_CODES as exitCodes } from '@moothall/ledger'
