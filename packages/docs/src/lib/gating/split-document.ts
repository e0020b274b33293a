import type { GatedText } from './gated-text.ts';

/** The words of an OpenAPI document. */
export interface SplitDocument {
  /** What everyone sees, each on its own line. */
  readonly open: string;
  readonly gated: readonly GatedText[];
}

/** Where people write in an OpenAPI document: https://spec.openapis.org/oas/v3.1.1 */
const written: ReadonlySet<string> = new Set(['title', 'summary', 'description']);

/**
 * Parts the words of an OpenAPI document into what everyone sees and what only groups see.
 *
 * @param whole the document
 * @param everyone what is left of it for anonymous readers
 * @returns the parts
 */
export function splitDocument(whole: object, everyone: object): SplitDocument {
  const open = wordsOf(everyone);
  const gated = [...wordsOf(whole)].filter((words) => !open.has(words));
  const { info } = whole as { readonly info?: { readonly title?: unknown } };
  const file = `the OpenAPI document ${JSON.stringify(info?.title)}`;
  return {
    open: [...open].join('\n'),
    gated: gated.map((words) => ({ file, title: words, text: words })),
  };
}

function wordsOf(document: object): ReadonlySet<string> {
  const words = new Set<string>();
  JSON.stringify(document, (key, value: unknown) => {
    if (written.has(key) && typeof value === 'string') words.add(value);
    return value;
  });
  return words;
}
