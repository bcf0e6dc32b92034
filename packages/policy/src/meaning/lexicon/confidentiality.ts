/** Sensitive or confidential information that must not be published. */
export const confidentiality = `
strong: [confidential*|commercially sensitive|in confidence|trade secrets?|proprietary|non-public]
strong: [commercial|business|market] [secrets?|sensitivit*]
likely: sensitive ... [information|topics?|matters?|data|business|material|work|subjects?|details]
likely: [internal|privileged|restricted|unpublished|exempt|classified|official|operational|inside|protected|draft|private] [information|documents?|business|reports?|discussions?|matters?|material|data|details|operations|papers|emails?|correspondence]
likely: [disclos*|divulg*|leak*|reveal*|giv* away|releas*] ... [information|documents?|details|data|secrets?|operations?|tactics|plans?]
likely: [shar*|publish*|post*|divulg*|disclos*] .. [information|plans?|bids?|prices?|contracts?|documents?|secrets?|papers|minutes]
likely: information ... [disclosed|divulged|leaked|obtained|learn*]
likely: [not|until|before] .. [public|published|in the public domain|publicly available|announced|released|made public]
likely: [closed|private|exempt|part ii|part 2|confidential] [session|meetings?|items?|papers?|part]
likely: keep ... to [yourself|yourselves|themselves|himself or herself]
likely: [said|discussed|heard|learn*|talked] ... [in|at|during] .. [closed|private|confidential|meetings?|board|visit*]
likely: marked (as) [official|confidential|restricted|sensitive|private]
likely: [discuss*|talk*|comment*|writ*|post*|anything] .. [about|on|to do with|regarding|related to] .. [your|their|the|any|our] (work|job|<body>|cases?|internal|live|ongoing|current|pending) [cases?|operations?|investigations?|matters?|business|clients|court|legal|projects?|tenders?|negotiations?]
likely: [discuss*|talk*] (anything) [to do with|about] (the|your|their) [work|school|job|workplace|council business]
likely: [live|ongoing|current|pending] [operations?|investigations?|cases?|proceedings?|litigation|negotiations?|incidents?]
likely: [tactics|witness*|informant*|security arrangements?]
likely: [stays?|stay|kept|keep] [inside|in-house|within] the
likely: [keep|keeping] .. [secrets?|secret]
likely: information .. to which .. (have) access
strong: [guilt or innocence|guilt|pending prosecutions?|sub judice|court proceedings]
strong: [information|anything|material] ... [access to|have access|obtained|learn*] .. as a result of .. employment
likely: discuss* [your|their|his or her] (own) [work|job|cases?|clients?]
likely: public [is|are|was|were] excluded
likely: [said|heard|discussed|happens|decided] ... [closed doors|out of the room|in private|in the room|stays]
likely: [behind closed doors|under wraps|inside information]
heading likely: [confidential*|information security|sensitive information]
`
