/** Which sites, networks and internet postings the policy covers. */
export const scopeMedia = `
ignore: [shall|must|should|may|will] include
strong: social [media|network*] .. [means?|includes?|including|refers?|covers?|held to|defined|describes?|comprises?|encompass*]
strong: social [media|network*] (sites) [is|are] .. [term|name|range|collective|generic|defined|type|form|any|website*|platform*|tool*|online]
strong: [all|any] (other) [forms?|types?|kinds?] of .. [social|online|internet|digital]
strong: <site> ... <site>
likely: [e.g.|such as|for example|for instance|including|like|named|called] ... <site>
likely: [forums?|blogs?|blogging|micro-blog*|wikis?|podcasts?|message boards?|chat rooms?|file-sharing|video-sharing|discussion boards?|virtual worlds?|photo sharing]
likely: list [is not|isn't] [exhaustive|complete|definitive]
likely: new .. [tools|platforms|sites|networks|channels|services]
likely: [websites?|sites|apps|applications|platforms?|tools|services] [that|which|where|on which|with which] ([users|people|you|members]) .. [allow*|enable*|let|lets|users|people|share|create|interact|exchange|talk|publish|post|communicate]
likely: (not) limited to [social|<site>|blog*|any]
hint: [website|e-mail|facebook page|channels of communication] ... [facebook|twitter|e-mail|website]
likely: [means|includes] ... [platforms?|websites?|internet|online]
heading likely: [defin*|what is social|platforms?|glossary|terminology|interpretation]
heading likely: what [do we mean|counts|we mean]
heading likely: examples of [platforms?|sites|social]
`
