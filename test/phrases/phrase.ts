// A phrase as people type it, and the card template or text key that it must lead to; `a|b` where
// either serves.
export type Phrase = readonly [said: string, leadsTo: string];
