// JSON as a type: what documents, card data and action data are made of. Instants are ISO 8601 UTC
// strings in it.

export type JsonValue =
  | string
  | number
  | boolean
  | null
  | readonly JsonValue[]
  | { readonly [key: string]: JsonValue | undefined };
export type JsonObject = { readonly [key: string]: JsonValue | undefined };
