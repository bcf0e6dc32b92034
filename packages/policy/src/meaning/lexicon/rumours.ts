/** Confirming, denying or spreading rumours and speculation. */
export const rumours = `
strong: [rumou?rs?|gossip*|hearsay|tittle-tattle]
strong: speculat*
strong: [confirm|affirm|deny] [or|nor] [confirm|affirm|deny]
likely: [unverified|unconfirmed|misinformation|disinformation|fake news|conspiracy]
likely: [guess*|speculat*] .. at
likely: [false|misleading] (or) (misleading) information
likely: [stories|story|claims?] .. [cannot|can not|have not|not] [stand up|verified|checked|prove|confirm*]
likely: [grapevine|pass on stories]
`
