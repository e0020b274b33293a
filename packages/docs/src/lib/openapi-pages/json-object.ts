/** An object of a document, as a parser made it. */
export type JsonObject = Readonly<Record<string, unknown>>;

export { isRecord as isObject } from '@bookplate/protocol';
