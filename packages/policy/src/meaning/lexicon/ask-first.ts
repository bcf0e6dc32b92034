/** Asking a manager or the communications team when in doubt about a post. */
export const askFirst = `
strong: [discuss*|check*|speak|talk|ask|asks|asking|consult*|seek|advice] ... [managers?|communications|comms|supervisors?|hr|human resources|monitoring officer|press office|press desk|legal|clerk|chair|chairman|director|head of department]
strong: (in|any|if in) doubt
strong: [unsure|not sure|uncertain|uncomfortable|unclear|concerned about the appropriateness]
strong: [seek|obtain*|get|gain|ask for|without|with|needs?|require*|prior|first] .. ([first|prior|written|express|the|any|their]) .. [advice|guidance|permission|approval|clearance|authority|authori~ation|consent] (of|from|before|first|by) (the|your|their|a) .. [<authority>|<body>|office|council|anyone]
likely: [seek|obtain*|get|ask for|gain] .. [advice|guidance|permission|approval|clearance|authori~ation]
likely: [approval|permission|clearance|agreement|authori~ation] .. [before|first|in advance|prior]
likely: [approved|agreed|authori~ed|cleared|signed off] .. (in advance|beforehand|first|by|with) ... [manager|before|prior|team|in advance]
likely: [agree|approve] .. in advance
likely: cleared [by|with]
hint: [refer|referred|contact] ... [managers?|communications|comms|supervisors?|hr|human resources|monitoring officer|press office|clerk|chair]
likely: ask before
likely: contacted by ... [press|media|journalists?|newspapers?]
likely: [press|media|journalists?|reporters?|media enquiries|press enquiries] ... [refer*|talk|speak|contact|pass*|direct*|forward*]
likely: [refer*|direct*|pass*] .. [enquiries|queries|questions|requests|them|it|this] .. to [the|your|our] [communications|press|chair|clerk|media|manager|chief]
likely: any questions about
likely: speak to [your|the|her|him|our|a] .. [manager|team|communications|lead|head|chief executive|her|him]
hint: [before|prior to] ([you|they]) [post*|publish*|comment*]
ignore: social [media|network*]
ignore: [put|puts|putting|cast|casts] ... in doubt
likely: without .. [permission|approval|clearance|authori~ation]
likely: [knowledge|consent|permission|approval|agreement] .. of the [<authority>|chief|head|secretary|mayor|governing body]
likely: [run it past|run .. past|check with|the nod|say-so|green light|second opinion|sound out]
likely: [unsure|doubt|not sure] ... [ring|phone|call|e-mail|ask]
heading hint: [advice|help|support|if in doubt|further information|point of contact]
heading likely: who [do|can|should] [i|you|we|staff] [ask|contact|speak]
`
