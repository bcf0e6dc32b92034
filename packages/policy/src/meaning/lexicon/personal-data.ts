/** Information about customers, residents, colleagues and other people. */
export const personalData = `
strong: personal* [data|information|details|identif*|identifiable]
strong: [information|details|anything|data|news|facts] .. [about|relating to|concerning|regarding] .. [<clients>|colleagues?|individuals?|employees|members of staff|staff|someone|another person|people]
strong: <clients>'?s? [information|data|details|records|names?|identit*|business|images?|photo*|circumstances]
strong: [photos?|photographs?|images?|videos?|pictures?|footage|recordings?] .. of ... [people|colleagues?|others?|individuals?|<clients>|members of the public|staff|someone|casualties|addresses|minors]
likely: [data protection|gdpr|data breach*|privacy notice]
likely: [names?|addresses|address|phone numbers?|dates? of birth|vehicle registrations?|contact details] .. [of|and|or|for|will|are|must] ... [people|<clients>|colleagues?|individuals?|other people|addresses|names?|never|not|registrations?]
likely: [discuss*|photograph*|film*|reveal*|learn*|refer* to|identify*|nam*|post* about|talk* about|comment* on] ... [<clients>|visitors|another individual|supporters]
likely: [clinical|medical|health|case|personnel|financial|hr] [information|records?|files?|details|data]
likely: [their|his|her|someone's] [health|medical|illness|arrears|circumstances]
likely: [identifiable|recogni~able] .. [images?|people|individuals?|information|details|<clients>]
likely: [confidential|sensitive|private] (or|and) personal [data|information]
ignore: e-mail address*
likely: <clients> ... [never|not] be [mentioned|pictured|named|photographed|discussed|shown]
likely: identif* .. <clients>
likely: who .. [lives|owes|borrows|claims|rents|is ill|is off sick]
likely: [other people's|someone else's|somebody's|somebody else's] [business|details|information|data]
heading likely: [data protection|personal data|personal information|information governance]
`
