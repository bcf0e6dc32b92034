/** Passing complaints and comments about services to the people who can act on them. */
export const feedback = `
ignore: [complaints?|complain*] [against|about] .. [conduct|you|colleague*|member]
strong: feed-back
strong: pass* ... to ... [person|team|service|department|colleagues?|officer|access|members|agencies]
strong: [questions?|comments?|enquir*|quer*|complaints?|requests?|messages?|responses|posts] ... [passed|referred|forwarded|directed|handed|moved|signposted|redirected] (on) (to)
strong: [forward*|refer*|redirect*|direct*|signpost*|pass*|hand*] ... [questions?|comments?|enquir*|quer*|complaints?|those contacting|requests?|people|customers?|users|residents?]
strong: [respond*|reply|replies|answer*] .. (directly) (to) ... [questions?|comments?|enquir*|quer*|messages?|complaints?|incoming|posts]
likely: [complain*|enquir*|quer*|service requests?|questions] ... [customers?|residents?|public|service|team|pass*|direct*|refer*|redirect*|website|procedure|received|raised|made]
likely: [customers?|residents?|members of the public|people|parents|patients|users] ... [complain*|comments? about a service|ask*|report*]
likely: [dealing|deal] with [e-mails?|enquir*|complaints?|questions?|quer*|comments?]
likely: freedom of information [requests?|request]
hint: [within|in] .. working days
likely: signpost*
likely: [answer*|repl*|respond*] within
likely: [grumbles?|complaints?|questions?|enquiries|queries] [go|goes|are sent|should go] to
likely: [send|take|bring|pass] .. [complaints?|questions?|enquiries|queries] .. to
likely: [point|put|send] them [to|in touch with|towards]
likely: pass it on
heading likely: [feed-back|complaints?|enquiries|responding|customer service|engagement]
`
