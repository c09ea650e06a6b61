// Where blocks are shown, and the platform's own words in them.

/** The platform's own words in a message, in the reader's language. */
export interface BlockWords {
  readonly shortened: string;
  readonly firstChoices: string;
  readonly cancel: string;
}

/** The place where the blocks are shown. */
export interface Surface {
  readonly kind: 'message' | 'modal';
  readonly words: BlockWords;
}
