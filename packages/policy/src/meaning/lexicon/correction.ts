/** Answering misrepresentations and inaccurate reports about the body. */
export const correction = `
strong: [misrepresent*|set* the record straight|rebut*]
strong: correct* ... [errors?|mistakes?|inaccura*|misinformation|false|wrong|misleading|facts?|factual|misrepresent*]
strong: [errors?|mistakes?|inaccura*|facts? wrong|wrong] ... [put right|corrected|correct*|admit*|apologis*]
strong: [admit*|own up|acknowledge*|correct*] .. (to) .. [mistakes?|errors?|them|it] (quickly|promptly)
likely: [facts|story] .. wrong
likely: [inaccurate|incorrect|misleading|untrue] ... [posts?|comments?|information|reports?|statements?|claims?|stor*|online|about]
likely: [stick to|quote|check|state] (the|your) facts
likely: factual*
likely: [reply*|respond*|rebut*|answer*] ... [criticism|misinformation|false|inaccura*|negative]
likely: put* right
likely: correct .. [quickly|promptly|it|them]
hint: [accurate|truthful|accuracy]
likely: [check|quote|verify] .. facts?
likely: correct* .. [slips?|them|it]
likely: check .. before .. [share|sharing|post|posting|publish|repeat*]
likely: facts [before|first]
heading likely: [correct*|rebut*|responding|accuracy|mistakes?]
`
