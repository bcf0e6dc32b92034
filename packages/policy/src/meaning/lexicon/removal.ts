/** A request to take a post down, and what follows a refusal. */
export const removal = `
ignore: [remove|removal of|revoke|withdraw*] .. [access|moderators?|administrators?|from office|role|rights]
ignore: [leaves?|leaver*] ... removed
strong: [remove|removing|removal|removed|delet*|take down|taking down|taken down|withdraw|hide|hidden|erase] ... <post>
strong: <post> ... [be|is|are|being] [removed|deleted|taken down|withdrawn|hidden|amended|edited]
likely: [fail*|refus*] to [comply|remove|delete]
likely: [take|taking|taken|took] .. down
likely: [will|may|can|must|should] be [removed|deleted|taken down|hidden]
likely: [before|prior to|after|following] ([any|the|its|their]) [deletion|removal|removing|deleting]
likely: following .. [deleted|removed|hidden]
likely: [tell|ask|require|direct|instruct*|request*|order*] ([you|them|him|her|staff|anyone|a person|an? <people>]) (that|the|to) .. [delete|remove|take|removal|deletion|amend|withdraw]
likely: [delete|remove] [it|them|something|anything|the|your|that]
likely: [closure|closing] of any
strong: right to [remove|delete|hide|edit|amend|moderate]
heading likely: [removal|removing|take-down|takedown|deletion|moderation|moderating]
`
