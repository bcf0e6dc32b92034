/** Business and personal use, in or out of hours, on any equipment. */
export const scopeCapacity = `
strong: [personal|private] [and|or|as well as|and/or] (in|a|an) .. [business|work|professional|official|corporate|council|school|working] (use|capacity|life|purposes|accounts?)
strong: [business|work|professional|official|corporate|working|school|council] [and|or|as well as|and/or] .. [personal|private]
strong: [personal|private] (use|accounts?|pages?|posts?) as well as
strong: regardless of whether
strong: [whether|irrespective|regardless] ... [personal|private|working hours|work hours|equipment|device*|capacity|off duty|on duty|otherwise]
likely: [work|work-related|professional|official|working] ... [personal life|private life|personal lives|private lives]
likely: [in|during|outside|out|inside|after|within|outwith|before or after] (of) (the|their|your) .. [office|work|working|core|contracted|normal|business|duty] [hours?|time]
likely: [in|during] ([their|your|his or her]) .. [own time|breaks?|lunch*|rest breaks?|free time|personal time|spare time|stand-down]
likely: [personal|private|own|limited|reasonable|occasional] .. use (of [social|the|work|our|social media|internet|it]) ... [time|work|breaks?|hours|periods?|duty]
likely: [equipment|devices?|computers?|phones?|tablets?|laptops?|networks?|facilities] ... [belong*|owned?|provided|supplied|personal|used|access*]
likely: [personal|private|own|work|council|school|their] [devices?|equipment|time|phones?|computers?]
likely: in [a|their|your|his or her] .. [personal|private|individual] capacity
hint: official capacity
likely: [use|using] .. social media .. [at work|personal|in the workplace|in your personal|for work]
likely: personal [time|use] ([is|means|affects?|that])
likely: [24 hours a day|off-duty|outside (of) work|at home|outside the workplace]
hint: at all times
likely: [during|outside|in|outwith] .. hours of work
likely: regulate .. [private|personal|own]
hint: [use|uses] [at work|for work]
heading hint: [personal [use|life|accounts?]|private [use|life]|use at work|own time|working (time|hours)|at work]
`
