/** Chooses a whole number from 0 to below the limit. */
type Choose = (limit: number) => number;

/**
 * Valid documents with everything that the specifications of one version allow, in which each word stands for one
 * object: the words that an object declares (its name, its texts, its values in examples) are listed with it. What is
 * only named (a reference, an entry of `required`, a mapping) declares nothing. It is longer than 250 lines because
 * every type of the specifications has its few lines here.
 */
export interface Planted {
  readonly document: Record<string, unknown>;
  /** The object that declares each word. */
  readonly owners: ReadonlyMap<string, object>;
}

type Json = Record<string, unknown>;
interface Schema {
  readonly schema: Json;
  /** A value that it describes, with the words of what describes them. */
  readonly sample: (depth: number) => unknown;
}

export function plantDocument(version: '3.0.4' | '3.1.1' | '3.2.0', choose: Choose): Planted {
  return new Planter(version, choose).plant();
}

const componentNames = ['one', 'two'] as const;

class Planter {
  readonly #owners = new Map<string, object>();
  readonly #choose: Choose;
  readonly #is31: boolean;
  readonly #is32: boolean;
  readonly #version: string;
  #count = 0;
  readonly #operationIds: string[] = [];
  readonly #components = new Map<string, Json>();
  readonly #samples = new Map<string, (depth: number) => unknown>();

  constructor(version: string, choose: Choose) {
    this.#version = version;
    this.#choose = choose;
    this.#is31 = !version.startsWith('3.0');
    this.#is32 = version.startsWith('3.2');
  }

