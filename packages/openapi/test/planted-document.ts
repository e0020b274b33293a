import { isObject } from '../src/lib/grammar/node.ts';
import { toPointer } from '../src/lib/grammar/pointer.ts';
import { componentNames, type Schema, SchemaPlanter, selfAddress } from './planted-schemas.ts';
import type { Choose, Json } from './planted-words.ts';

/**
 * Valid documents with everything that the specifications of one version allow, in which each word stands for one
 * object: the words that an object declares (its name, its texts, its values in examples) are listed with it. What is
 * only named (a reference, an entry of `required`, a mapping) declares nothing. It is longer than 250 lines because
 * every type of the specifications has its few lines here.
 */
export interface Planted {
  readonly document: Record<string, unknown>;
  /** The objects that declare each word: it is gone without any of them. */
  readonly owners: ReadonlyMap<string, readonly object[]>;
}

export function plantDocument(version: '3.0.4' | '3.1.1' | '3.2.0', choose: Choose): Planted {
  return new Planter(version, choose).plant();
}

/** An operation, with what links to it may fill in. */
interface Callable {
  readonly operation: Json;
  readonly body: Schema['sample'] | undefined;
  readonly parameters: ReadonlyMap<string, Schema['sample']>;
}

const methods = ['put', 'post', 'delete', 'options', 'head', 'patch', 'trace'] as const;

class Planter extends SchemaPlanter {
  readonly #version: string;
  readonly #components = new Map<string, Json>();
  readonly #callable: Callable[] = [];
  readonly #links: Json[] = [];

  constructor(version: string, choose: Choose) {
    super(version, choose);
    this.#version = version;
  }

