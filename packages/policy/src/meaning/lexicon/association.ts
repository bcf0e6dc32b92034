/** Whether personal posts and profiles may be linked with the body, and how they should look. */
export const association = `
ignore: associat* in any
strong: [linked|linking|link|associat*|connected|affiliat*|identified|identifiable] ... [<body>|employer|your work|their work|us|our]
strong: [identif*|describ*|present*|promot*] ([you|your|them|him|her|their]*) .. as ... [employees?|officers?|members?|councillors?|working|work|staff|associated|representing|a teacher|being]
strong: identif* ... [your|their] [employers?|jobs?|roles?|<body>|workplace]
strong: [mention*|nam*|reveal*|disclos*|list*|stat*|say*|declar*|tell*|show*] ... [where [you|they] work|you work|they work|works? here|work [for|at] us|[your|their|his or her] [employers?|job titles?|workplace|roles?|employment|position*|occupation|affiliation]]
strong: [say|says|said|saying] .. (that) [you|they] work
likely: [your|their|the|his or her] [affiliation|association|connection|links?] [with|to]
likely: [employment|employer|affiliation] .. [is|are] .. [disclosed|apparent|known|obvious|stated|shown]
likely: [recogni~ed|recogni~able|traced|identifiable] .. (as|to|back) ... [employees?|member of staff|staff|officers?|councillors?|<body>|one of (our|us)]
likely: [work|works|working] for [the|this|our] <body>
likely: profiles? ... [consistent|reflect*|present*|appropriate|professional]
likely: [<body>|work|corporate|official|government|force|service|school|city] e-mails? ... [personal|private|register|sign|accounts?|endors*]
likely: [use|using|used] .. [<body>|work|corporate|official|government|force|service] e-mail address*
likely: [uniform*|lanyard*|id badge*|identity badge*|work clothing|service vehicles?]
likely: (on|in) [their|your] own behalf
likely: place of work
likely: [references|testimonials?|endorsements|recommendations] [for|of|to]
likely: [blur*|separat*|distinct*|line] ... [personal|private] ... [professional|work|official|business]
likely: recogni~ed as [a|an|one]
likely: mention* .. [your|their|his or her] [posts?|jobs?|roles?|positions?] [at|with|in|for]
likely: [who|that] [you|they] work for
strong: identif* .. as one of
ignore: connected [to|with] the work
likely: [lives|life|accounts?|profiles?] .. [separate|apart|distinct]
likely: [post|put|include|display|show|add|use] .. [your|their] [occupation|job titles?|employers?|workplace|place of work]
likely: [tied|traced|attributed] to the [<body>|employer]
likely: [mention|disclosure|statement] of .. [employment|employer|affiliation]
likely: [from|with|using|use] .. [work|council|school|corporate] e-mail address*
likely: separate .. [hats?|pages?|accounts?|profiles?|identit*]
likely: [page|account|profile] for [work|council|school|business]
heading likely: [associat*|profiles?|identif*|affiliation]
`
