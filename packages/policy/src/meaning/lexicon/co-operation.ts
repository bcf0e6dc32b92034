/** What people are asked to do or to hand over when a breach is investigated. */
export const cooperation = `
strong: co-operat* (fully) (with|in)
strong: [investigat*|enquir*|inquir*] ... [provide|hand*|access|password*|details|evidence|statement*|screenshots?|assist*|help|copy|copies|answer*|co-operat*|truthfully]
strong: [assist*|help|provide|support|answer|comply|co-operat*] .. (fully) .. [investigat*|enquir*|inquir*]
strong: [hand|handing|give|giving|provide|surrender*|disclos*|produce] ... [passwords?|log-ins?|log-in details|credentials] ... [manager|investigat*|hr|us|council]
likely: [hand|handing] over
likely: [produce|provide|supply|give us|show us|copies of] ... [posts?|evidence|screenshots?|copies|messages] ... [complaint|investigat*|concern|request*|bear on]
likely: devices? .. [examined|searched|inspected|checked|seized]
likely: [look|looks|looking|looked] into ... [help|answer|assist]
ignore: hand* over (the) ... any account
likely: [assist*|help*] .. [looking into|looks into|investigat*]
likely: make ... [posts?|material|messages|evidence] .. available
heading likely: investigat*
`