  plant(): Planted {
    const names = (kind: string): string[] => componentNames.map((name) => this.nameOf(kind, name));
    for (const kind of kinds) this.#components.set(kind, {});
    // All names are known before anything refers to them.
    this.tagNames = [this.word(), this.word(), this.word()];
    const fill = (kind: string, make: () => Json): void => {
      const made = this.#components.get(kind) as Json;
      for (const name of names(kind)) {
        made[name] = this.within(8, make);
        this.own(name, made[name] as object);
      }
    };
    const schemas = this.#components.get('schemas') as Json;
    for (const component of componentNames) {
      const name = this.nameOf('schemas', component);
      const made = this.within(12, () => this.schema(2));
      // One that has its own address is in another, so that all components have the same.
      const isAddressed = '$id' in made.schema || '$anchor' in made.schema;
      const schema = isAddressed ? { allOf: [made.schema] } : made.schema;
      this.addNames(schema, component);
      schemas[name] = schema;
      this.own(name, schema);
      this.samples.set(name, made.sample);
    }
    this.mayAddress = false;
    fill('securitySchemes', () => this.securityScheme());
    fill('examples', () => this.example(() => this.wordOf({})));
    fill('headers', () => this.header());
    fill('parameters', () => this.parameter('query'));
    fill('links', () => this.link());
    fill('responses', () => this.response(1));
    fill('requestBodies', () => this.requestBody());
    fill('callbacks', () => this.callback(0));
    if (this.is31) fill('pathItems', () => this.pathItem(0, ''));
    if (this.is32) fill('mediaTypes', () => this.mediaType('application/json'));
    if (!this.is31) this.#components.delete('pathItems');
    if (!this.is32) this.#components.delete('mediaTypes');
    const paths = this.paths();
    const tags = this.tagNames.map((name, index) => {
      const tag: Json = this.within(4, () => {
        const more = this.is32 ? { kind: 'nav', ...this.text('summary') } : {};
        return { name, ...more, ...this.text('description'), ...this.externalDocs() };
      });
      if (this.is32 && index === 2) tag['parent'] = this.tagNames[1];
      this.own(name, tag);
      return this.adopt(tag);
    });
    const document: Json = {
      openapi: this.#version,
      info: this.info(),
      ...this.within(12, () => ({
        ...this.externalDocs(),
        ...(this.maybe() && { servers: [this.server(), this.server()] }),
        ...(this.maybe() && { security: this.security() }),
      })),
      paths,
      [this.is31 ? 'webhooks' : 'x-webhooks']: this.within(12, () =>
        this.named(() => this.pathItem(0, '')),
      ),
      tags,
      'x-tagGroups': [this.owned({ tags: [...this.tagNames] }, 'name')],
      ...(this.is31 && {
        jsonSchemaDialect: 'https://spec.openapis.org/oas/3.1/dialect/base',
      }),
      ...(this.is32 && { $self: selfAddress }),
      ...this.extension(),
      components: Object.fromEntries(this.#components),
    };
    const variants = names('schemas').map((name) => schemas[name] as object);
    for (const values of this.mapped)
      for (const [index, value] of values.entries()) this.own(value, variants[index] as object);
    this.lead(paths);
    return { document, owners: this.owners };
  }

  protected paths(): Json {
    const paths: Json = {};
    for (let count = 0; count < 2; count += 1) {
      const word = this.word();
      const id = this.choose(2) === 0 ? this.word() : '';
      const item = this.within(30, () => this.pathItem(1, id));
      paths[`/${word}${id && `/{${id}}`}`] = item;
      this.own(word, item);
    }
    const word = this.word();
    const [kind, name] = this.is31
      ? (['pathItems', this.nameOf('pathItems', this.one(componentNames))] as const)
      : ([undefined, Object.keys(paths)[0] as string] as const);
    const $ref = kind ? `#/components/${kind}/${name}` : `#${toPointer(['paths', name])}`;
    // What is in braces has to be in the path as well.
    if (kind || !name.includes('{')) {
      const item: Json = { $ref };
      paths[`/${word}`] = item;
      this.own(word, item);
    }
    return paths;
  }
  /** Has links lead to operations, all of which are made by now. */
  protected lead(paths: Json): void {
    for (const link of this.#links) {
      const { operation, body, parameters } = this.one(this.#callable);
      const pointers = Object.entries(paths).flatMap(([path, item]) =>
        Object.entries(item as Json)
          .filter(([, inner]) => inner === operation)
          .map(([method]) => `#${toPointer(['paths', path, method])}`),
      );
      const [pointer] = pointers;
      if (pointer && this.choose(2) === 0) link['operationRef'] = encodeURI(pointer);
      else link['operationId'] = operation['operationId'];
      if (body && this.choose(2) === 0) link['requestBody'] = body(2);
      const values = Object.fromEntries([...parameters].map(([name, sample]) => [name, sample(1)]));
      link['parameters'] = { free: 'text', ...(link['parameters'] as Json), ...values };
    }
  }

  protected refOr(kind: string, make: () => Json): Json {
    if (this.count < this.limit && this.choose(3) > 0) return make();
    const node: Json = {
      $ref: `#/components/${kind}/${this.nameOf(kind, this.one(componentNames))}`,
    };
    if (this.is31) Object.assign(node, this.text('description'));
    return this.adopt(node);
  }
  protected info(): Json {
    return this.within(8, () => {
      const info: Json = { title: 'Title', version: '1', ...this.text('description') };
      if (this.is31) Object.assign(info, this.text('summary'));
      if (this.maybe()) info['termsOfService'] = `https://example.com/${this.word()}`;
      const url = (): string => `https://example.com/${this.word()}`;
      if (this.maybe())
        info['contact'] = this.owned({ email: 'a@example.com', url: url() }, 'name');
      if (this.maybe())
        info['license'] = this.owned(
          this.is31 && this.maybe() ? { identifier: 'MIT' } : { url: url() },
          'name',
        );
      return Object.assign(info, this.extension());
    });
  }
  protected server(): Json {
    const variable = this.word();
    const values = [this.word(), this.word()];
    const described: Json = { enum: values, default: values[0], ...this.text('description') };
    for (const word of [variable, ...values]) this.own(word, described);
    const host = this.word();
    const server: Json = {
      url: `https://{${variable}}.example.com/${host}`,
      ...this.text('description'),
      variables: { [variable]: this.adopt(described) },
      ...this.extension(),
    };
    if (this.is32) server['name'] = this.word();
    return this.adopt(server);
  }
  protected security(): Json[] {
    const requirement = (): Json => {
      const name = this.nameOf('securitySchemes', this.one(componentNames));
      const isUri = this.is32 && this.choose(3) === 0;
      return { [isUri ? `#/components/securitySchemes/${name}` : name]: [] };
    };
    return [requirement(), requirement()];
  }
  protected securityScheme(): Json {
    const scheme = this.one<() => Json>([
      () => ({ type: 'apiKey', in: 'header', name: this.word() }),
      () => ({ type: 'http', scheme: 'bearer', bearerFormat: this.word() }),
      () => ({
        type: 'oauth2',
        flows: this.flows(),
        ...(this.is32 && { oauth2MetadataUrl: `https://example.com/${this.word()}` }),
      }),
      () => ({ type: 'openIdConnect', openIdConnectUrl: `https://example.com/${this.word()}` }),
    ])();
    if (this.is32) scheme['deprecated'] = true;
    return this.adopt({ ...scheme, ...this.text('description') });
  }
  protected flows(): Json {
    const url = (): string => `https://example.com/${this.word()}`;
    const flow = (...keys: readonly string[]): Json =>
      this.adopt({
        ...Object.fromEntries(keys.map((key) => [key, url()])),
        ...(this.choose(2) === 0 && { refreshUrl: url() }),
        scopes: { [`read${this.choose(9)}`]: 'Read' },
      });
    const flows: Json = {
      clientCredentials: flow('tokenUrl'),
      authorizationCode: flow('authorizationUrl', 'tokenUrl'),
    };
    if (this.choose(2) === 0) flows['implicit'] = flow('authorizationUrl');
    if (this.choose(2) === 0) flows['password'] = flow('tokenUrl');
    if (this.is32) flows['deviceAuthorization'] = flow('deviceAuthorizationUrl', 'tokenUrl');
    return flows;
  }
  protected pathItem(depth: number, id: string): Json {
    const parameters = [this.refOr('parameters', () => this.parameter('query'))];
    if (id) {
      const own = {
        name: id,
        in: 'path',
        required: true,
        schema: { type: 'string' },
        ...this.text('description'),
      };
      this.own(id, own);
      parameters.push(this.adopt(own));
    }
    const item: Json = {
      ...this.text('summary'),
      ...this.text('description'),
      parameters,
      get: this.operation(depth),
      ...(this.choose(3) === 0 && { [this.one(methods)]: this.operation(depth) }),
      ...(this.maybe() && { servers: [this.server()] }),
      ...this.extension(),
    };
    if (this.is32 && this.choose(4) === 0) item['query'] = this.operation(depth);
    if (this.is32 && this.choose(4) === 0) {
      const method = this.word().toUpperCase();
      const operation = this.operation(depth);
      this.own(method, operation);
      item['additionalOperations'] = { [method]: operation };
    }
    return this.adopt(item);
  }
  protected operation(depth: number): Json {
    const operationId = this.word();
    const operation: Json = {};
    this.own(operationId, operation);
    const parameters = [this.parameter('query'), this.parameter('header')];
    const requestBody = this.refOr('requestBodies', () => this.requestBody());
    Object.assign(operation, {
      operationId,
      ...this.text('summary'),
      ...this.text('description'),
      ...this.externalDocs(),
      ...(this.choose(9) === 0 && { deprecated: true }),
      ...(this.maybe() && { tags: [this.one(this.tagNames)] }),
      ...(this.maybe() && { security: this.security() }),
      ...(this.maybe() && { servers: [this.server()] }),
      ...(this.maybe() && { parameters }),
      ...(this.choose(3) === 0 && { requestBody }),
      ...(depth > 0 && this.maybe() && { callbacks: this.callbacks(requestBody) }),
      responses: {
        200: this.refOr('responses', () => this.response(depth)),
        ...(this.maybe() && { default: this.response(0) }),
      },
      ...this.extension(),
    });
    const samples = ('parameters' in operation ? parameters : []).flatMap((parameter) => {
      const sample = this.sampleOf.get(parameter['schema'] as object);
      return sample ? [[parameter['name'] as string, sample] as const] : [];
    });
    const [body] = 'requestBody' in operation ? this.#schemasIn(requestBody) : [];
    this.#callable.push({
      operation,
      body: body && this.sampleOf.get(body),
      parameters: new Map(samples),
    });
    return this.adopt(operation);
  }
  protected callbacks(requestBody: Json): Json {
    const callbacks = this.named(() => this.refOr('callbacks', () => this.callback(0)));
    const name = this.#nameIn(requestBody);
    // Only beside another, so that there is one without the hidden.
    if (name)
      callbacks[this.word()] = {
        '{$request.body}': this.pathItem(0, ''),
        [`{$request.body#/${name}}`]: this.pathItem(0, ''),
      };
    return callbacks;
  }
  protected callback(depth: number): Json {
    const callback: Json = {};
    const word = this.word();
    const item = this.pathItem(depth, '');
    this.own(word, item);
    callback[`{$request.query.${word}}`] = item;
    return callback;
  }
  protected parameter(place: string): Json {
    const name = this.word();
    const parameter: Json = { name, in: place, ...this.text('description'), ...this.extension() };
    if (this.choose(9) === 0) parameter['deprecated'] = true;
    if (this.maybe())
      parameter['content'] = { 'application/json': this.mediaType('application/json') };
    else {
      Object.assign(parameter, this.schemaAndExamples());
      const style = { style: place === 'query' ? 'form' : 'simple', explode: true };
      if (this.choose(5) === 0) Object.assign(parameter, style);
      if (place === 'query' && this.choose(5) === 0)
        Object.assign(parameter, { allowReserved: true, allowEmptyValue: false });
    }
    if (this.is32 && place === 'query' && this.choose(6) === 0) {
      for (const key of ['schema', 'example', 'examples', 'style', 'explode', 'allowReserved'])
        delete parameter[key];
      delete parameter['allowEmptyValue'];
      parameter['in'] = 'querystring';
      parameter['content'] = { 'application/json': this.mediaType('application/json') };
    }
    return this.adopt(parameter);
  }
  protected header(): Json {
    const header: Json = { ...this.text('description') };
    if (this.choose(5) === 0) Object.assign(header, { required: true, deprecated: false });
    if (this.choose(5) === 0)
      header['content'] = { 'application/json': this.mediaType('application/json') };
    else {
      Object.assign(header, this.schemaAndExamples());
      if (this.choose(5) === 0) Object.assign(header, { style: 'simple', explode: false });
    }
    return this.adopt(header);
  }
  protected schemaAndExamples(): Json {
    const { schema, sample } = this.schema(2);
    if (this.maybe()) return { schema, example: sample(2) };
    if (this.maybe())
      return {
        schema,
        examples: this.named(() => this.refOr('examples', () => this.example(() => sample(2)))),
      };
    return { schema };
  }
  protected example(sample: () => unknown): Json {
    const example: Json = { ...this.text('summary'), ...this.text('description') };
    const way = this.choose(6);
    if (way === 0) example['externalValue'] = `https://example.com/${this.word()}`;
    else if (this.is32 && way < 3) {
      example['dataValue'] = sample();
      example['serializedValue'] = JSON.stringify(example['dataValue']);
    } else if (this.is32 && way === 3) example['serializedValue'] = JSON.stringify(sample());
    else example['value'] = sample();
    return this.adopt(example);
  }
  protected content(): Json {
    const content: Json = {};
    for (const type of ['application/json', 'multipart/form-data'].slice(0, this.maybe() ? 2 : 1)) {
      const word = this.word();
      const name = `${type}; x=${word}`;
      const media =
        this.is32 && this.sometimes()
          ? this.refOr('mediaTypes', () => this.mediaType(type))
          : this.mediaType(type);
      content[name] = media;
      this.own(word, media);
    }
    return content;
  }
  protected mediaType(type: string): Json {
    const more = this.is32 ? this.text('description') : {};
    if (this.is32 && this.sometimes()) {
      const { schema, sample } = this.schema(2);
      return this.adopt({
        ...more,
        itemSchema: schema,
        example: [sample(2), sample(2)],
        ...this.extension(),
      });
    }
    if (type !== 'multipart/form-data')
      return this.adopt({ ...more, ...this.schemaAndExamples(), ...this.extension() });
    const { schema } = this.object(1);
    if (this.is32 && this.choose(3) === 0) {
      const name = this.word();
      const { schema: list } = this.list(0, 1);
      Object.assign(schema['properties'] as Json, { [name]: list });
      this.own(name, list);
    }
    const encoding = Object.fromEntries(
      Object.entries(schema['properties'] as Json).map(([name, inner]) => [
        name,
        this.encoding(inner as Json),
      ]),
    );
    if (!this.is32 || this.choose(2) === 0) return this.adopt({ ...more, schema, encoding });
    const { schema: items } = this.object(0);
    return this.adopt({
      ...more,
      schema: { type: 'array', prefixItems: [schema], items },
      prefixEncoding: [this.encoding(schema)],
      itemEncoding: this.encoding(items),
    });
  }
  /** Its words are gone with the schema, too, whose encoding it is. */
  protected encoding(schema: Json): Json {
    const word = this.word();
    const encoding: Json = { contentType: `text/plain; x=${word}` };
    this.own(word, encoding, schema);
    if (this.choose(2) === 0) encoding['headers'] = this.named(() => this.header());
    if (this.choose(3) === 0)
      Object.assign(encoding, { style: 'form', explode: true, allowReserved: true });
    const names = this.namesOf.get(schema) ?? [];
    const properties = schema['properties'] as Json;
    if (this.is32 && names.length > 0 && this.choose(2) === 0)
      encoding['encoding'] = Object.fromEntries(
        names.map((name) => [name, this.encoding(properties[name] as Json)]),
      );
    const { items, prefixItems } = schema;
    if (this.is32 && Array.isArray(prefixItems) && items)
      Object.assign(encoding, {
        prefixEncoding: prefixItems.map((one) => this.encoding(one as Json)),
        itemEncoding: this.encoding(items as Json),
      });
    return encoding;
  }
  protected requestBody(): Json {
    return this.adopt({
      ...this.text('description'),
      ...(this.choose(3) === 0 && { required: true }),
      content: this.content(),
      ...this.extension(),
    });
  }
  protected response(depth: number): Json {
    const response: Json = {
      description: `Text ${this.word()}`,
      ...(this.maybe() && {
        headers: this.named(() => this.refOr('headers', () => this.header())),
      }),
      content: this.content(),
      ...(depth > 0 && { links: this.named(() => this.refOr('links', () => this.link())) }),
      ...this.extension(),
    };
    if (this.is32) Object.assign(response, this.text('summary'));
    if (depth > 0 && this.choose(2) === 0) this.readFrom(response);
    return this.adopt(response);
  }
  /** A link that reads from its response. */
  protected readFrom(response: Json): void {
    const [header] = Object.keys((response['headers'] as Json | undefined) ?? {});
    const name = this.#nameIn(response);
    const link = this.link();
    link['parameters'] = {
      ...(header && { header: `$response.header.${header}` }),
      ...(name && { body: `$response.body#/${name}` }),
    };
    (response['links'] as Json)[this.word()] = link;
  }
  protected link(): Json {
    const link = this.adopt({
      ...this.text('description'),
      ...(this.maybe() && { server: this.server() }),
    });
    this.#links.push(link);
    return link;
  }

  #schemasIn({ content }: Json): readonly object[] {
    return Object.values((content as Json | undefined) ?? {}).flatMap((media) => {
      const { schema } = media as Json;
      return isObject(schema) ? [schema] : [];
    });
  }
  /** A property of a body. */
  #nameIn(body: Json): string | undefined {
    const [schema] = this.#schemasIn(body);
    return schema && this.namesOf.get(schema)?.[0];
  }
}

const kinds = [
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
] as const;
