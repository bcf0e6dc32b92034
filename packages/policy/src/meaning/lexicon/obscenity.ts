/** Obscene, offensive or indecent words and pictures. */
export const obscenity = `
strong: [obscen*|indecen*|pornograph*|lewd|profan*|swear*|foul|vulgar*|sexually explicit|explicit [content|images?|material]|crude|sexually oriented|sexual in nature|sexual content|nudity|bad language|inappropriate language|strong language]
hint: [offensive|tasteful|tasteless|bad taste]
heading likely: [obscen*|indecen*|language]
`
