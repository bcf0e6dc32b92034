/** Who may set up, reach or post from the accounts of the body. */
export const officialAccounts = `
ignore: [not|never|nor] .. [speaking|speak|posting|post|acting|writing|commenting] [on behalf of|for]
ignore: [not|never] .. as an [officer|employee] of the
hint: [<body>|corporate|official|service|departmental|business|work|our|its|school|team|shared|force|city|public] ([social media|social networking|facebook|twitter|instagram|linkedin|x|website]) <accounts>
strong: [web editors?|authori~ed persons?|account [holders?|administrators?|owners?|managers?|users?]|page [administrators?|owners?]|administrators?|moderators?|authorised users?|authorized users?|social media [team|coordinator|administrators?|officers?|managers?|lead|editors?|champions?]]
strong: [set up|setting up|creat*|open|opens|opening|establish*|run|running|manage|manages|managed|managing|administer*|clos*|maintain*|operat*|register of|list of] ... <accounts>
likely: [new|each|every|shared|any] .. [accounts?|page|channel|platform] ... [approv*|authori~*|passwords?|log-ins?|team|register*|request*|appl*|permission|written]
likely: [apply|applies|applications?|requests?|bids?] .. (for|to) .. [new|an?|own] .. [accounts?|pages?|channels?|platforms?]
likely: [pages?|accounts?|channels?|sites?] .. [are|is|may be|must be|will be] [opened|set up|run|operated|managed|moderated|administered|closed|monitored|approved]
likely: [only|authori~ed|approved|trained|designated|nominated|appointed|permitted|responsible] ... [post|posting|publish*|speak|respond|upload*|operate|comment] ... [on behalf|in the name|for the|as the|council|our|official|<body>|content|accounts?|it]
likely: [only|authori~ed|approved|trained|designated|nominated] ... [users?|officers?|staff|editors?|team|spokes*|heads]
likely: [post|posting|posts|publish*|respond*|communicat*|speak*|upload*] .. (material|content|information|messages) ... [on behalf of|in the name of] (the|our)
likely: [passwords?|log-in details|log-ins?|credentials] ... [accounts?|pages?|held|shared|changed|secure*|kept|leaves?|nobody|anybody|anyone|authorised|revok*]
likely: [revoke|return|hand* back|grant*] ... [access|log-ins?|passwords?|moderators?|administrators?]
likely: [moderat*] .. (comments?|posts?|by|content|replies)
likely: [content|posts?|tweets?|tone|replies] .. [should|must|will] .. [be [approved|accurate|checked|informative|friendly|useful|relevant|consistent|signed off]|reflect|benefit*|have a purpose]
likely: [posting|publishing|day-to-day] ... [official|our|corporate] <accounts>
likely: register of .. users
likely: [want|wants|wanting|wish|wishes|wishing|need|needs] .. [pages?|accounts?|channels?] (of their own)
likely: [kept up to date|up to date with]
likely: [post*|speak*|writ*] ... for the <body>
likely: [post*|reply*|publish*] from [the|our|any|an|<body>|them]
likely: [approv*|keeps?|keeping|clos*] .. [new|every|old|unused|a list of|the] <accounts>
hint: [each|every|all] .. <accounts>
likely: representing [the|this|our] <body>
likely: [department*|services?|teams?|stations?|schools?|sections?|committees?|units?] ... own .. <accounts>
likely: <accounts> ... [closed|archived|shut down|no longer [relevant|needed|used]]
likely: list of .. log-ins
likely: [looks?|looking] after .. [these|<accounts>]
hint: [run|runs|manage|manages] them
heading hint: <body>'?s? .. <accounts>
heading hint: [official|corporate|council|business|professional|work|our|trust|school|force|public] .. [accounts?|use|channels?|sites?|pages?|platforms?|presence]
heading likely: [tone|tone of voice|content]
heading hint: [setting up|managing accounts|account management|establishing .. platforms?|establishing .. accounts?|authorised users|moderat*|on behalf of|in the name of]
`
