export const NOTIFY_TASK = 'api-tokens.notify'
