import type { Draft } from './draft.ts';

type Key = string | number;

/**
 * What goes of examples, gathered before anything is taken out: several schemas may describe one example (it is a
 * component, or a YAML alias), and each judges what was written, not what another has left of it.
 */
export class Cuts {
  /** Of an object or list; true if an empty entry has to keep the positions of the others. */
  readonly #cuts = new Map<object, Map<Key, boolean>>();
  readonly #texts = new Map<object, Map<Key, { readonly json: object; readonly before: string }>>();
  readonly #after: (() => void)[] = [];

  /**
   * @param holder the object or list, of the copy
   * @param key of the entry that goes
   * @param isPositional whether the entries after it have to stay where they are
   */
  add(holder: object, key: Key, isPositional: boolean = false): void {
    const keys = entriesOf(this.#cuts, holder);
    keys.set(key, isPositional || keys.get(key) === true);
  }

  /**
   * @param holder the object or list, of the copy
   * @param key of its entry, which is JSON written as text
   * @param json what the text says
   * @returns the same; what was given before, if another schema has judged this entry
   */
  textAt(holder: object, key: Key, json: object): object {
    const texts = entriesOf(this.#texts, holder);
    const known = texts.get(key) ?? { json, before: JSON.stringify(json) };
    texts.set(key, known);
    return known.json;
  }

  /** Work that looks at what is left. */
  after(work: () => void): void {
    this.#after.push(work);
  }

  /** Takes it out. */
  apply(): void {
    // The inner texts first: they are parts of the outer ones.
    const holders = [...this.#texts];
    for (let last = holders.pop(); last; last = holders.pop()) {
      const [holder, texts] = last;
      for (const [key, { json, before }] of texts) {
        this.#cutAll(json);
        if (JSON.stringify(json) !== before) (holder as Draft)[key] = JSON.stringify(json, null, 2);
      }
    }
    for (const holder of this.#cuts.keys()) this.#cut(holder);
    for (const work of this.#after) work();
  }

  #cutAll(json: unknown): void {
    if (typeof json !== 'object' || json === null) return;
    this.#cut(json);
    for (const inner of Object.values(json)) this.#cutAll(inner);
  }

  #cut(holder: object): void {
    const keys = this.#cuts.get(holder);
    if (!keys) return;
    this.#cuts.delete(holder);
    if (Array.isArray(holder)) {
      const left = holder.flatMap((entry: unknown, index) => {
        const isPositional = keys.get(index);
        return isPositional === undefined ? [entry] : isPositional ? [null] : [];
      });
      holder.splice(0, holder.length, ...left);
    } else for (const key of keys.keys()) delete (holder as Draft)[key];
  }
}

function entriesOf<Value>(map: Map<object, Map<Key, Value>>, holder: object): Map<Key, Value> {
  const before = map.get(holder);
  if (before) return before;
  const entries = new Map<Key, Value>();
  map.set(holder, entries);
  return entries;
}
