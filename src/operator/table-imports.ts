// What imports tables for an operator's command. The composition root knows who does it.

export const IMPORTED_TABLES = ['people', 'faq', 'shifts'] as const;
export type ImportedTable = (typeof IMPORTED_TABLES)[number];

export interface Told {
  readonly lines: readonly string[];
  /** Whether it went as wished. */
  readonly ok: boolean;
}

export interface TableImports {
  /** `id`: of the preview, if there is anything to import. */
  preview(kind: ImportedTable, file: Uint8Array): Promise<Told & { readonly id?: string }>;
  apply(
    id: string,
    doubtful: boolean,
    onProgress: (done: number, of: number) => void,
  ): Promise<Told>;
  takeBack(id: string): Promise<Told>;
}
