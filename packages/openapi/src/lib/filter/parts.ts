import type { Name } from './collect-references.ts';

/** A part of the document: a component, a path item, what is outside of OpenAPI's own places, or (as '') the rest. */
export type Part = Name | object;

/** How deep in the document the parts of its fields stand. */
export const depthOfParts: ReadonlyMap<string | undefined, number> = new Map([
  ['paths', 2],
  ['webhooks', 2],
  ['x-webhooks', 2],
  ['components', 3],
]);

/**
 * What the parts of a document refer to, and in which of them something is hidden, as a walk comes to know it: what a
 * rule needs that has to look at other parts.
 */
export class Parts {
  #part: Part = '';
  #referred: Part[] = [];
  /** What is shown of each part refers to these. */
  readonly references: Map<Part, Part[]> = new Map([[this.#part, this.#referred]]);
  readonly #touched = new Set<Part>();
  readonly #postponed: { readonly part: Part; readonly rule: () => void }[] = [];

  /** Does the work that is about a part. */
  within<T>(part: Part, work: () => T): T {
    const [outer, outerReferred] = [this.#part, this.#referred];
    this.#part = part;
    this.#referred = [];
    this.references.set(part, this.#referred);
    const result = work();
    this.#part = outer;
    this.#referred = outerReferred;
    return result;
  }

  /** Notes that this part refers to another. */
  refer(to: Part): void {
    this.#referred.push(to);
  }

  /** Notes that something is hidden in this part, if it is but a value of an enum. */
  touch(): void {
    this.#touched.add(this.#part);
  }

  /** Puts off a rule that matters only if something is hidden in this part, or in what it refers to. */
  postpone(rule: () => void): void {
    this.#postponed.push({ part: this.#part, rule });
  }

  /** Whether something is hidden in a part or, once the rules run, in what that refers to. */
  isTouched(part: Part): boolean {
    return this.#touched.has(part);
  }

  /** Runs the rules that were put off, where they matter. */
  runRules(): void {
    if (this.#touched.size === 0) return;
    const referrers = new Map<Part, Part[]>();
    for (const [part, referred] of this.references)
      for (const one of referred) {
        const known = referrers.get(one);
        if (known) known.push(part);
        else referrers.set(one, [part]);
        // It is an alias, of which nothing more is known.
        if (typeof one === 'object' && !this.references.has(one)) this.#touched.add(part);
      }
    // A Set goes on with what is added to it meanwhile.
    for (const part of this.#touched)
      for (const referrer of referrers.get(part) ?? []) this.#touched.add(referrer);
    for (const { part, rule } of this.#postponed) if (this.#touched.has(part)) rule();
  }
}
