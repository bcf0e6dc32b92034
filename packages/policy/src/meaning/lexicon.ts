import type { TopicKey } from '../topics.ts'

/**
 * A sign that a provision speaks of a topic. `weight` is how sure one sign alone makes it (0 to 1); several add up as independent
 * evidence. `text` is tried on the provision's words, `heading` on the headings above it. The body's own name and
 * initials are read as “the council”.
 */
export interface TopicSign {
  readonly text?: RegExp
  readonly heading?: RegExp
  readonly weight: number
}

const BODY =
  '(?:council|authority|organisation|organization|employer|trust|school|college|university|company|board|department|agency|constabulary)'

function body(pattern: string): RegExp {
  return new RegExp(pattern.replaceAll('BODY', BODY), 'i')
}

export const LEXICON: Readonly<Record<TopicKey, readonly TopicSign[]>> = {
  purpose: [
    { text: /\b(?:purpose|aims?|objectives?|intention)\s+of\s+(?:this|the|these|our)\b/i, weight: 0.7 },
    {
      text: /\bthis\s+(?:\w+\s+){0,3}(?:policy|guidance|code|document|procedure|protocol)\s+(?:\w+\s+){0,4}?(?:sets?\s+out|aims?|explains?|describes?|provides?|is\s+intended|is\s+designed|seeks?|outlines?|exists?)\b/i,
      weight: 0.6,
    },
    {
      text: /\bsame\s+(?:\w+\s+)?(?:principles|standards|considerations|rules)\b|\bprinciples\b[^.]{0,80}\bsame\b/i,
      weight: 0.5,
    },
    {
      text: /\b(?:recognises?|embraces?|supports?|values?|welcomes?)\b[^.]{0,60}\bsocial\s+(?:media|network)/i,
      weight: 0.4,
    },
    {
      heading: /\b(?:purpose|aims?|objectives?|introduction|foreword|background|overview|why)\b/i,
      weight: 0.35,
    },
  ],
  'scope-people': [
    {
      text: /(?:^|\b(?:(?<!(?:disciplinary|grievance|capability|complaints)\s)(?:polic(?:y|ies)|procedures?)|protocol|guidance|guidelines|code|document|it|this|these|rules|standards|framework)\b[^.]{0,40}\b)(?<!(?:that|which|not)\s)(?:appl(?:y|ies)|binding|extends?)\s+(?:equally\s+)?(?:to|on)\b[^.]{0,60}\b(?:employees?|staff|officers?|members?|councillors?|workers?|volunteers?|contractors?|everyone|anyone|people|those)\b(?![’']|\s+activities)/i,
      weight: 0.8,
    },
    {
      text: /\b(?:covers?|includes?|bound\s+by)\b[^.]{0,40}\ball\s+(?:\w+\s+)?(?:employees|staff|officers|members|councillors|workers)\b/i,
      weight: 0.5,
    },
    {
      text: /\b(?:everyone|anyone|all\s+those|those)\s+who\s+works?\b|\bon\s+behalf\s+of\b[^.]{0,40}\bcontractors?\b/i,
      weight: 0.4,
    },
    {
      text: /\b(?:agency|temporary|casual)\s+(?:workers?|staff)\b[^.]{0,80}\b(?:volunteers?|contractors?|members?|councillors?|those)\b/i,
      weight: 0.5,
    },
    {
      text: /\b(?:polic(?:y|ies)|procedures?|protocol|guidance|guidelines|code|document|rules|standards?)\b[^.]{0,20}\b(?:is|are)\s+(?:(?:intended|written|meant)\s+)?for\s+(?:all|every\w*|any\w*|those|our|staff|employees|councillors|members|officers|(?:\w+\s+)?workers|teachers|volunteers|governors)\b/i,
      weight: 0.7,
    },
    {
      heading:
        /\bscope\b|\bwho\b(?!\s+(?:do|can|should|to)\s+(?:I\s+|you\s+)?(?:ask|contact|speak|help|tell))|\bappl(?:y|ies|ication)\b|\beligib/i,
      weight: 0.35,
    },
  ],
  suppliers: [
    {
      text: /\b(?:suppliers?|contractors?|sub-?contractors?|service\s+providers?|vendors?|consultants?|bidders?|third\s+parties)\b[^.]{0,70}\b(?:must|will|should|are|is|shall|required|expected|aware|responsib\w+|compl\w+)\b/i,
      weight: 0.6,
    },
    { text: /\b(?:procure\w*|tender\w*|contract\s+(?:terms|conditions|manager))\b/i, weight: 0.5 },
    {
      text: /\b(?:appl(?:y|ies)\s+to)\b[^.]{0,160}\b(?:suppliers?|contractors?|consultants?|service\s+providers?)\b/i,
      weight: 0.5,
    },
    { heading: /\b(?:suppliers?|contractors?|third\s+part(?:y|ies)|procurement)\b/i, weight: 0.5 },
  ],
  'scope-media': [
    {
      text: /\bsocial\s+(?:media|network\w*)\b(?:\s+\w+){0,4}?\s+(?:means?|includes?|including|refers?|covers?|held\s+to|defined|describes?|is\s+(?:a|an|the|any)\s+(?:term|name|range|collective))\b/i,
      weight: 0.7,
    },
    {
      text: /\b(?:all|any)\s+(?:forms?|types?|kinds?)\s+of\s+(?:\w+\s+)?(?:social|online|internet|digital)\b/i,
      weight: 0.6,
    },
    {
      text: /\b(?:facebook|twitter|linkedin|you\s?tube|instagram|tik\s?tok|snapchat|whatsapp|flickr|tumblr|wordpress|blogger|pinterest|reddit|mastodon|bluesky|threads|ning|nextdoor|telegram|wikipedia)\b[^.]{0,40}\b(?:facebook|twitter|linkedin|you\s?tube|instagram|tik\s?tok|snapchat|whatsapp|flickr|tumblr|wordpress|blogger|pinterest|reddit|mastodon|bluesky|threads|ning|nextdoor|telegram|x)\b/i,
      weight: 0.55,
    },
    {
      text: /\b(?:e\.g\.|such\s+as|for\s+example|including|like)[^.]{0,40}\b(?:facebook|twitter|linkedin|you\s?tube|instagram|tik\s?tok|wordpress|flickr)\b/i,
      weight: 0.35,
    },
    {
      text: /\b(?:forums?|blogs?|blogging|micro-?blog\w*|wikis?|podcasts?|message\s+boards?|chat\s?rooms?|file-?sharing|video-?sharing)\b/i,
      weight: 0.3,
    },
    {
      text: /\blist\s+is\s+not\s+(?:exhaustive|complete|definitive)\b|\bnew\s+(?:\w+\s+){0,3}(?:tools|platforms|sites|networks)\b/i,
      weight: 0.5,
    },
    {
      heading: /\bdefin\w+|\bwhat\s+is\s+social\b|\bwhat\s+(?:do\s+we\s+mean|counts)\b|\bplatforms?\b/i,
      weight: 0.45,
    },
  ],
  'scope-capacity': [
    {
      text: /\b(?:personal|private)\s+(?:and|or|as\s+well\s+as)\s+(?:\w+\s+)?(?:business|work|professional|official)\b|\b(?:business|work|professional|official|corporate)\s+(?:and|or|as\s+well\s+as)\s+(?:\w+\s+)?(?:personal|private)\b/i,
      weight: 0.6,
    },
    {
      text: /\b(?:in|during|outside|out|inside|after)\s+(?:of\s+)?(?:\w+\s+)?(?:office|work|working|core|contracted|normal)(?:\s+working)?\s+(?:hours?|time)\b/i,
      weight: 0.5,
    },
    {
      text: /\b(?:equipment|devices?|computers?|phones?|tablets?|laptops?|networks?|facilities)\b[^.]{0,70}\b(?:belong\w*|owned?|provided|supplied|personal|used|access\w*)\b/i,
      weight: 0.35,
    },
    {
      text: /\b(?:personal|private|own|work|council)\s+(?:devices?|equipment|time|phones?|computers?)\b/i,
      weight: 0.35,
    },
    {
      text: /\bwhether\s+(?:or\s+not\s+)?(?:\w+\s+){0,4}(?:at|in|during|inside|on|outside)\b[^.]{0,40}\b(?:work|duty|hours|office)\b/i,
      weight: 0.35,
    },
    { text: /\b(?:24\s+hours|off[\s-]duty|outside\s+(?:of\s+)?work|at\s+home)\b/i, weight: 0.3 },
  ],
  removal: [
    {
      text: /\b(?:remove|removing|removal|delete|deleting|take\s+down|taking\s+down|withdraw)\b[^.]{0,60}\b(?:posts?|postings?|content|comments?|material|communications?|images?|items?|it|them|messages?)\b/i,
      weight: 0.7,
    },
    {
      text: /\b(?:posts?|postings?|content|comments?|material|messages?)\b[^.]{0,40}\b(?:be|is|are)\s+(?:removed|deleted|taken\s+down|withdrawn)\b/i,
      weight: 0.6,
    },
    { text: /\b(?:fail\w*|refus\w+)\s+to\s+(?:comply|remove|delete)\b/i, weight: 0.3 },
    { heading: /\b(?:removal|removing|take[\s-]?down)\b/i, weight: 0.5 },
    { text: /\b(?:take|taking|taken)\s+(?:\w+\s+){0,3}down\b/i, weight: 0.5 },
    { text: /\b(?:will|may|can)\s+be\s+(?:removed|deleted|taken\s+down)\b/i, weight: 0.45 },
    { text: /\bfollowing\s+(?:\w+\s+){0,3}(?:deleted|removed|hidden)\b/i, weight: 0.5 },
  ],
  disparagement: [
    { text: /\b(?:disparag\w+|defam\w+|libel\w*|slander\w*|derogatory|denigrat\w+)\b/i, weight: 0.8 },
    {
      text: /\b(?:damag\w+|detriment\w*|harm\w*|embarrass\w*|undermin\w+|tarnish\w*|adverse\w*)\b[^.]{0,60}\b(?:reputation|image|good\s+name|standing|public\s+confidence)\b/i,
      weight: 0.55,
    },
    { text: /\bdisrepute\b|\bbadmouth\w*|\bmalicious\b/i, weight: 0.6 },
    {
      text: /\b(?:negative|critical|unfounded)\s+(?:comments?|remarks?|statements?)\b|\bcriticis\w+\s+(?:the|your|our|its|any)?\s*(?:council|colleagues?|manager|employer|customers?)/i,
      weight: 0.5,
    },
    { heading: /\b(?:defamation|reputation|disrepute)\b/i, weight: 0.5 },
    { text: /\bdiscredit\w*\b/i, weight: 0.5 },
  ],
  'formal-procedures': [
    { text: /\bwhistle[\s-]?blow\w*|\bprotected\s+disclosures?\b|\bspeak(?:ing)?[\s-]up\b/i, weight: 0.7 },
    { text: /\bgrievances?\b/i, weight: 0.6 },
    {
      text: /\b(?:bullying|harassment|dignity)\b[^.]{0,60}\b(?:policy|policies|procedures?|allegations?|formal)\b|\b(?:policy|policies|procedures?)\b[^.]{0,60}\b(?:bullying|harassment)\b/i,
      weight: 0.5,
    },
    { text: /\bformal\s+(?:polic\w+|procedures?|process\w*|channels?|routes?)\b/i, weight: 0.4 },
    {
      text: /\b(?:proper|appropriate|correct|official|internal)\s+(?:channels?|routes?|procedures?)\b/i,
      weight: 0.4,
    },
    { heading: /\bwhistle|\bgrievance|\braising\s+(?:a\s+)?concerns?\b/i, weight: 0.5 },
  ],
  association: [
    {
      text: body(
        '\\b(?:linked|linking|associat\\w+(?!\\s+in\\s+any)|connected|affiliat\\w+)\\b[^.]{0,60}\\bBODY\\b',
      ),
      weight: 0.6,
    },
    {
      text: body(
        '\\bidentif\\w+\\b[^.]{0,50}\\b(?:as\\s+(?:an?\\s+)?(?:\\w+\\s+)?(?:employee|officer|member|councillor|working)|(?:your|their)\\s+(?:employer|job|role|BODY))',
      ),
      weight: 0.6,
    },
    {
      text: body(
        '\\b(?:mention|name|reveal|disclose|list|state)\\b[^.]{0,40}\\b(?:where\\s+(?:you|they)\\s+work|(?:your|their)\\s+(?:employer|job\\s+title|workplace|role))\\b|\\bwork(?:s|ing)?\\s+for\\s+the\\s+BODY\\b',
      ),
      weight: 0.45,
    },
    {
      text: /\b(?:personal|private|own|related)?\s*(?:profiles?|content)\b[^.]{0,50}\b(?:consistent|reflect|present|appropriate)\b/i,
      weight: 0.4,
    },
    {
      text: body(
        "\\b(?:BODY|work|corporate)(?:[’']s)?\\s+(?:e-?mail)(?:\\s+address\\w*)?\\b[^.]{0,80}\\b(?:personal|private|register|sign|account)",
      ),
      weight: 0.5,
    },
    { text: /\bon\s+(?:their|your)\s+own\s+behalf\b/i, weight: 0.35 },
    { heading: /\bassociat\w+|\bprofiles?\b|\bidentif\w+/i, weight: 0.4 },
    {
      text: /\b(?:force|service|work|corporate|official)\s+e-?mail\b[^.]{0,80}\b(?:personal|private|register|sign)/i,
      weight: 0.5,
    },
    {
      text: /\brecogni[sz]ed\s+as\s+an?\b|\b(?:who|that)\s+(?:you|they)\s+work\s+for\b|\bmention\w*\b[^.]{0,30}\b(?:posts?|jobs?|roles?|positions?)\s+(?:at|with|in)\b/i,
      weight: 0.45,
    },
    { text: /\bplace\s+of\s+work\b/i, weight: 0.4 },
  ],
  confidentiality: [
    { text: /\bconfidential\w*\b|\bcommercially\s+sensitive\b|\bin\s+confidence\b/i, weight: 0.7 },
    {
      text: /\bsensitive\b[^.]{0,40}\b(?:information|topics?|matters?|data|business|material)\b/i,
      weight: 0.45,
    },
    {
      text: /\b(?:internal|privileged|restricted|unpublished|exempt|classified)\s+(?:information|documents?|business|reports?|discussions?|matters?|material|data)\b/i,
      weight: 0.5,
    },
    {
      text: /\b(?:disclos\w+|divulg\w+|leak\w*|reveal\w*)\b[^.]{0,50}\b(?:information|documents?|details|data)\b|\binformation\b[^.]{0,60}\b(?:disclosed|divulged)\b/i,
      weight: 0.35,
    },
    { text: /\bnot\s+(?:yet\s+)?(?:public|in\s+the\s+public\s+domain|publicly\s+available)\b/i, weight: 0.5 },
    { heading: /\bconfidential\w*/i, weight: 0.5 },
    {
      text: /\b(?:closed|private|exempt|part\s+(?:ii|2))\s+session\b|\bkeep\b[^.]{0,50}\bto\s+(?:your|them)sel(?:f|ves)\b|\b(?:said|discussed)\s+in\s+a?\s*(?:closed|private|confidential)\b/i,
      weight: 0.5,
    },
    {
      text: /\b(?:operational|official)\s+(?:information|details)\b/i,
      weight: 0.4,
    },
    {
      text: /\bexempt\s+(?:papers?|items?)\b|\bmarked\s+(?:as\s+)?(?:official|confidential|restricted|sensitive|private)\b/i,
      weight: 0.5,
    },
  ],
  consequences: [
    { text: /\bdisciplin\w+\b/i, weight: 0.65 },
    { text: /\b(?:gross\s+)?misconduct\b|\bdismiss(?:al|ed)\b/i, weight: 0.5 },
    {
      text: /\b(?:breach(?:es)?|violat\w+|fail\w*\s+to\s+(?:comply|follow|adhere|observe)|non-?compliance|contraven\w+)\b[^.]{0,80}\b(?:result|lead|action|treated|consequence|sanction|considered|dealt|subject|withdraw\w*|terminat\w+)\b/i,
      weight: 0.5,
    },
    {
      text: /\b(?:legal\s+action|prosecut\w+|criminal\s+(?:offence|proceedings)|sanctions?|terminat\w+\s+of\s+(?:\w+\s+)?(?:contract|employment|agreement))\b/i,
      weight: 0.4,
    },
    {
      text: /\b(?:standards\s+(?:committee|complaint|regime)|referred\s+to\s+the\s+monitoring\s+officer)\b/i,
      weight: 0.4,
    },
    {
      heading: /\b(?:breach\w*|consequences|sanctions?|disciplin\w+|enforcement|misuse|non-?compliance)\b/i,
      weight: 0.4,
    },
    {
      text: /\b(?:lose|cost\s+(?:you|them))\s+(?:your|their)\s+jobs?\b|\bbreak(?:s|ing)?\s+(?:these|the|this|our|a)\s+(?:rules?|policy|guidelines|code)\b/i,
      weight: 0.4,
    },
  ],
  'co-operation': [
    { text: /\bco-?operat\w+\b/i, weight: 0.6 },
    {
      text: /\binvestigat\w+\b[^.]{0,100}\b(?:provide|hand\w*|access|password\w*|details|evidence|statement|screenshots?|assist|help)\b|\b(?:assist|help|provide|support)\w*\b[^.]{0,60}\binvestigat\w+\b/i,
      weight: 0.5,
    },
    {
      text: /\b(?:hand|handing|give|giving|provide|surrender)\b[^.]{0,40}\b(?:passwords?|log-?\s?in\s+details|credentials)\b/i,
      weight: 0.5,
    },
    { heading: /\binvestigat\w+/i, weight: 0.35 },
  ],
  'reporting-duty': [
    {
      text: /\b(?:report|notify|inform|tell|alert|raise|escalate|refer)\b[^.]{0,70}\b(?:managers?|HR|human\s+resources|supervisors?|head\s+of|monitoring\s+officer|communications|IT|team|police|service\s+desk|clerk|director)\b/i,
      weight: 0.5,
    },
    {
      text: /\b(?:become|becomes|becoming|are|is|made)\s+aware\s+of\b[^.]{0,50}\b(?:breach|misuse|incident|inappropriate|posts?|abuse|concern)/i,
      weight: 0.5,
    },
    {
      text: /\b(?:suspect\w*|witness\w*|see|sees|spot|notice)\b[^.]{0,30}\b(?:breach|misuse|inappropriate|abuse|something\s+wrong)\b/i,
      weight: 0.4,
    },
    {
      text: /\breport\b[^.]{0,40}\b(?:breach|misuse|incident|inappropriate|abus\w+|threat\w*|concerns?)\b/i,
      weight: 0.4,
    },
    { heading: /\breporting\b/i, weight: 0.45 },
    {
      text: /\b(?:must|should|has\s+to|have\s+to)\s+be\s+(?:told|informed|notified|alerted)\b|\b(?:tell|inform|notify)\b[^.]{0,50}\b(?:lead|officer|headteacher|chair|at\s+once|immediately|straight\s+away)\b|\blet\b[^.]{0,40}\b(?:managers?|team|HR|officer|lead)\s+know\b/i,
      weight: 0.5,
    },
  ],
  'read-and-understand': [
    { text: /\bread\b[^.]{0,40}\b(?:underst\w+|familiar\w*|accept\w*|agree\w*|sign\w*)\b/i, weight: 0.85 },
    { text: /\bfamiliar(?:i[sz]e)?\b[^.]{0,30}\b(?:with|themselves|yourself)\b/i, weight: 0.6 },
    {
      text: /\b(?:acknowledge|confirm|sign|declare)\w*\b[^.]{0,60}\b(?:policy|read|understood|guidance|code)\b/i,
      weight: 0.5,
    },
    { text: /\b(?:training|induction|e-?learning|briefing)\b/i, weight: 0.4 },
    {
      text: /\baware\s+of\s+(?:and\s+\w+\s+)?(?:(?:the\s+)?(?:contents?|requirements)|(?:their|your)\s+responsibilities|this\s+policy|these\s+guidelines)\b/i,
      weight: 0.5,
    },
    { heading: /\b(?:training|awareness|acknowledge?ment|declaration|induction)\b/i, weight: 0.4 },
    { text: /\bread\s+(?:this|the|these)\s+(?:policy|guid\w+|code|rules|chapter|protocol)\b/i, weight: 0.5 },
  ],
  'related-policies': [
    { text: /\bcodes?\s+of\s+(?:conduct|practice)\b/i, weight: 0.55 },
    { text: /\bacceptable\s+us(?:e|age)\b/i, weight: 0.5 },
    {
      text: /\b(?:read|used|considered|sits?)\s+(?:\w+\s+){0,2}?(?:together|in\s+conjunction|alongside|with\s+the)\b|\bin\s+conjunction\s+with\b/i,
      weight: 0.6,
    },
    {
      text: /\b(?:related|associated|supporting|relevant|other|following)\s+(?:\w+\s+)?(?:polic(?:y|ies)|documents?|procedures?|legislation|guidance)\b/i,
      weight: 0.4,
    },
    {
      text: /\b(?:Data\s+Protection\s+Act|Human\s+Rights\s+Act|Equality\s+Act|Localism\s+Act|GDPR|Defamation\s+Act|Communications\s+Act|Computer\s+Misuse\s+Act|Freedom\s+of\s+Information\s+Act)\b/i,
      weight: 0.4,
    },
    {
      heading:
        /\b(?:related|associated|other|supporting)\s+(?:polic(?:y|ies)|documents?)\b|\blegislation\b|\breferences\b|\blegal\s+framework\b/i,
      weight: 0.5,
    },
    {
      text: /\b(?:code\s+of\s+(?:ethics|governance)|civil\s+service\s+code|(?:staff|employee)\s+handbook)\b/i,
      weight: 0.5,
    },
  ],
  'official-accounts': [
    {
      text: body(
        "\\b(?:BODY|corporate|official|service|departmental|business|work)(?:[’']s)?\\s+(?:(?:social\\s+media|facebook|twitter|instagram|linkedin|x)\\s+)?(?:accounts?|channels?|pages?|profiles?|feeds?|sites?|presence)\\b",
      ),
      weight: 0.6,
    },
    {
      text: /\b(?:web\s+editors?|account\s+(?:holders?|administrators?|owners?|managers?)|page\s+(?:administrators?|owners?))\b/i,
      weight: 0.45,
    },
    {
      text: /\b(?:set\s+up|setting\s+up|create|creating|open|opening|establish|run|manage|administer)\b[^.]{0,40}\b(?:accounts?|pages?|channels?|profiles?)\b/i,
      weight: 0.5,
    },
    {
      text: /\b(?:authorised|approved|trained|designated|nominated|only)\b[^.]{0,50}\b(?:users?|officers?|staff|editors?|team|spokes\w+|to\s+(?:post|publish|speak))\b/i,
      weight: 0.35,
    },
    {
      heading:
        /\b(?:official|corporate|council|business|professional|work)\s+(?:\w+\s+)?(?:accounts?|use|channels?|sites?)\b|\bsetting\s+up\b/i,
      weight: 0.4,
    },
    {
      text: /\b(?:new|each|every|shared)\s+accounts?\b[^.]{0,60}\b(?:approv\w+|passwords?|log-?\s?ins?|team|register\w*)\b|\b(?:passwords?|log-?\s?in\s+details|log-?ins?)\b[^.]{0,40}\b(?:each|every|corporate|official|shared|council)\s+(?:accounts?|pages?)\b/i,
      weight: 0.5,
    },
    {
      text: /\b(?:pages?|accounts?|channels?)\s+(?:are|is|may\s+be)\s+(?:opened|set\s+up|run|operated|managed)\b/i,
      weight: 0.5,
    },
    { text: /\b(?:return|hand\w*\s+back)\b[^.]{0,30}\b(?:log-?ins?|passwords?|access)\b/i, weight: 0.4 },
    { text: /\b(?:new|list\s+of|register\s+of)\s+accounts?\b/i, weight: 0.4 },
  ],
  'ask-first': [
    {
      text: /\b(?:discuss|check|speak|talk|ask|consult|seek|advice)\b[^.]{0,60}\b(?:managers?|communications|comms|supervisors?|HR|human\s+resources|monitoring\s+officer|press\s+office|legal|clerk)\b/i,
      weight: 0.55,
    },
    {
      text: /\b(?:in|any|if\s+in)\s+doubt\b|\b(?:unsure|not\s+sure|uncertain|uncomfortable)\b/i,
      weight: 0.55,
    },
    {
      text: /\b(?:seek|obtain|get|ask\s+for)\b[^.]{0,20}\b(?:advice|guidance|permission|approval|clearance)\b/i,
      weight: 0.4,
    },
    { text: /\b(?:before|prior\s+to)\s+(?:you\s+|they\s+)?(?:post\w*|publish\w*|comment\w*)/i, weight: 0.25 },
    {
      heading:
        /\bwho\s+(?:do|can|should)\s+(?:I|you|we)\s+(?:ask|contact|speak)|\b(?:advice|help|support|if\s+in\s+doubt|contacts?|further\s+information)\b/i,
      weight: 0.3,
    },
    {
      text: /\b(?:approval|permission|clearance|agreement|consent)\b[^.]{0,30}\b(?:before|first)\b|\bcleared\s+(?:by|with)\b/i,
      weight: 0.45,
    },
    {
      text: /\bcontact\b[^.]{0,60}\b(?:managers?|communications|comms|HR|press\s+office|team)\b[^.]{0,40}\b(?:questions?|quer(?:y|ies)|advice|unsure|help)\b/i,
      weight: 0.5,
    },
  ],
  'personal-data': [
    { text: /\bpersonal(?:ly)?\s+(?:data|information|details|identif\w+)\b/i, weight: 0.7 },
    { text: /\bdata\s+protection\b|\bGDPR\b/i, weight: 0.5 },
    {
      text: /\binformation\s+(?:about|on|relating\s+to|concerning)\b[^.]{0,40}\b(?:customers?|clients?|residents?|service\s+users?|tenants?|colleagues?|pupils?|patients?|individuals?|employees?|citizens?|families)\b/i,
      weight: 0.6,
    },
    {
      text: /\b(?:photos?|photographs?|images?|videos?|pictures?)\s+of\b[^.]{0,60}\b(?:people|colleagues?|children|residents?|customers?|others?|consent|permission|pupils?|individuals?)\b/i,
      weight: 0.5,
    },
    {
      text: /\b(?:names?|addresses?|phone\s+numbers?|dates?\s+of\s+birth)\b[^.]{0,40}\b(?:customers?|clients?|residents?|colleagues?|individuals?|service\s+users?|other\s+people)\b/i,
      weight: 0.5,
    },
    { heading: /\bdata\s+protection\b|\bpersonal\s+(?:data|information)\b/i, weight: 0.5 },
    {
      text: /\b(?:patients?|pupils?|tenants?|residents?|service\s+users?|clients?|customers?)(?:[’']s?)?\s+(?:information|data|details|records)\b/i,
      weight: 0.6,
    },
    {
      text: /\b(?:discuss\w*|photograph\w*|film\w*|reveal\w*|learnt|learned|pictures?\s+of|images?\s+of)\b[^.]{0,50}\b(?:patients?|pupils?|service\s+users?|tenants?|victims?|clients?|children|visitors)\b/i,
      weight: 0.4,
    },
    { text: /\b(?:their|his|her|someone[’']s)\s+(?:health|medical\s+\w+|illness)\b/i, weight: 0.4 },
    {
      text: /\b(?:names?|addresses?)\s+of\s+(?:\w+\s+){0,2}(?:people|patients?|pupils?|tenants?|children|victims?|households?)\b/i,
      weight: 0.5,
    },
  ],
  inference: [
    { text: /\binfer(?:s|red|ences?)?\b|\bdeduc\w+\b|\bjigsaw\b/i, weight: 0.7 },
    {
      text: /\b(?:could|can|might|may|would)\b[^.]{0,40}\b(?:be\s+(?:used\s+to\s+)?identif\w+(?!\s+as)|identify|be\s+recognised|recognise|work\s+out|be\s+worked\s+out)\b[^.]{0,60}\b(?:individuals?|persons?|people|customers?|clients?|residents?|service\s+users?|colleagues?|who|anyone|someone|family)\b/i,
      weight: 0.5,
    },
    {
      text: /\b(?:even\s+(?:if|when|without)|without)\b[^.]{0,30}\bnam(?:e|ed|ing)\b|\bindirectly\s+identif\w+|\bpiec\w+\s+together\b/i,
      weight: 0.6,
    },
    {
      text: /\bno\s+names?\s+(?:is|are)\b|\bwhether\s+or\s+not\b[^.]{0,20}\bnamed\b|\bidentif(?:y|ies|ying)\s+(?:an?|any|another)\s+(?:individual|person|resident|patient|pupil|customer|client|tenant|colleague|child|victim|service\s+user)\b/i,
      weight: 0.45,
    },
  ],
  'discriminatory-language': [
    {
      text: /\b(?:racist|racism|racial|sexist|sexism|homophobi\w+|transphobi\w+|bigot\w*|ageist|islamophob\w+|antisemiti\w+|xenophob\w+)\b/i,
      weight: 0.8,
    },
    { text: /\b(?:discriminat\w+|prejudic\w+|hate(?:ful)?\s+speech|hateful)\b/i, weight: 0.6 },
    {
      text: /\b(?:protected\s+characteristics?|Equality\s+Act|equality\s+(?:and|&)\s+diversity|equal\s+opportunit\w+)\b/i,
      weight: 0.5,
    },
    { heading: /\bequalit\w+|\bdiscriminat\w+|\bdiversity\b/i, weight: 0.4 },
  ],
  insult: [
    {
      text: /\binsult\w*|\babus(?:e|ive)\b|\bpersonal\s+attacks?\b|\btroll\w*|\bname-?calling\b/i,
      weight: 0.65,
    },
    {
      text: /\b(?:threat\w*|intimidat\w+|bully\w*|harass\w*|aggressive|rude|ridicul\w+|humiliat\w+|demean\w*)\b/i,
      weight: 0.35,
    },
    { text: /\boffensive\b|\bdisrespect\w*/i, weight: 0.4 },
    {
      text: /\b(?:be|stay|remain)\s+(?:\w+\s+)?(?:respectful|polite|courteous|civil|kind)\b|\btreat\b[^.]{0,30}\brespect\b/i,
      weight: 0.5,
    },
    { heading: /\b(?:abuse|respect|bullying|harassment|conduct)\b/i, weight: 0.25 },
    { text: /\btreat\b[^.]{0,60}\brespect\b/i, weight: 0.45 },
  ],
  obscenity: [
    {
      text: /\b(?:obscen\w+|indecen\w+|pornograph\w*|lewd|profan\w+|swear\w*|foul|vulgar|sexually\s+explicit|explicit\s+(?:content|images?|material))\b/i,
      weight: 0.75,
    },
    { text: /\boffensive\b/i, weight: 0.35 },
  ],
  privacy: [
    { text: /\bprivacy\b/i, weight: 0.65 },
    { text: /\bprivate\s+(?:lives?|li(?:fe|ves)|matters?|conversations?|messages?)\b/i, weight: 0.4 },
    {
      text: /\b(?:without|obtain\w*|with|get|have|seek|ask\w*)\b[^.]{0,20}\b(?:consent|permission)\b[^.]{0,60}\b(?:photo\w*|images?|videos?|tag\w*|colleagues?|people|others?|individuals?|them|person)|\b(?:photo\w*|images?|videos?|pictures?|tag\w*)\b[^.]{0,60}\b(?:consent|permission)\b/i,
      weight: 0.5,
    },
    { heading: /\bprivacy\b/i, weight: 0.5 },
    {
      text: /\bwho\s+can\s+see\b|\b(?:photo\w*|film\w*|pictures?|images?|faces?|tag(?:ging)?)\b[^.]{0,60}\b(?:agree(?:d|ment)?|consent\w*|asking|permission)\b|\bask\b[^.]{0,30}\bbefore\s+(?:you\s+)?(?:photo|film|tag)\w*/i,
      weight: 0.45,
    },
    { text: /\bconsent\s+(?:must|should|has\s+to)\b|\bobtain\w*\s+(?:\w+\s+)?consent\b/i, weight: 0.4 },
  ],
  'political-impartiality': [
    { text: /\bpolitic\w*\b/i, weight: 0.65 },
    { text: /\b(?:elections?|electoral|purdah|pre-?election|referend\w+|polling)\b/i, weight: 0.6 },
    { text: /\b(?:impartial\w*|neutral(?:ity)?|unbiased)\b/i, weight: 0.55 },
    {
      text: /\b(?:campaign\w*|candidates?|lobby\w*|party)\b[^.]{0,30}\b(?:part(?:y|ies)|support|votes?|political|election)\b/i,
      weight: 0.4,
    },
    { heading: /\bpolitic\w*|\belection\w*|\bpurdah\b|\bimpartial\w*/i, weight: 0.5 },
    { text: /\bcandidates?[’']?s?[’']?\s+(?:pages?|accounts?|posts?|campaigns?)\b/i, weight: 0.45 },
  ],
  'airing-differences': [
    {
      text: /\bair(?:ing)?\b[^.]{0,20}\b(?:differences|grievances?|disputes?|complaints?|views|frustrations?|laundry|disagreements?)\b/i,
      weight: 0.85,
    },
    {
      text: /\b(?:disputes?|disagreements?|quarrels?|arguments?|conflicts?|rows?)\b[^.]{0,50}\b(?:colleagues?|work|managers?|others|online|staff|members|social|public\w*|council|between|with)\b|\b(?:argue|arguing|fall\s+out|retaliat\w+)\b/i,
      weight: 0.5,
    },
    { text: /\b(?:vent|venting|rant|ranting|let\s+off\s+steam|frustrations?)\b/i, weight: 0.55 },
    {
      text: body(
        '(?<!who\\s)\\bcomplain(?:ing|s)?\\s+about\\b[^.]{0,30}\\b(?:work|colleagues?|(?:your|their)\\s+(?:manager|job)|the\\s+BODY)\\b',
      ),
      weight: 0.55,
    },
    {
      text: /\b(?:heated|public)\s+arguments?\b|\b(?:in|into)\s+(?:an?\s+)?(?:heated\s+)?arguments?\b|\bquarrels?\b/i,
      weight: 0.5,
    },
  ],
  'council-policy-comment': [
    {
      text: body(
        "\\b(?:comment\\w*|opinions?|views?|discuss\\w*|debat\\w+|criticis\\w+|oppos\\w+)\\b[^.]{0,60}\\b(?:(?:BODY(?:[’']s)?|our|its)\\s+(?:polic(?:y|ies)|decisions?|practices?|plans?|proposals?|services|business)|decisions?\\s+of\\s+the\\s+BODY)\\b",
      ),
      weight: 0.6,
    },
    { text: /\b(?:controversial|contentious)\b/i, weight: 0.55 },
    { text: /\bcriticis\w+\b[^.]{0,40}\b(?:decisions?|polic(?:y|ies)|proposals?)\b/i, weight: 0.5 },
    {
      text: /\b(?:planning\s+applications?|pre-?determin\w+|licensing\s+(?:matters?|applications?))\b/i,
      weight: 0.5,
    },
    {
      text: body(
        '\\b(?:comment\\w*|opinions?|views?|criticis\\w+)\\b[^.]{0,40}\\b(?:polic(?:y|ies)|decisions?|plans?)\\s+of\\s+the\\s+BODY\\b',
      ),
      weight: 0.55,
    },
    {
      text: /\bplanning\s+(?:decisions?|committee)\b/i,
      heading: /\bplanning\s+(?:applications?|decisions?)\b/i,
      weight: 0.45,
    },
  ],
  rumours: [
    { text: /\brumou?rs?\b|\bgossip\w*\b|\bhearsay\b/i, weight: 0.8 },
    { text: /\bspeculat\w+\b/i, weight: 0.5 },
    { text: /\b(?:confirm|affirm|deny)\s+(?:or|nor)\s+(?:confirm|affirm|deny)\b/i, weight: 0.6 },
    { text: /\b(?:unverified|unconfirmed|misinformation|disinformation|fake\s+news)\b/i, weight: 0.5 },
  ],
  disclaimer: [
    { text: /\bdisclaimers?\b/i, weight: 0.75 },
    {
      text: /\b(?:views?|opinions?|postings?|posts?|thoughts?|tweets?)\b[^.]{0,40}\b(?:are|is)\s+(?:\w+\s+)?(?:my|your|their|his\s+or\s+her)\s+own\b/i,
      weight: 0.65,
    },
    {
      text: /\b(?:speak\w*|post\w*|writ\w+|act\w*|comment\w*)\b[^.]{0,40}\b(?:for\s+(?:yourself|themselves|myself)|in\s+(?:a|an|your|their)\s+(?:own\s+|purely\s+)?(?:personal|private|individual)\s+capacity)\b/i,
      weight: 0.5,
    },
    {
      text: /\b(?:not|don[’']t)\s+(?:necessarily\s+)?(?:represent|reflect)\b[^.]{0,40}\b(?:views?|opinions?|position|policy|those)\b/i,
      weight: 0.55,
    },
    { text: body('\\bnot\\b[^.]{0,40}\\bon\\s+behalf\\s+of\\s+(?:the\\s+)?BODY\\b'), weight: 0.45 },
    { text: /\b(?:own|personal|private)\s+(?:views?|opinions?)\b/i, weight: 0.35 },
    { heading: /\bdisclaimers?\b|\bspeaking\s+for\s+yourself\b/i, weight: 0.5 },
    {
      text: body(
        '\\b(?:speak|speaking)\\s+(?:for|on\\s+behalf\\s+of)\\s+(?:the\\s+)?BODY\\b|\\bholding\\s+(?:yourself|themselves)\\s+out\\b',
      ),
      weight: 0.4,
    },
  ],
  correction: [
    { text: /\bmisrepresent\w*|\bset\w*\s+the\s+record\s+straight\b/i, weight: 0.7 },
    {
      text: /\bcorrect(?:ing|ed|ions?)?\b[^.]{0,40}\b(?:errors?|mistakes?|inaccura\w+|misinformation|false|wrong|misleading|facts?|factual)\b/i,
      weight: 0.6,
    },
    {
      text: /\b(?:inaccurate|incorrect|misleading|false|untrue|misinformation)\b[^.]{0,60}\b(?:posts?|comments?|information|reports?|statements?|claims?|stor(?:y|ies)|online|about)\b/i,
      weight: 0.4,
    },
    { text: /\bstick\s+to\s+(?:the\s+)?facts\b|\bfactual(?:ly)?\b/i, weight: 0.35 },
    {
      text: /\b(?:reply|respond|rebut)\w*\b[^.]{0,40}\b(?:criticism|misinformation|false|inaccura\w+|negative)\b/i,
      weight: 0.45,
    },
    { heading: /\bcorrect\w+|\brebut\w*|\bresponding\b/i, weight: 0.35 },
    {
      text: /\b(?:mistakes?|errors?)\b[^.]{0,30}\b(?:put\s+right|corrected)\b|\bput\w*\s+right\b/i,
      weight: 0.5,
    },
  ],
  feedback: [
    { text: /\bfeed(?:ing)?[\s-]?back\b/i, weight: 0.6 },
    {
      text: /\bpass\b[^.]{0,40}\b(?:on\s+)?to\b[^.]{0,40}\b(?:person|team|service|department|colleagues?|officer)\b/i,
      weight: 0.5,
    },
    {
      text: /\b(?:complaints?|complaining|enquir\w+|quer(?:y|ies)|service\s+requests?)\b[^.]{0,60}\b(?:customers?|residents?|public|service|team|pass\w*|direct\w*|refer\w*|redirect\w*|website|procedure|received)\b/i,
      weight: 0.45,
    },
    {
      text: /\b(?:customers?|residents?|members\s+of\s+the\s+public|people)\b[^.]{0,30}\b(?:complain\w*|comments?\s+about\s+(?:a\s+)?service)\b/i,
      weight: 0.4,
    },
    { heading: /\bfeedback\b|\bcomplaints?\b|\benquiries\b/i, weight: 0.45 },
    {
      text: /\b(?:comments?|questions?|enquiries|complaints?|requests?)\b[^.]{0,60}\b(?:passed|referred|forwarded|directed)\s+(?:on\s+)?to\b/i,
      weight: 0.5,
    },
  ],
  logo: [
    { text: /\blogos?\b|\bcrest\b|\bcoat\s+of\s+arms\b|\bletterhead\w*/i, weight: 0.75 },
    {
      text: /\b(?:branding|brand|trade\s?marks?|corporate\s+(?:identity|image|style)|insignia)\b/i,
      weight: 0.5,
    },
    { heading: /\blogos?\b|\bbrand\w*/i, weight: 0.5 },
    {
      text: body(
        '\\b(?:name|use\\s+the\\s+name\\s+of)\\s+the\\s+BODY\\s+in\\s+(?:\\w+\\s+)?(?:advert\\w*|publicity|marketing)',
      ),
      weight: 0.4,
    },
  ],
}
