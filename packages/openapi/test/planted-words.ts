/** Chooses a whole number from 0 to below the limit. */
export type Choose = (limit: number) => number;

export type Json = Record<string, unknown>;

/** Makes words, and remembers which objects declare them. */
export class Words {
  /** The objects that declare each word: without any of them, it is gone. */
  readonly owners: Map<string, readonly object[]> = new Map();
  protected readonly choose: Choose;
  protected readonly is31: boolean;
  protected readonly is32: boolean;
  protected tagNames: string[] = [];
  protected count = 0;
  /** How many words there may be before parts have only what they must have. */
  protected limit = 0;

  constructor(version: string, choose: Choose) {
    this.choose = choose;
    this.is31 = !version.startsWith('3.0');
    this.is32 = version.startsWith('3.2');
  }

  protected word(): string {
    this.count += 1;
    return `zq${this.count}z`;
  }
  protected own(word: string, ...owners: readonly object[]): void {
    this.owners.set(word, owners);
  }
  protected wordOf(owner: object): string {
    const word = this.word();
    this.own(word, owner);
    return word;
  }
  protected maybe(): boolean {
    return this.count < this.limit && this.choose(2) === 0;
  }
  protected sometimes(): boolean {
    return this.count < this.limit && this.choose(3) === 0;
  }
  /** Small parts make small documents: with this many words, a part has only what it must have. */
  protected within<T>(words: number, make: () => T): T {
    this.limit = this.count + words;
    return make();
  }
  protected one<T>(list: readonly T[]): T {
    return list[this.choose(list.length)] as T;
  }
  /** A text that belongs to the object it is spread into, see {@link #adopt}. */
  protected text(key: string): Json {
    return this.maybe() ? { [key]: `Text ${this.word()} here` } : {};
  }
  /** All words in the texts of an object that nobody else has are its own. */
  protected adopt<T extends Json>(node: T): T {
    for (const value of Object.values(node))
      for (const word of typeof value === 'string' ? (value.match(/zq\d+z/g) ?? []) : [])
        if (!this.owners.has(word) && !this.tagNames.includes(word)) this.own(word, node);
    return node;
  }
  protected owned(node: Json, key: string): Json {
    return this.adopt({ ...node, [key]: `${key} ${this.word()}` });
  }
  /** A map from words to what they name. */
  protected named(make: () => Json): Json {
    const map: Json = {};
    for (let count = this.maybe() ? 2 : 1; count > 0; count -= 1) {
      const word = this.word();
      map[word] = make();
      this.own(word, map[word] as object);
    }
    return map;
  }
  protected nameOf(kind: string, name: string): string {
    return `zq${kind}${name}z`;
  }
}
