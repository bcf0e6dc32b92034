/** Racist, sexist or other language that discriminates. */
export const discriminatoryLanguage = `
strong: [racist|racism|racial*|sexist|sexism|homophobi*|transphobi*|bigot*|ageist|islamophob*|antisemiti*|anti-semiti*|xenophob*|ethnic slurs?|racial slurs?|misogyn*]
strong: [discriminat*|prejudice*|hate speech|hateful|hatred|victimis*]
likely: slurs?
likely: [protected characteristics?|equality act|equality and diversity|equality diversity and inclusion|equal opportunit*]
likely: [demean*|offend*|offensive*|target*|comments? about|language] ... [race|gender|religion|faith|disability|sexual orientation|sexuality|age|ethnicit*]
likely: [race|sex|gender|religion|faith|disability|sexual orientation|ethnicity] .. [race|sex|gender|religion|faith|disability|sexual orientation|ethnicity|age|or|and]
heading likely: [equalit*|discriminat*|diversity|inclusion|hate]
`
