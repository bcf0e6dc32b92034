/** Other policies and codes that apply together with this one. */
export const relatedPolicies = `
strong: [read|used|considered|sits?|viewed|understood|seen] .. [together|in conjunction|alongside|as an addition|with the|with our]
likely: codes? of [conduct|practice|ethics|governance|professional]
likely: acceptable [use|usage]
likely: [in conjunction|together|alongside|conjunction] with .. [other|the|our|its|relevant|related]
strong: (is) [supported|complements?|complemented|supplements?|underpinned|linked|supersed*|displac*|replac*] (by|to|with) .. [the|our|other|any] ... [polic*|codes?|act|procedures?|guidance]
likely: [related|associated|supporting|relevant|other|existing|linked|applicable] .. [policy|policies|documents?|procedures?|legislation|guidance|regulations|laws?]
likely: [data protection|human rights|equality|localism|defamation|communications|computer misuse|freedom of information|public records|privacy] act
likely: [gdpr|civil service code|staff handbook|employee handbook|nolan principles|seven principles of public life|professional code*|standards of professional behaviour|standing orders]
likely: [bound by|abide by|comply with|adhere to|subject to|follow|breach*|contraven*|contrary to|in line with] .. [the|our|any|all|other|their|its] .. [code|codes|standards|policies|protocol|regulations|procedures|polic*] (of|on|for)
likely: [information security|equal opportunities|disciplinary|information governance|data protection|ict|it security|e-safety|safeguarding|personnel|dignity at work|internet] [policy|policies|procedures?|regulations]
likely: [polic*|regulations|procedures?|codes?] (relating to|on|for) [the use of|use of|internet|e-mail|conduct]
likely: [standards|guidance|rules|requirements] of [their|your] (professional|own) [body|regulator*|bodies]
likely: refer to [the|our|your] ... [policy|code|procedure|guidance]
likely: [comply with|principles of|sections of|breach of|requirements of] .. [the|this] code
strong: read with
ignore: [under|with|through|in line with] .. [disciplinary|complaints|grievance|capability] [policy|policies|procedures?]
heading strong: [related|associated|other|supporting|linked|relevant] .. [polic*|documents?|procedures?|guidance|information]
heading likely: [legislation|references|legal framework|further reading|legal context|bibliography]
heading likely: status of
`
