/** What suppliers, contractors and service providers are told or asked to do. */
export const suppliers = `
ignore: [about|of|with|to|or|between|from|referring to] .. [suppliers?|contractors?|consultants?|third parties]
strong: [suppliers?|contractors?|sub-contractors?|service providers?|vendors?|consultants?|bidders?|firms?] ... [must|will|should|are|is|shall|required|expected|aware|responsib*|compl*|may lose|may have]
likely: [procure*|tender*|contract terms|contract conditions|contract manager|framework agreement]
likely: [applies to|apply to|applicable to|extends? to|binds?|covers?] ... [suppliers?|contractors?|consultants?|service providers?]
likely: [firms|companies|businesses|people] who ... [in our name|for us|on our behalf]
heading likely: [suppliers?|contractors?|third part*|procurement|partners]
`
