/** Lists of words that phrases use by name: `<clients>` stands for any of its words. */
export const vocabularyText = `
# The body whose policy it is; its own name and initials are read as “the council”.
body: council|authority|organi~ation|employer|trust|school|college|academy|university|company|board|department|agency|constabulary|city|county|shire|charity|association|commission|business|corporation|government|state

# Whoever a policy can bind.
people: employees?|staff|officers?|members?|councillors?|workers?|volunteers?|contractors?|consultants?|suppliers?|everyone|anyone|everybody|people|persons|individuals|those|personnel|colleagues|governors?|trustees?|teachers?|users?|officials?|public servants?|representatives?

# Whoever the body serves.
clients: customers?|clients?|residents?|tenants?|patients?|pupils?|students?|service users?|learners?|children|child|families|victims?|witnesses|parents?|carers?|constituents?|citizens?|beneficiaries|donors?|supporters?|casualties|ratepayers?|borrowers?|patrons?|parishioners?|visitors?|householders?

# What stands on social media.
post: posts?|postings?|content|comments?|material|communications?|images?|photo*|pictures?|items?|messages?|tweets?|information|entries|videos?

# What somebody holds on a platform.
accounts: accounts?|channels?|pages?|profiles?|feeds?|platforms?|presence|sites?

# Whom one asks or tells.
authority: managers?|line managers?|hr|human resources|supervisors?|head of|headteachers?|monitoring officer|communications|comms|it team|it department|it service*|it security|information governance|team|press office|press desk|clerk|chair|chairman|director|chief executive|designated safeguarding lead|safeguarding lead|safeguarding officer|duty officer|trustee|governor|legal services|legal team|legal department|senior leader*|deputy chief|commander

# Names of platforms.
site: facebook|twitter|linkedin|you-tube|instagram|tik-tok|snapchat|whatsapp|flickr|tumblr|wordpress|blogger|pinterest|reddit|mastodon|bluesky|threads|ning|nextdoor|telegram|wikipedia|wechat|discord|yammer|myspace|trip-advisor|x
`

/** Reads `name: word|word` line by line. */
export function readVocabulary(text: string, compile: (phrase: string) => string): Map<string, string> {
  const lists = new Map<string, string>()
  for (const line of text.split('\n')) {
    if (line.trim() === '' || line.startsWith('#')) continue
    const [, name = '', words = ''] = /^([a-z]+): (.+)$/.exec(line) ?? []
    if (name === '') throw new Error(`This line of the vocabulary cannot be read: ${line}`)
    lists.set(name, compile(words))
  }
  return lists
}
