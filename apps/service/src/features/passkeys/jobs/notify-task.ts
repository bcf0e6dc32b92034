export const NOTIFY_TASK = 'passkeys.notify'
