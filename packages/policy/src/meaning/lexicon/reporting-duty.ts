/** Telling a manager or another person about a breach one becomes aware of. */
export const reportingDuty = `
ignore: [feel*|felt] .. [harass*]
strong: [report*|notify|notif*|inform|informs|informed|informing|alert*|escalat*] ... [<authority>|police|service desk|platform]
strong: [report|reported|reporting] ... [breach*|misuse|incidents?|inappropriate|abus*|threat*|concerns?|harass*|concerning|improper|anything|suspic*|cyber*]
strong: [become|becomes|becoming|are|is|made|been] aware of ... [breach*|misuse|incident*|inappropriate|posts?|abuse|concern*|content|comment*]
strong: [see|sees|seen|spot*|notice*|come across|comes across|came across|find|finds|discover*|encounter*|witness*|receives?] ... [report*|tell|alert*|inform|informed|notify|let|contact|draw|raise*|know] ... [<authority>|immediately|straight away|at once|attention|know]
likely: [if you|anyone who|staff who|employees who|if anyone|where (any) [staff|employee*]] [see|notice|spot|become|suspect|discover|find|come across|receive]
likely: draw .. to the attention of
likely: [tell*|raise*|refer*] ... <authority> ... [at once|immediately|straight away|without delay|as soon as]
likely: [rais*] .. (any|a|your|their) concerns? [with|to] [the|your|their|a] .. <authority>
likely: [must|should|has to|have to] be [told|informed|notified|alerted|reported]
likely: [are|is|be] reported to
likely: let ... [<authority>|us] know
likely: [tell|inform|notify|contact] ... <authority> ... [immediately|at once|straight away|without delay]
likely: [obligation|duty|responsib*] to .. (challenge and) [report|notify|inform|tell|challenge]
likely: [tell|inform|notify] .. [<authority>|supervisor|lead]
likely: [tell|inform|notify] ... [at once|immediately|straight away|as soon as|same day|without delay|promptly|within .. hours?]
likely: [must|should|will|shall|please] report [it|them|this|any|these|to]
likely: [raise|raising] the alarm
likely: flag [it|them|this|any] (up) (to|with)
heading likely: [reporting|report a .. concern*|reporting concerns]
`
