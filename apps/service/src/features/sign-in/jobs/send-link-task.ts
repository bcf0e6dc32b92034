export const SEND_LINK_TASK = 'sign-in.send-link'
