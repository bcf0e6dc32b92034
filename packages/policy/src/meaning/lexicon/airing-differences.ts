/** Taking disputes with colleagues or the body to social media. */
export const airingDifferences = `
strong: [air|airing|aired] ... [differences|grievances?|disputes?|complaints?|views|frustrations?|laundry|disagreements?|on social media|online|in public|publicly]
strong: [disputes?|disagreements?|quarrel*|arguments?|conflicts?|rows?|feud*|spats?|differences of opinion|heated discussions?|heated debates?] ... [colleagues?|work|managers?|others|online|staff|members|social|public*|council|between|with|customers?|lower|conciliatory|respectfully]
strong: [argue|argues|arguing|fall out|fall* out|retaliat*|bicker*|squabbl*|escalat* .. discussions?|escalat* .. arguments?|rise to|provocation|baited|be drawn into|drawn in|walk away|respond in anger|engag* in .. argument*|engag* with .. trolls?]
strong: [vent|venting|rant|ranting|let off steam|frustrations?|moan*|grumbl*|whing*|sound off]
likely: complain* about ... [work|colleagues?|your manager|your job|their manager|their job|your boss|your team|the <body>]
likely: [heated|public] arguments?
likely: [in|into|engage in|enter into|get into] .. arguments?
likely: [colleagues?|managers?|team|boss] ... [disputes?|disagree*|differences|problems]
likely: [wash* .. [linen|laundry]|bust-up|sound* off|settle scores|fall out]
`
