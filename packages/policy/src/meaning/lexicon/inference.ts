/** Posts from which readers could work out who or what is meant. */
export const inference = `
strong: [infer|infers|inferred|inference*|deduc*|jigsaw|guess* at who|piece* together|piecing together|gives? away|give* clues?]
strong: [could|can|might|may|would|able to] ... [be identified|be used to identify|identify|be recogni~ed|recogni~e|work out|be worked out|tell who] ... [individuals?|persons?|people|<clients>|colleagues?|who|anyone|someone|family|them]
strong: [even |without|whether or not|no-one is|nobody is] ... [nam*|not named|naming|identif*]
likely: [background|location|metadata|geotag*|location tag*] ... [photo*|image*|picture*|post*|gives?|reveal*]
likely: no names? [is|are]
likely: indirectly identif*
likely: identif* [an?|any|another] [individual|person|colleague|<clients>]
strong: [put|putting] two and two together
strong: [join|joining] the dots
likely: give the game away
ignore: [named|mentioned|listed] [here|above|below]
`
