/** Making clear that views are one’s own, for example with a disclaimer. */
export const disclaimer = `
strong: disclaimers?
strong: [views?|opinions?|postings?|posts?|thoughts?|tweets?] ... [are|is] ([solely|entirely|purely|only|all]) [my own|your own|their own|his or her own|mine|personal|yours|theirs]
strong: [speak*|post*|writ*|act*|comment*] ... [for yourself|for themselves|for myself|own behalf|as a resident|as a private|personal capacity|private capacity|individual capacity|own accord|first person]
strong: [not|nor|don't|do not] (necessarily) [represent*|reflect*] ... [views?|opinions?|position|policy|those]
strong: [not|nor|don't] ... [speak*|writ*|post*|comment*|act*|purport*|represent*] ... [on behalf of|for] (the|your|their|us) [<body>|employer|organisation|us|anyone]
strong: not speaking on behalf
strong: [own|personal|private|individual] .. [views?|opinions?] ... [must|should|not|clear*|published|state*|expressed|are|make|misunderstood]
likely: [expressing|express|expressed|give|giving|state] .. [personal|your|their|own] .. [views?|opinions?]
likely: [make|making|made|be|stat*] .. (it) [clear|plain|explicit|known] ... [personal|own|speak*|not|representing|individual]
likely: [speak|speaks|speaking|purport to speak|claim to speak|represent] [for|on behalf of] (the) <body>
likely: give the impression .. ... [speak|speaking|official|represent*|endors*|behalf|shares?|agrees?]
likely: holding [yourself|themselves] out
likely: personal [views?|opinions?]
likely: first person
likely: own [views?|opinions?]
likely: as private citizens?
likely: [acting|speaking|writing|commenting|posting] .. [official capacity|private capacity|personal capacity|as a councillor|as an elected|as a member]
likely: [opinions?|views?|thoughts?] .. mine
heading likely: [disclaimers?|speaking for yourself|personal views|your own views]
`
