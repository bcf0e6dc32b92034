/** Political comment, elections and the impartiality of the service. */
export const politicalImpartiality = `
strong: politic*
strong: [elections?|electoral|purdah|pre-election|caretaker period|referend*|polling|ballot|hustings]
strong: [impartial*|neutral*|unbiased|non-partisan|partisan]
likely: [campaign*|candidates?|lobby*|party] ... [parties|party|support*|votes?|political|election*|candidate*]
likely: [councillors|mps|ministers?] .. [political|party|campaign]
likely: candidates?' [pages?|accounts?|posts?|campaigns?]
ignore: third part*
likely: [take|taking|takes] sides
likely: [canvass*|campaigning|vote for]
heading likely: [politic*|election*|purdah|impartial*|neutral*|publicity]
`
