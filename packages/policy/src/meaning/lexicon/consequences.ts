/** What may follow when somebody does not keep to the policy. */
export const consequences = `
ignore: [related|associated|see] .. [disciplinary|discipline] [policy|procedure]
strong: disciplin*
strong: [gross misconduct|misconduct|dismiss*]
strong: [breach*|violat*|fail*|failure|non-complian*|contraven*|contrary|misuse|infring*|ignor*|not comply|do not comply] ... [result*|lead*|action|treated|consequence*|sanction*|considered|dealt|subject|withdraw*|terminat*|amount*|constitut*|face|ended|investigat*|suspend*|liab*|seen as|regarded]
likely: [legal action|prosecut*|criminal [offence|proceedings|liability|investigation]|sanctions?|fined]
hint: [legal liability|sued|sue you|sue]
likely: terminat* of ... [contract*|employment|agreement*|role|placement|engagement]
likely: [engagement|contract*|placement|assignment|agreement] .. [ended|terminated|withdrawn|cancelled]
likely: [access|privileges|rights] .. (being) [suspended|withdrawn|removed|revoked|restricted]
likely: [blocked|banned|barred|suspended] (from)
likely: [standards committee|standards complaint|standards regime|referred to the monitoring officer]
likely: [lose|losing|cost [you|them]] [your|their] [jobs?|place|posts?|contracts?|position]
likely: [break*|breach*] [these|the|this|our|a] [rules?|policy|guidelines|code|standards?]
likely: [outcomes?|penalt*] [range|include|are|may]
likely: be investigated under
likely: fail* to [comply|follow|adhere|observe]
likely: breach* ... [go|goes|referred|passed|reported] to
likely: [come|comes|go|goes|taken|referred|reported] .. before the [monitoring officer|standards committee|committee|board|panel]
likely: [answer|answers|answerable|accountable] to the
likely: [sacked|fired|lose their job|in trouble]
likely: a matter for ... under .. contracts?
heading likely: [breach*|consequences|sanctions?|disciplin*|enforcement|misuse|non-complian*|compliance|if things go wrong|get it wrong]
`
