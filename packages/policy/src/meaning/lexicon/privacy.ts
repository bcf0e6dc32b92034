/** Respect for the privacy of other people. */
export const privacy = `
strong: privacy
likely: private [life|lives|matters?|conversations?]
strong: [photo*|images?|videos?|pictures?|footage|film*|record*|tag*|faces?|likeness] ... [consent*|permission|agree|agreed|agreement|asking|withheld]
strong: [consent*|permission|asking|agreement] ... [photo*|images?|videos?|pictures?|tag*|record*|film*|colleagues?|people|others?|individuals?|them|persons?|parents?|supporters?|their]
likely: who can see
likely: consent [must|should|has to]
hint: obtain* .. consent
likely: ask ... before ([you|they]) [photo*|film*|tag*|post*]
likely: [photos?|photographs?|images?|footage|pictures?|videos?] .. of ... [yourself|family|friends?|children|colleagues?|casualt*]
likely: [photos?|photographs?|images?|footage|pictures?|videos?] ... [you put online|personal phones?|own phones?|may not|must not|not be taken]
likely: [date of birth|home address|phone number] .. [on|in] [the|your|a] profile
likely: [settings|locked down|friends only|invite only]
likely: [tighten*|tightest|strict*|review*|check*] ... settings
hint: private [messages?|accounts?|posts?]
ignore: expectation of privacy
likely: [keep*|kept|remain*] .. private
likely: [show|showing|post|posting] .. (somebody's|someone's|people's|a person's|their) faces?
heading likely: [privacy|photograph*|images|photos|consent]
`
