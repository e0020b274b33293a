import { type Json, Words } from './planted-words.ts';

export interface Schema {
  readonly schema: Json;
  /** A value that it describes, with the words of what describes them. */
  readonly sample: (depth: number) => unknown;
}

export const componentNames = ['one', 'two'] as const;

/**
 * Makes schemas with every keyword of a version. It is longer than 250 lines because every way to make one has its few
 * lines here.
 */
export class SchemaPlanter extends Words {
  protected readonly samples: Map<string, Schema['sample']> = new Map();
  /** Of every schema that was made. */
  protected readonly sampleOf: WeakMap<object, Schema['sample']> = new WeakMap();
  /** The properties of those that are made of some. */
  protected readonly namesOf: WeakMap<object, readonly string[]> = new WeakMap();
  /** Values that stand for the first components, in their order. */
  protected readonly mapped: string[][] = [];
  /** Whether what is made now is in the document in any case, so that others can refer to it. */
  protected mayAddress = true;
  /** Schemas with an address of their own. */
  readonly #addressed: (Schema & { readonly address: string })[] = [];

  protected schema(depth: number): Schema {
    const kinds: (() => Schema)[] = [() => this.plain(), () => this.enumeration()];
    if (this.choose(4) === 0) kinds.push(() => this.number());
    if (this.is31 && this.mayAddress && this.choose(3) === 0) kinds.push(() => this.addressed());
    if (depth > 0 && this.count < this.limit)
      kinds.push(
        () => this.referring(),
        () => this.object(depth - 1),
        () => this.list(depth - 1),
        () => this.composed(depth - 1),
        () => this.variants(),
        ...(this.is31 ? [() => this.textual(depth - 1)] : []),
      );
    const made = this.one(kinds)();
    this.sampleOf.set(made.schema, made.sample);
    return made;
  }
  protected decorate(schema: Json): Json {
    Object.assign(
      schema,
      this.text('description'),
      this.text('title'),
      this.externalDocs(),
      this.extension(),
    );
    if (this.is31 && this.sometimes()) Object.assign(schema, this.text('$comment'));
    if (this.choose(5) === 0) schema['xml'] = this.xml();
    if (this.choose(9) === 0)
      schema[
        this.one(['deprecated', 'readOnly', 'writeOnly', ...(this.is31 ? [] : ['nullable'])])
      ] = true;
    if ('nullable' in schema && !('type' in schema)) delete schema['nullable'];
    return this.adopt(schema);
  }
  protected xml(): Json {
    const xml: Json = { namespace: `https://example.com/${this.word()}`, prefix: this.word() };
    Object.assign(xml, this.is32 ? { nodeType: 'element' } : { attribute: false, wrapped: false });
    return this.owned(xml, 'name');
  }
  protected plain(): Schema {
    const schema: Json = { type: 'string' };
    if (this.is31 && this.choose(5) === 0) {
      schema['const'] = this.wordOf(schema);
      return { schema: this.decorate(schema), sample: () => schema['const'] };
    }
    if (this.maybe()) schema['default'] = this.wordOf(schema);
    if (this.maybe()) schema['example'] = this.wordOf(schema);
    if (this.choose(5) === 0)
      Object.assign(schema, { minLength: 0, maxLength: 99, pattern: `(${this.word()})?` });
    if (this.choose(5) === 0) schema['format'] = this.word();
    if (this.is31 && this.choose(5) === 0)
      Object.assign(schema, { contentMediaType: `text/${this.word()}`, contentEncoding: '8bit' });
    if (this.is31 && this.choose(5) === 0) schema['examples'] = [this.wordOf(schema)];
    return { schema: this.decorate(schema), sample: () => this.wordOf(schema) };
  }
  protected number(): Schema {
    const schema: Json = { type: 'number', multipleOf: 0.5, minimum: 0, maximum: 9 };
    Object.assign(schema, {
      exclusiveMinimum: this.is31 ? -1 : false,
      exclusiveMaximum: this.is31 ? 10 : false,
    });
    return { schema: this.decorate(schema), sample: () => 7 };
  }
  protected enumeration(): Schema {
    const schema: Json = { type: 'string' };
    const values = [this.wordOf(schema), this.wordOf(schema)];
    Object.assign(schema, {
      enum: values,
      default: values[1],
      'x-enumDescriptions': { [values[0] as string]: 'First', [values[1] as string]: 'Second' },
    });
    return { schema: this.decorate(schema), sample: () => this.one(values) };
  }
  /** With its own address, by which others refer to it. */
  protected addressed(): Schema {
    const schema: Json = { type: 'string', ...this.text('description') };
    const word = this.wordOf(schema);
    const isWhole = this.choose(2) === 0;
    if (isWhole)
      Object.assign(schema, {
        $id: `https://example.com/${word}`,
        $schema: 'https://spec.openapis.org/oas/3.1/dialect/base',
        $vocabulary: { [`https://example.com/vocabulary/${this.wordOf(schema)}`]: false },
      });
    else schema['$anchor'] = word;
    const address = isWhole ? `https://example.com/${word}` : `#${word}`;
    const sample = (): string => this.wordOf(schema);
    this.#addressed.push({ schema, sample, address });
    return { schema: this.adopt(schema), sample };
  }
  protected referring(): Schema {
    const addressed = this.choose(3) === 0 ? this.one(this.#addressed) : undefined;
    if (addressed) return { ...addressed, schema: { $ref: addressed.address } };
    const component = this.one(componentNames);
    const name = this.nameOf('schemas', component);
    const schema: Json = { $ref: `#/components/schemas/${name}` };
    const way = this.is31 ? this.choose(6) : 6;
    if (way === 0) schema['$ref'] = `#${this.nameOf('anchor', component)}`;
    if (way === 1) schema['$ref'] = `#${this.nameOf('dynamic', component)}`;
    if (way === 2) {
      delete schema['$ref'];
      schema['$dynamicRef'] = `#${this.nameOf('dynamic', component)}`;
    }
    if (way === 3 && this.is32) schema['$ref'] = `${selfAddress}#/components/schemas/${name}`;
    if (this.is31) Object.assign(schema, this.text('description'));
    this.adopt(schema);
    return {
      schema,
      sample: (depth) => (depth > 0 ? (this.samples.get(name)?.(depth - 1) ?? 1) : 1),
    };
  }
  /** Names that a component gives itself. */
  protected addNames(schema: Json, component: string): void {
    if (!this.is31) return;
    for (const [key, kind] of [
      ['$anchor', 'anchor'],
      ['$dynamicAnchor', 'dynamic'],
    ] as const) {
      schema[key] ??= this.nameOf(kind, component);
      this.own(this.nameOf(kind, component), schema);
    }
  }
  protected object(depth: number): Schema & { readonly names: readonly string[] } {
    const properties: Json = {};
    const samples = new Map<string, Schema['sample']>();
    for (let count = 2 + this.choose(2); count > 0; count -= 1) {
      const name = this.word();
      const { schema, sample } = this.schema(depth);
      properties[name] = schema;
      this.own(name, schema);
      samples.set(name, sample);
    }
    const names = Object.keys(properties);
    const [first, second] = names as [string, string];
    const schema: Json = { type: 'object', properties };
    this.namesOf.set(schema, names);
    if (this.choose(5) === 0) Object.assign(schema, { minProperties: 0, maxProperties: 99 });
    if (this.maybe()) schema['required'] = names.slice(0, 1 + this.choose(2));
    if (this.sometimes()) schema['anyOf'] = [{ required: [first] }, { required: [second] }];
    if (this.sometimes()) schema['not'] = { required: [first, second] };
    if (this.sometimes()) schema['allOf'] = [{ required: [second] }, this.besides(first)];
    if (this.sometimes()) this.addAlternatives(schema, second, samples);
    if (this.is31) this.addNewer(schema, first, second, samples, depth);
    if (this.sometimes()) {
      const { schema: rest, sample } = this.schema(depth);
      schema['additionalProperties'] = rest;
      samples.set('free', sample);
    }
    const sample = (left: number): unknown =>
      left < 0
        ? 1
        : Object.fromEntries([...samples].map(([name, value]) => [name, value(left - 1)]));
    if (this.maybe()) schema['example'] = sample(2);
    return { schema: this.decorate(schema), sample, names };
  }
  /** The same property declared once more, for the same object. */
  protected besides(name: string): Json {
    return { properties: { [name]: {} }, required: [name] };
  }
  /** The same property declared in two ways, each with other values that an example may have. */
  protected addAlternatives(
    schema: Json,
    name: string,
    samples: Map<string, Schema['sample']>,
  ): void {
    const words: string[] = [];
    schema['oneOf'] = ['enum', 'default', 'example'].map((key) => {
      const inner: Json = { type: 'string' };
      const word = this.wordOf(inner);
      words.push(word);
      inner[key] = key === 'enum' ? [word] : word;
      return { properties: { [name]: inner } };
    });
    samples.set(name, () => this.one(words));
  }
  protected addNewer(
    schema: Json,
    first: string,
    second: string,
    samples: Map<string, Schema['sample']>,
    depth: number,
  ): void {
    if (this.maybe()) schema['dependentRequired'] = { [first]: [second], [second]: [first] };
    if (this.sometimes()) schema['dependentSchemas'] = { [first]: { required: [second] } };
    if (this.sometimes())
      schema['dependencies'] = { [first]: [second], [second]: { required: [first] } };
    if (this.sometimes())
      Object.assign(schema, {
        if: { required: [first] },
        // oxlint-disable-next-line unicorn/no-thenable -- A keyword of JSON Schema.
        then: { required: [second] },
        else: { minProperties: 1 },
      });
    if (this.sometimes()) schema['propertyNames'] = { enum: [first, second] };
    if (this.sometimes()) {
      const pattern = this.word();
      const { schema: matched, sample } = this.schema(depth);
      schema['patternProperties'] = { [`^${pattern}`]: matched };
      this.own(pattern, matched);
      samples.set(`${pattern}a`, sample);
    }
    if (this.sometimes()) {
      const { schema: rest, sample } = this.schema(depth);
      schema['unevaluatedProperties'] = rest;
      samples.set('other', sample);
    }
    if (depth > 0 && this.choose(4) === 0) this.addUnevaluated(schema, samples, depth - 1);
    if (this.sometimes())
      schema[this.one(['$defs', 'definitions'])] = this.named(() => this.schema(0).schema);
    if (this.sometimes()) schema['examples'] = [1];
  }
  /**
   * A property that is evaluated beside the schema that describes it, or in an alternative. It is an object, whose names
   * tell who declares them: a text may be of what evaluates it.
   */
  protected addUnevaluated(
    schema: Json,
    samples: Map<string, Schema['sample']>,
    depth: number,
  ): void {
    const { schema: rest, sample } = this.object(depth);
    const inner: Json = {};
    const name = this.wordOf(inner);
    const one = { properties: { [name]: inner } };
    const others = (schema['allOf'] ?? []) as readonly unknown[];
    schema['allOf'] = this.one([
      [...others, one, { unevaluatedProperties: rest }],
      [...others, { anyOf: [one, {}], unevaluatedProperties: rest }],
    ]);
    samples.set(name, sample);
  }
  protected list(depth: number, wanted?: number): Schema {
    const { schema: items, sample } = this.schema(depth);
    const schema: Json = { type: 'array' };
    if (this.choose(5) === 0)
      Object.assign(schema, { minItems: 0, maxItems: 99, uniqueItems: false });
    let entries = [sample, sample];
    const way = wanted ?? (this.is31 ? this.choose(5) : 0);
    if (way === 0) schema['items'] = items;
    else if (way === 1) {
      const { schema: second, sample: other } = this.schema(depth);
      Object.assign(schema, { prefixItems: [items, second], items: { type: 'integer' } });
      entries = [sample, other, () => 7];
    } else if (way === 2)
      Object.assign(schema, { contains: items, minContains: 0, maxContains: 99 });
    else if (way === 3) schema['unevaluatedItems'] = items;
    else {
      const { schema: second, sample: other } = this.schema(depth);
      Object.assign(schema, { items: [items], additionalItems: second });
      entries = [sample, other];
    }
    const whole = (left: number): unknown => entries.map((entry) => entry(left - 1));
    if (this.maybe()) schema['default'] = whole(1);
    return { schema: this.decorate(schema), sample: whole };
  }
  /** A text that says JSON of a schema. */
  protected textual(depth: number): Schema {
    const { schema: contentSchema, sample } = this.object(depth);
    const schema: Json = { type: 'string', contentMediaType: 'application/json', contentSchema };
    const text = (left: number): unknown => JSON.stringify(sample(left), null, 2);
    if (this.maybe()) schema['example'] = text(1);
    return { schema: this.decorate(schema), sample: text };
  }
  protected composed(depth: number): Schema {
    const key = this.one(['allOf', 'anyOf', 'oneOf']);
    const one = this.object(depth);
    const other = this.object(depth);
    const schema: Json = {
      [key]: [one.schema, other.schema],
      required: [one.names[0], other.names[1]],
    };
    const sample = (left: number): unknown => ({
      ...(one.sample(left) as Json),
      ...(other.sample(left) as Json),
    });
    if (this.maybe()) schema['example'] = sample(1);
    return { schema: this.decorate(schema), sample };
  }
  /** Variants that are told apart, by a mapping. */
  protected variants(): Schema {
    const kind = this.word();
    const mapping: Json = {};
    const values: string[] = [];
    const variants = componentNames.slice(0, 2).map((component) => {
      const name = this.nameOf('schemas', component);
      const value = this.word();
      values.push(value);
      const ways = [`#/components/schemas/${name}`, name, `./${name}.json`];
      mapping[value] = this.one(ways);
      return { $ref: `#/components/schemas/${name}` };
    });
    const property: Json = { type: 'string', enum: values };
    this.own(kind, property);
    const defaultMapping = this.nameOf('schemas', this.one(componentNames));
    const schema: Json = {
      properties: { [kind]: property },
      required: [kind],
      oneOf: variants,
      discriminator: { propertyName: kind, mapping, ...(this.is32 && { defaultMapping }) },
    };
    this.mapped.push(values);
    return { schema: this.decorate(schema), sample: () => ({ [kind]: this.one(values) }) };
  }

  protected extension(): Json {
    if (!this.sometimes()) return {};
    const inner = this.owned({}, 'text');
    const to = this.nameOf('schemas', this.one(componentNames));
    return {
      'x-vendor': {
        list: [inner, this.owned({ more: [1] }, 'name')],
        ref: this.maybe() ? { $ref: `#/components/schemas/${to}` } : {},
      },
    };
  }
  protected externalDocs(): Json {
    if (!this.maybe()) return {};
    return {
      externalDocs: this.adopt({
        url: `https://example.com/${this.word()}`,
        ...this.text('description'),
      }),
    };
  }
}

/** Of documents that say where they are. */
export const selfAddress = 'https://example.com/openapi';
