/** Disparaging, defamatory or damaging statements about the body or people connected with it. */
export const disparagement = `
strong: [disparag*|defam*|libel*|slander*|derogatory|denigrat*|vilif*]
strong: disrepute
strong: [badmouth*|malicious|run down|discredit*|smear*]
likely: [damag*|detriment*|harm*|embarrass*|undermin*|tarnish*|advers*|negativ*|poorly|hurts?|reflect*] ... [reputation*|image|good name|standing|public confidence|credibility|integrity|brand]
likely: [reputation*|image|good name|standing|public confidence|credibility|integrity] ... [damag*|harm*|suffer*|affected|risk|tarnish*|protect*]
likely: [undermin*|erod*|weaken*|diminish*|reduc*|shak*] ... [confidence|trust]
likely: [embarrass*|reflects? (badly|poorly|negatively)|cast .. bad light|bad light|damage] ... [<body>|us|colleagues?|others|our]
likely: [attack*|criticis*|criticiz*|ridicul*|mock*|belittl*] [the|your|our|its|any|a|an|other|his or her] .. [<body>|colleagues?|manager|employer|customers?|clients?|members?|councillors?|officers?|minister*]
likely: [negative|critical|unfounded|false|hurtful|damaging|untrue|disruptive] .. [comments?|remarks?|statements?|posts?|things] ... [about|on|regarding|of]
likely: [posting|post|comment|statement|anything] ... [false|misleading|disruptive|untrue] ... about
likely: [perception*|opinion*|impression*] of [the|us|our]
hint: [damage*|damaging] ... [council|<body>|us]
heading likely: [defam*|reputation*|disrepute|libel]
`
