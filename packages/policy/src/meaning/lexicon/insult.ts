/** Personal insults, abuse, harassment and disrespect. */
export const insult = `
strong: [insult*|abus*|personal attacks?|attack others|troll*|name-calling|hurtful|cyber-bully*|stalk*]
likely: [threat*|intimidat*|bully*|bullie*|harass*|aggressive*|rude*|ridicul*|humiliat*|demean*|victimis*|inflammatory|oppressive|unkind|hostile|menacing]
likely: [offensive|disrespect*|offend|offends|offended]
strong: [be|stay|remain|being] .. [respectful|polite|courteous|civil|kind|considerate|courtesy|friendly]
likely: [respectful*|polite|politely|courteous*|courtesy|civil|civility|considerate|conciliatory|dignity and respect|kindness]
likely: [treat|respect] .. [others|other people|people|colleagues|everyone|your audience|them|each other|<clients>|members|them with]
likely: treat ... [respect|courtesy|dignity]
likely: with [dignity|respect|courtesy|good manners]
likely: [go for|attack*|target*] the person
likely: [rudeness|disrespect|good manners|kindness]
likely: [play nicely|be nice|keep it civil|pile on|pile in|have a go at|slag* off|run people down]
heading likely: [abuse|respect|bullying|harassment|courtesy|dignity|civility]
`
