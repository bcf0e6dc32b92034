/** Which people the policy binds. */
export const scopePeople = `
ignore: [disciplinary|grievance|capability|complaints|conduct] [policy|policies|procedures?|code]
ignore: <people>'? activities
ignore: [that|which|not] [apply|applies|binding|extends?]
strong: [policy|policies|procedures?|protocol|guidance|guidelines|code|document|it|this|these|rules|standards?|framework|principles|part|section|regulation] ... [apply|applies|binding|extends?|relates?|applicable|applicability] (equally) [to|on] ... <people>
strong: [policy|policies|procedures?|protocol|guidance|guidelines|code|document|it|this|these|rules|standards?|part] .. [binds?|covers|cover] ... <people>
strong: [policy|policies|procedures?|protocol|guidance|guidelines|code|document|rules|standards?] .. [is|are] ([intended|written|meant]) for .. <people>
strong: [following|these|those] .. [fall within|come within|are covered|are bound|are subject] ... [policy|guidance|code|procedure|rules|standard]
strong: [within|inside] the scope of this
likely: [bound by|includes?|including|covers?] ... all .. [employees|staff|officers|members|councillors|workers]
likely: [everyone|anyone|all those|those] [who works?|working|employed|acting] ... [for|on behalf|with]
likely: on behalf of ... contractors?
likely: [agency|temporary|casual|bank|interim|seconded] [workers?|staff] ... [volunteers?|contractors?|members?|councillors?|those|students?]
strong: this [policy|procedure|code|guidance] (also) applies to [them|you|us]
likely: <people> ... [must|are|will] .. [comply with|follow|covered by|bound by|adhere to] this [policy|procedure|code]
likely: [collectively|together] [referred|known|called]
likely: all [employees|staff|personnel|officers|members|users] [of the <body>|regardless|whatever|irrespective]
likely: [expected|required] to [comply|adhere|keep] [with|to] this [policy|procedure|code|guidance]
strong: [applies to|covers|audience|for]: ... <people>
strong: it [is|was] [intended|written|meant] for .. <people>
heading likely: [scope|appl*|eligib*|coverage|covered]
heading likely: who .. [for|to|covered|covers?|applies|apply|bound|included|must follow]
`
