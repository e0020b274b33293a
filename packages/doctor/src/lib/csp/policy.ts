/** Directive names, in lower case, with their sources. */
export type Directives = ReadonlyMap<string, readonly string[]>;

/**
 * Reads one policy (CSP3 §2.2.1, "parse a serialized CSP"). A repeated directive is ignored.
 *
 * @param text one policy, of a header or of a `meta`
 * @returns its directives
 */
export function parsePolicy(text: string): Directives {
  const directives = new Map<string, readonly string[]>();
  for (const directive of text.split(';')) {
    const [name, ...values] = directive.split(/[\t\n\f\r ]+/).filter((token) => token !== '');
    const key = name?.toLowerCase();
    if (key && !directives.has(key)) directives.set(key, values);
  }
  return directives;
}

/** CSP3 §6.8.3, "get fetch directive fallback list": the first that a policy has applies. */
const fallbacks = {
  'script-src-elem': ['script-src-elem', 'script-src', 'default-src'],
  'connect-src': ['connect-src', 'default-src'],
} as const;

/** A directive and its sources. */
export interface Governing {
  readonly directive: string;
  readonly sources: readonly string[];
}

/**
 * Finds the directive that applies to a kind of request.
 *
 * @param directives of one policy
 * @param kind the most specific directive
 * @returns the first of its fallbacks that the policy has, or undefined if all is allowed
 */
export function governing(
  directives: Directives,
  kind: 'script-src-elem' | 'connect-src',
): Governing | undefined {
  for (const directive of fallbacks[kind]) {
    const sources = directives.get(directive);
    if (sources) return { directive, sources };
  }
  return undefined;
}