  plant(): Planted {
    const names = (kind: string): string[] =>
      componentNames.map((name) => this.#nameOf(kind, name));
    for (const kind of [
      'schemas',
      'responses',
      'parameters',
      'examples',
      'requestBodies',
      'headers',
      'links',
      'callbacks',
      'pathItems',
      'mediaTypes',
      'securitySchemes',
    ])
      this.#components.set(kind, {});
    // All names are known before anything refers to them.
    this.#tagNames = [this.#word(), this.#word(), this.#word()];
    const fill = (kind: string, make: () => Json): void => {
      const made = this.#components.get(kind) as Json;
      for (const name of names(kind)) {
        made[name] = this.#within(8, make);
        this.#own(name, made[name] as object);
      }
    };
    const schemas = this.#components.get('schemas') as Json;
    for (const name of names('schemas')) {
      const { schema, sample } = this.#within(12, () => this.#schema(2));
      schemas[name] = schema;
      this.#own(name, schema);
      this.#samples.set(name, sample);
    }
    fill('securitySchemes', () => this.#securityScheme());
    fill('examples', () => this.#example(() => this.#wordOf({})));
    fill('headers', () => this.#header());
    fill('parameters', () => this.#parameter('query'));
    fill('links', () => this.#link());
    fill('responses', () => this.#response(1));
    fill('requestBodies', () => this.#requestBody());
    fill('callbacks', () => this.#callback(0));
    if (this.#is31) fill('pathItems', () => this.#pathItem(0, ''));
    if (this.#is32) fill('mediaTypes', () => this.#mediaType('application/json'));
    if (!this.#is31) this.#components.delete('pathItems');
    if (!this.#is32) this.#components.delete('mediaTypes');
    const paths: Json = {};
    for (let count = 0; count < 2; count += 1) {
      const word = this.#word();
      const id = this.#choose(2) === 0 ? this.#word() : '';
      const item = this.#within(30, () => this.#pathItem(1, id));
      paths[`/${word}${id && `/{${id}}`}`] = item;
      this.#own(word, item);
    }
    const tags = this.#tagNames.map((name, index) => {
      const tag: Json = { name, ...this.#text('description'), ...this.#externalDocs() };
      if (this.#is32) Object.assign(tag, this.#text('summary'), { kind: 'nav' });
      if (this.#is32 && index === 2) tag['parent'] = this.#tagNames[1];
      this.#own(name, tag);
      return this.#adopt(tag);
    });
    const document: Json = {
      openapi: this.#version,
      info: this.#info(),
      ...this.#externalDocs(),
      ...(this.#maybe() && { servers: [this.#server(), this.#server()] }),
      ...(this.#maybe() && { security: this.#security() }),
      paths,
      [this.#is31 ? 'webhooks' : 'x-webhooks']: this.#within(12, () =>
        this.#named(() => this.#pathItem(0, '')),
      ),
      tags,
      'x-tagGroups': [this.#owned({ tags: [...this.#tagNames] }, 'name')],
      ...(this.#is32 && { $self: 'https://example.com/openapi' }),
      ...this.#extension(),
      components: Object.fromEntries(this.#components),
    };
    const variants = names('schemas').map((name) => schemas[name] as object);
    for (const values of this.#mapped)
      for (const [index, value] of values.entries()) this.#own(value, variants[index] as object);
    return { document, owners: this.#owners };
  }

  #tagNames: string[] = [];

  #nameOf(kind: string, name: string): string {
    return `zq${kind}${name}z`;
  }
  #word(): string {
    this.#count += 1;
    return `zq${this.#count}z`;
  }
  #own(word: string, owner: object): void {
    this.#owners.set(word, owner);
  }
  #wordOf(owner: object): string {
    const word = this.#word();
    this.#own(word, owner);
    return word;
  }
  #maybe(): boolean {
    return this.#count < this.#limit && this.#choose(2) === 0;
  }
  #sometimes(): boolean {
    return this.#count < this.#limit && this.#choose(3) === 0;
  }
  /** Small parts make small documents: with this many words, a part has only what it must have. */
  #within<T>(words: number, make: () => T): T {
    this.#limit = this.#count + words;
    return make();
  }
  #limit = 0;
  #one<T>(list: readonly T[]): T {
    return list[this.#choose(list.length)] as T;
  }
  /** A text that belongs to the object it is spread into, see {@link #adopt}. */
  #text(key: string): Json {
    return this.#maybe() ? { [key]: `Text ${this.#word()} here` } : {};
  }
  /** All words in the texts of an object that nobody else has are its own. */
  #adopt<T extends Json>(node: T): T {
    for (const value of Object.values(node))
      for (const word of typeof value === 'string' ? (value.match(/zq\d+z/g) ?? []) : [])
        if (!this.#owners.has(word) && !this.#tagNames.includes(word)) this.#own(word, node);
    return node;
  }
  #owned(node: Json, key: string): Json {
    return this.#adopt({ ...node, [key]: `${key} ${this.#word()}` });
  }
  /** A map from words to what they name. */
  #named(make: () => Json): Json {
    const map: Json = {};
    for (let count = this.#maybe() ? 2 : 1; count > 0; count -= 1) {
      const word = this.#word();
      map[word] = make();
      this.#own(word, map[word] as object);
    }
    return map;
  }
  #refOr(kind: string, make: () => Json): Json {
    if (this.#count < this.#limit && this.#choose(3) > 0) return make();
    const node: Json = {
      $ref: `#/components/${kind}/${this.#nameOf(kind, this.#one(componentNames))}`,
    };
    if (this.#is31) Object.assign(node, this.#text('description'));
    return this.#adopt(node);
  }
  #extension(): Json {
    if (!this.#sometimes()) return {};
    const inner = this.#owned({}, 'text');
    const to = this.#nameOf('schemas', this.#one(componentNames));
    return {
      'x-vendor': {
        list: [inner, this.#owned({ more: [1] }, 'name')],
        ref: this.#maybe() ? { $ref: `#/components/schemas/${to}` } : {},
      },
    };
  }
  #externalDocs(): Json {
    if (!this.#maybe()) return {};
    return {
      externalDocs: this.#adopt({
        url: `https://example.com/${this.#word()}`,
        ...this.#text('description'),
      }),
    };
  }
  #info(): Json {
    const info: Json = { title: 'Title', version: '1' };
    if (this.#maybe()) info['contact'] = this.#owned({ email: 'a@example.com' }, 'name');
    if (this.#maybe()) info['license'] = this.#owned({}, 'name');
    return Object.assign(info, this.#extension());
  }
  #server(): Json {
    const variable = this.#word();
    const values = [this.#word(), this.#word()];
    const described: Json = { enum: values, default: values[0], ...this.#text('description') };
    for (const word of [variable, ...values]) this.#own(word, described);
    const host = this.#word();
    const server: Json = {
      url: `https://{${variable}}.example.com/${host}`,
      ...this.#text('description'),
      variables: { [variable]: this.#adopt(described) },
      ...this.#extension(),
    };
    if (this.#is32) server['name'] = this.#word();
    return this.#adopt(server);
  }
  #security(): Json[] {
    const requirement = (): Json => ({
      [this.#nameOf('securitySchemes', this.#one(componentNames))]: [],
    });
    return [requirement(), requirement()];
  }
  #securityScheme(): Json {
    const scheme = this.#one<() => Json>([
      () => ({ type: 'apiKey', in: 'header', name: this.#word() }),
      () => ({ type: 'http', scheme: 'bearer', bearerFormat: this.#word() }),
      () => ({ type: 'oauth2', flows: this.#flows() }),
      () => ({ type: 'openIdConnect', openIdConnectUrl: `https://example.com/${this.#word()}` }),
    ])();
    if (this.#is32) scheme['deprecated'] = true;
    return this.#adopt({ ...scheme, ...this.#text('description') });
  }
  #flows(): Json {
    const scopes = (): Json => ({ [`read${this.#choose(9)}`]: 'Read' });
    const tokenUrl = (): string => `https://example.com/${this.#word()}`;
    const flows: Json = {
      clientCredentials: this.#adopt({ tokenUrl: tokenUrl(), scopes: scopes() }),
      authorizationCode: this.#adopt({
        authorizationUrl: tokenUrl(),
        tokenUrl: tokenUrl(),
        scopes: scopes(),
      }),
    };
    if (this.#is32)
      flows['deviceAuthorization'] = this.#adopt({
        deviceAuthorizationUrl: tokenUrl(),
        tokenUrl: tokenUrl(),
        scopes: scopes(),
      });
    return flows;
  }
  #pathItem(depth: number, id: string): Json {
    const parameters = [this.#refOr('parameters', () => this.#parameter('query'))];
    if (id) {
      const own = {
        name: id,
        in: 'path',
        required: true,
        schema: { type: 'string' },
        ...this.#text('description'),
      };
      this.#own(id, own);
      parameters.push(this.#adopt(own));
    }
    const item: Json = {
      ...this.#text('summary'),
      ...this.#text('description'),
      parameters,
      get: this.#operation(depth),
      ...(this.#maybe() && { post: this.#operation(depth) }),
      ...(this.#maybe() && { servers: [this.#server()] }),
      ...this.#extension(),
    };
    if (this.#is32 && this.#maybe()) item['query'] = this.#operation(depth);
    if (this.#is32 && this.#maybe()) {
      const method = this.#word().toUpperCase();
      const operation = this.#operation(depth);
      this.#own(method, operation);
      item['additionalOperations'] = { [method]: operation };
    }
    return this.#adopt(item);
  }
  #operation(depth: number): Json {
    const operationId = this.#word();
    const operation: Json = {};
    this.#own(operationId, operation);
    this.#operationIds.push(operationId);
    Object.assign(operation, {
      operationId,
      ...this.#text('summary'),
      ...this.#text('description'),
      ...this.#externalDocs(),
      ...(this.#maybe() && { tags: [this.#one(this.#tagNames)] }),
      ...(this.#maybe() && { security: this.#security() }),
      ...(this.#maybe() && { servers: [this.#server()] }),
      ...(this.#maybe() && { parameters: [this.#parameter('query'), this.#parameter('header')] }),
      ...(this.#maybe() && {
        requestBody: this.#refOr('requestBodies', () => this.#requestBody()),
      }),
      ...(depth > 0 &&
        this.#maybe() && {
          callbacks: this.#named(() => this.#refOr('callbacks', () => this.#callback(0))),
        }),
      responses: {
        200: this.#refOr('responses', () => this.#response(depth)),
        ...(this.#maybe() && { default: this.#response(0) }),
      },
      ...this.#extension(),
    });
    return this.#adopt(operation);
  }
  #callback(depth: number): Json {
    const callback: Json = {};
    const word = this.#word();
    const item = this.#pathItem(depth, '');
    this.#own(word, item);
    callback[`{$request.query.${word}}`] = item;
    return callback;
  }
  #parameter(place: string): Json {
    const name = this.#word();
    const parameter: Json = { name, in: place, ...this.#text('description'), ...this.#extension() };
    if (this.#maybe())
      parameter['content'] = { 'application/json': this.#mediaType('application/json') };
    else Object.assign(parameter, this.#schemaAndExamples());
    if (this.#is32 && place === 'query' && this.#choose(6) === 0) {
      delete parameter['schema'];
      delete parameter['example'];
      delete parameter['examples'];
      parameter['in'] = 'querystring';
      parameter['content'] = { 'application/json': this.#mediaType('application/json') };
    }
    return this.#adopt(parameter);
  }
  #header(): Json {
    return this.#adopt({ ...this.#text('description'), ...this.#schemaAndExamples() });
  }
  #schemaAndExamples(): Json {
    const { schema, sample } = this.#schema(2);
    if (this.#maybe()) return { schema, example: sample(2) };
    if (this.#maybe())
      return {
        schema,
        examples: this.#named(() => this.#refOr('examples', () => this.#example(() => sample(2)))),
      };
    return { schema };
  }
  #example(sample: () => unknown): Json {
    const example: Json = { ...this.#text('summary'), ...this.#text('description') };
    if (this.#is32 && this.#maybe()) {
      example['dataValue'] = sample();
      example['serializedValue'] = JSON.stringify(example['dataValue']);
    } else example['value'] = sample();
    const adopted = this.#adopt(example);
    // Of an example that is a component, its words are its own.
    return adopted;
  }
  #content(): Json {
    const content: Json = {};
    for (const type of ['application/json', 'multipart/form-data'].slice(
      0,
      this.#maybe() ? 2 : 1,
    )) {
      const word = this.#word();
      const name = `${type}; x=${word}`;
      const media =
        this.#is32 && this.#sometimes()
          ? this.#refOr('mediaTypes', () => this.#mediaType(type))
          : this.#mediaType(type);
      content[name] = media;
      this.#own(word, media);
    }
    return content;
  }
  #mediaType(type: string): Json {
    if (this.#is32 && this.#sometimes()) {
      const { schema, sample } = this.#schema(2);
      return { itemSchema: schema, example: [sample(2), sample(2)], ...this.#extension() };
    }
    if (type !== 'multipart/form-data')
      return { ...this.#schemaAndExamples(), ...this.#extension() };
    const { schema, names } = this.#object(1);
    const encoding: Json = {};
    for (const name of names)
      encoding[name] = this.#adopt({
        contentType: `text/plain; x=${this.#word()}`,
        headers: this.#named(() => this.#header()),
      });
    if (this.#is32 && this.#maybe())
      return {
        schema: { type: 'array', prefixItems: [schema] },
        prefixEncoding: [this.#owned({}, 'contentType')],
        itemEncoding: this.#owned({}, 'contentType'),
      };
    return { schema, encoding };
  }
  #requestBody(): Json {
    return this.#adopt({
      ...this.#text('description'),
      content: this.#content(),
      ...this.#extension(),
    });
  }
  #response(depth: number): Json {
    const response: Json = {
      description: `Text ${this.#word()}`,
      ...(this.#maybe() && {
        headers: this.#named(() => this.#refOr('headers', () => this.#header())),
      }),
      content: this.#content(),
      ...(depth > 0 && { links: this.#named(() => this.#refOr('links', () => this.#link())) }),
      ...this.#extension(),
    };
    if (this.#is32) Object.assign(response, this.#text('summary'));
    return this.#adopt(response);
  }
  #link(): Json {
    return this.#adopt({
      operationId: this.#one(this.#operationIds.length > 0 ? this.#operationIds : ['none']),
      ...this.#text('description'),
      ...(this.#maybe() && { server: this.#server() }),
      ...(this.#maybe() && { parameters: { free: 'text' } }),
    });
  }

  #schema(depth: number): Schema {
    const kinds: (() => Schema)[] = [() => this.#plain(), () => this.#enumeration()];
    if (depth > 0 && this.#count < this.#limit)
      kinds.push(
        () => this.#referring(),
        () => this.#object(depth - 1),
        () => this.#list(depth - 1),
        () => this.#composed(depth - 1),
        () => this.#variants(),
      );
    return this.#one(kinds)();
  }
  #decorate(schema: Json): Json {
    Object.assign(
      schema,
      this.#text('description'),
      this.#text('title'),
      this.#externalDocs(),
      this.#extension(),
    );
    if (this.#choose(5) === 0) schema['xml'] = this.#owned({}, 'name');
    return this.#adopt(schema);
  }
  #plain(): Schema {
    const schema: Json = { type: 'string' };
    if (this.#maybe()) schema['default'] = this.#wordOf(schema);
    if (this.#maybe()) schema['example'] = this.#wordOf(schema);
    return { schema: this.#decorate(schema), sample: () => this.#wordOf(schema) };
  }
  #enumeration(): Schema {
    const schema: Json = { type: 'string' };
    const values = [this.#wordOf(schema), this.#wordOf(schema)];
    Object.assign(schema, {
      enum: values,
      default: values[1],
      'x-enumDescriptions': { [values[0] as string]: 'First', [values[1] as string]: 'Second' },
    });
    return { schema: this.#decorate(schema), sample: () => this.#one(values) };
  }
  #referring(): Schema {
    const name = this.#nameOf('schemas', this.#one(componentNames));
    const schema: Json = { $ref: `#/components/schemas/${name}` };
    if (this.#is31) Object.assign(schema, this.#text('description'));
    this.#adopt(schema);
    return {
      schema,
      sample: (depth) => (depth > 0 ? (this.#samples.get(name)?.(depth - 1) ?? 1) : 1),
    };
  }
  #object(depth: number): Schema & { readonly names: readonly string[] } {
    const properties: Json = {};
    const samples = new Map<string, Schema['sample']>();
    for (let count = 2 + this.#choose(2); count > 0; count -= 1) {
      const name = this.#word();
      const { schema, sample } = this.#schema(depth);
      properties[name] = schema;
      this.#own(name, schema);
      samples.set(name, sample);
    }
    const names = Object.keys(properties);
    const [first, second] = names as [string, string];
    const schema: Json = { type: 'object', properties };
    if (this.#maybe()) schema['required'] = names.slice(0, 1 + this.#choose(2));
    if (this.#sometimes()) schema['anyOf'] = [{ required: [first] }, { required: [second] }];
    if (this.#sometimes()) schema['not'] = { required: [first, second] };
    if (this.#sometimes()) schema['allOf'] = [{ required: [second] }, this.#object2(first)];
    if (this.#is31) this.#addNewer(schema, first, second, samples, depth);
    if (this.#sometimes()) {
      const { schema: rest, sample } = this.#schema(depth);
      schema['additionalProperties'] = rest;
      samples.set('free', sample);
    }
    const sample = (left: number): unknown =>
      left < 0
        ? 1
        : Object.fromEntries([...samples].map(([name, value]) => [name, value(left - 1)]));
    if (this.#maybe()) schema['example'] = sample(2);
    return { schema: this.#decorate(schema), sample, names };
  }
  /** The same property declared once more, for the same object. */
  #object2(name: string): Json {
    return { properties: { [name]: {} }, required: [name] };
  }
  #addNewer(
    schema: Json,
    first: string,
    second: string,
    samples: Map<string, Schema['sample']>,
    depth: number,
  ): void {
    if (this.#maybe()) schema['dependentRequired'] = { [first]: [second], [second]: [first] };
    if (this.#sometimes()) schema['dependentSchemas'] = { [first]: { required: [second] } };
    if (this.#sometimes())
      Object.assign(schema, {
        if: { required: [first] },
        // oxlint-disable-next-line unicorn/no-thenable -- A keyword of JSON Schema.
        then: { required: [second] },
        else: { minProperties: 1 },
      });
    if (this.#sometimes()) schema['propertyNames'] = { enum: [first, second] };
    if (this.#sometimes()) {
      const pattern = this.#word();
      const { schema: matched, sample } = this.#schema(depth);
      schema['patternProperties'] = { [`^${pattern}`]: matched };
      this.#own(pattern, matched);
      samples.set(`${pattern}a`, sample);
    }
    if (this.#sometimes()) {
      const { schema: rest, sample } = this.#schema(depth);
      if (!('additionalProperties' in schema)) {
        schema['unevaluatedProperties'] = rest;
        samples.set('other', sample);
      }
    }
    if (this.#sometimes()) schema['$defs'] = this.#named(() => this.#schema(0).schema);
    if (this.#sometimes()) schema['examples'] = [1];
  }
  #list(depth: number): Schema {
    const { schema: items, sample } = this.#schema(depth);
    const schema: Json = { type: 'array' };
    let entries = [sample, sample];
    const way = this.#is31 ? this.#choose(4) : 0;
    if (way === 0) schema['items'] = items;
    else if (way === 1) {
      const { schema: second, sample: other } = this.#schema(depth);
      Object.assign(schema, { prefixItems: [items, second], items: { type: 'integer' } });
      entries = [sample, other, () => 7];
    } else if (way === 2) schema['contains'] = items;
    else schema['unevaluatedItems'] = items;
    const whole = (left: number): unknown => entries.map((entry) => entry(left - 1));
    if (this.#maybe()) schema['default'] = whole(1);
    return { schema: this.#decorate(schema), sample: whole };
  }
  #composed(depth: number): Schema {
    const key = this.#one(['allOf', 'anyOf', 'oneOf']);
    const one = this.#object(depth);
    const other = this.#object(depth);
    const schema: Json = {
      [key]: [one.schema, other.schema],
      required: [one.names[0], other.names[1]],
    };
    const sample = (left: number): unknown => ({
      ...(one.sample(left) as Json),
      ...(other.sample(left) as Json),
    });
    if (this.#maybe()) schema['example'] = sample(1);
    return { schema: this.#decorate(schema), sample };
  }
  /** Variants that are told apart, by a mapping. */
  #variants(): Schema {
    const kind = this.#word();
    const mapping: Json = {};
    const values: string[] = [];
    const variants = componentNames.slice(0, 2).map((component) => {
      const name = this.#nameOf('schemas', component);
      const value = this.#word();
      values.push(value);
      mapping[value] = `#/components/schemas/${name}`;
      return { $ref: `#/components/schemas/${name}` };
    });
    const property: Json = { type: 'string', enum: values };
    this.#own(kind, property);
    const schema: Json = {
      properties: { [kind]: property },
      required: [kind],
      oneOf: variants,
      discriminator: { propertyName: kind, mapping },
    };
    this.#mapped.push(values);
    return { schema: this.#decorate(schema), sample: () => ({ [kind]: this.#one(values) }) };
  }
  /** Values that stand for the first components, in their order. */
  readonly #mapped: string[][] = [];
}
