/** Whistleblowing, grievance, bullying and harassment have procedures of their own. */
export const formalProcedures = `
strong: [whistle-blow*|protected disclosures?|public interest disclosures?|speak-up|speaking-up|freedom to speak up|raising concerns?]
strong: grievances?
likely: [bullying|harassment|dignity|complaints?] ... [policy|policies|procedures?|allegations?|formal|process] ([covers?|applies|must|should|exists?|deals?|will|is|are])
likely: [policy|policies|procedures?] ... [bullying|harassment|dignity]
likely: [dignity|respect] at work
likely: formal [polic*|procedure*|process*|channels?|routes?|complaint*]
likely: [proper|appropriate|correct|official|internal|right|established|existing|usual] [channels?|routes?|procedures?|process*|mechanism*]
likely: [complaints?|concerns?|allegations?|issues?] ... [should|must|are|is|be] .. [made|raised|brought|taken|dealt|handled|reported|addressed] ... [to|under|through|with|using|via|in line|code of conduct]
likely: [raise|raising|take] .. [concerns?|complaints?|issues?|matters?] .. [through|with|under|via|using|internally|direct*]
likely: [anonymous*|confidentially] ... [line|hotline|report*]
likely: [unions?|professional associations?|staff representatives?] ... [concern*|advice|raise]
likely: [standards|complaints|proper] [procedures?|process]
heading likely: [whistle*|grievance*|raising .. concerns?|complaints procedure|concerns or complaints]
`
