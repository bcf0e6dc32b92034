/** Slurs that are also words for something else: they count with somebody in reach or the model behind them. */
const AMBIGUOUS =
  /^(?:fags?|dykes?|queers|homos?|nips|\(a\|the\|that|crips?|bender~|cripples?|midgets?|retardation|spics?|spicks?|coons|japs?|abos?|tinkers|schizo|\(schizo|pansies|lesbo|gooks?|wops?|chink|yids?|sodomites|polak|kraut~|loony|benny|shylock|sperg|negro|negroes|fenian~|gold digger~|golddigger~|bunny boiler~|fishwi[fv]es?|house \(|\(full|div kid)/

/** Whether an entry of the lexicon of slurs is also a word for something else. */
export function isAmbiguousSlur(entry: string): boolean {
  return AMBIGUOUS.test(entry)
}
