// Where blocks are shown, and the platform's own words in them.

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
