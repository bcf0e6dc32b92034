/** Why the policy exists and the principles behind it. */
export const purpose = `
strong: [purpose|purposes|aims?|objectives?|intention] of [this|the|these|our|such]
strong: [policy|guidance|guidelines|code|document|procedure|protocol|standard|principles] .. [is|are] [intended|designed|written|here] to
strong: [our|the] [aims?|objectives?|purpose|intention] [is|are] to
likely: this .. [policy|guidance|code|document|procedure|protocol|standard|part|section] .. [sets? out|aims?|explains?|describes?|provides?|seeks?|outlines?|exists?|tells?|gives?|helps?|establish*|encourages?]
likely: it [sets out|outlines|explains|describes] [the|our|how|what|who]
likely: it gives [guidance|advice|guidelines]
likely: same .. [principles|standards|considerations|rules]
likely: principles ... same
likely: [recogni~es?|embraces?|supports?|values?|welcomes?|acknowledges?] ... social [media|network*]
likely: [benefits?|opportunit*|risks?] ... [social [media|network*]|online|internet]
likely: [social [media|network*]|internet] ... [benefits?|opportunit*|risks?|integral|everyday life|part of everyday|part of life|way of life]
likely: [use|uses] of .. [social media|digital] ... [enables?|allows?|helps?|improves?]
likely: [uses?|using] social media to [engage|inform|communicate|reach|talk|tell|share]
likely: committed to ... [principles|standards|communication*|engag*]
likely: to [minimi~e|reduce|manage|limit] [the|these|any|our] [risks?|harm]
likely: [feel able|confiden*|encourage*] ... [join in|take part|use social media|online|social media]
likely: [can|could|may] cause ... [upset|distress|harm]
hint: [potential|possible] [impact|effect*|risks?] .. [on|to|for]
hint: why we have
hint: [safeguards?|protects?|protect|safeguarding] ... [reputation|credibility|good name]
ignore: purpose of [the|a|each] .. [pages?|accounts?|posts?|channels?]
likely: [useful|valuable|effective|helpful] [source|tool|way|means]
likely: gives .. a way to
likely: [the|our] [code|policy|guidance|protocol|guide] .. [explains|sets|sets out|governs|describes|exists]
heading likely: [purpose|purposes|aims?|objectives?|introduction|foreword|background|overview|rationale|why|intent|preamble|context]
heading hint: policy statement
`
