// Where blocks are to stand, and our own words in them.

/** Our own words in a message, in the reader's language. */
export interface BlockWords {
  readonly shortened: string;
  readonly firstChoices: string;
  readonly cancel: string;
}

/** Where the blocks are to stand. */
export interface Surface {
  readonly kind: 'message' | 'modal';
  readonly words: BlockWords;
}
