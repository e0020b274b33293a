import type { User } from '@bookplate/protocol';

/** A document of which only those who are signed in load all. */
export interface DocumentInParts {
  /** As `filterOpenApi(document, null)` returns it. */
  readonly everyone: object;
  /** Loads all of it, with its gates. It is called once somebody is signed in, and again if it has failed. */
  readonly loadWhole: () => Promise<object>;
}

/**
 * Chooses the document for a reader.
 *
 * @param document whole, or in parts
 * @param onLoad is called when the answer may be another
 * @returns the document to be filtered for a reader; undefined while it is on its way
 */
export function documentFor(
  document: object | DocumentInParts,
  onLoad: () => void,
): (reader: User | null | undefined) => object | undefined {
  if (!isInParts(document)) return () => document;
  const { everyone, loadWhole } = document;
  let whole: object | undefined;
  let isLoading = false;
  let hasFailed = false;

  const load = async (): Promise<void> => {
    isLoading = true;
    try {
      whole = await loadWhole();
    } catch {
      hasFailed = true;
    }
    onLoad();
    isLoading = false;
  };
  return (reader) => {
    if (!reader) return everyone;
    if (whole) return whole;
    if (!isLoading) void load();
    return hasFailed ? everyone : undefined;
  };
}

function isInParts(document: object | DocumentInParts): document is DocumentInParts {
  return 'loadWhole' in document && typeof document.loadWhole === 'function';
}
