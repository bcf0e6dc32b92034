/** Using the body’s logo, crest, name or branding. */
export const logo = `
strong: [logos?|crest|coat of arms|letterhead*|emblem*|lozenge|seal|insignia|<body> badge|service badge|force badge|school badge|cap badge]
likely: [branding|brand|branded|trade-marks?|corporate identity|corporate image|corporate style|house style|visual identity]
likely: name the <body> in .. [advert*|publicity|marketing]
likely: [<body>|our|its|<body>'s] name ... [used|endors*|product*|licen*|partners?]
likely: badges?
likely: <body>'?s [arms|colours|crest]
likely: [town|county|city|borough|parish]'?s? [arms|colours|crest]
heading likely: [logos?|brand*|identity|copyright and logo*]
`
