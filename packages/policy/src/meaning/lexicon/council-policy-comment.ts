/** Comment on the body’s policies, practices or controversial issues. */
export const councilPolicyComment = `
strong: [comment*|opinions?|views?|discuss*|debat*|criticis*|criticiz*|oppos*|attack*|campaign*|lobby*|speak* out|protest*] ... [[<body>|council's|our|its] [policy|policies|decisions?|practices?|plans?|proposals?|services|business]|decisions? of the|decisions?|policies of the|policy or decision]
strong: [campaign*|lobby*|petition*] .. against
strong: [controversial|contentious|divisive]
likely: criticis* ... [decisions?|polic*|proposals?|council|management]
likely: [planning applications?|pre-determin*|predetermin*|licensing matters?|licensing applications?|planning decisions?|planning committee|planning matters?]
likely: [opinions?|views?] on .. [council|<body>|matters of policy|policy|public concern]
likely: [bias*|prejudg*|closed mind] ... [decision*|vote*|matter*|application*]
hint: inflammatory
strong: [pre-determin*|predetermin*|made up (your|their) minds?|closed minds?|quasi-judicial|show .. hand|open mind]
likely: live [applications?|planning|issues?]
strong: [made-up mind|mind .. made up]
heading likely: [planning applications?|planning decisions?|controversial|comment* on council]
`
