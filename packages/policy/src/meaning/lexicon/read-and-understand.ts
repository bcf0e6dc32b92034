/** Everybody has to read, understand or acknowledge the policy, or be trained in it. */
export const readAndUnderstand = `
strong: read ... [underst*|familiar*|accept*|agree*|sign*|acknowledg*|comply]
strong: familiari~e .. with
strong: familiar with
strong: [read|reads|reading] [this|the|these] [policy|guid*|code|rules|chapter|protocol|procedure|standard]
likely: [acknowledge*|confirm*|sign*|declar*] ... [policy|read|understood|guidance|code|procedure]
likely: [training|e-learning|induction|briefing*|briefed|refresher|training module|module|course]
likely: [aware|reminded|made aware|informed|told] of [the contents?|contents|the requirements|the existence|their responsibilities|your responsibilities|this policy|these guidelines|this guidance|the policy]
likely: ensur* .. [staff|employees|team*|members|everyone] ... [aware|understand*|know|read]
likely: [staff|employees|teams?|colleagues|members|volunteers] .. [are|is] aware of (this|the|these|and)
likely: [issued|given|circulated|distributed|available|communicated] to all [staff|employees|members|users]
likely: sign for this
likely: [initial|initials|sign|signs] [this|the] [guidance|policy|code|form]
heading likely: [training|awareness|acknowledge*|declaration|induction|communication of th*]
`
