import { filterOpenApi, resolvePrefill } from '@bookplate/openapi';
import { cpuMs } from '../cpu.ts';
import type { Growth } from './growth.ts';

/** A description of so many operations, each with a schema that refers to another; every tenth operation is for admins. */
function describe(operations: number): object {
  const numbers = Array.from({ length: operations }, (_, number) => number);
  const security = [{ key: [] }];
  const content = (number: number) => ({
    'application/json': { schema: { $ref: `#/components/schemas/Thing${number}` } },
  });
  return {
    openapi: '3.1.0',
    info: { title: 'Things', version: '1' },
    servers: [{ url: 'https://{region}.foo.com', variables: { region: { default: 'us' } } }],
    paths: Object.fromEntries(
      numbers.map((number) => [
        `/accounts/{account}/things-${number}`,
        {
          post: {
            operationId: `makeThing${number}`,
            tags: [`tag-${number % 20}`],
            security,
            parameters: [
              { name: 'account', in: 'path', required: true, schema: { type: 'string' } },
            ],
            requestBody: { content: content(number) },
            responses: { 201: { description: 'Made.', content: content(number) } },
            ...(number % 10 === 0 && { 'x-groups': ['admin'] }),
          },
        },
      ]),
    ),
    components: {
      securitySchemes: { key: { type: 'apiKey', in: 'header', name: 'X-Api-Key' } },
      schemas: Object.fromEntries(
        numbers.map((number) => [
          `Thing${number}`,
          {
            type: 'object',
            required: ['id'],
            properties: {
              id: { type: 'string', description: 'What it is called.' },
              count: { type: 'integer', minimum: 0 },
              next: { $ref: `#/components/schemas/Thing${(number * 7 + 1) % operations}` },
            },
          },
        ]),
      ),
    },
  };
}

/** One run of the smallest is too short for a clock. */
async function meanMs(size: number, work: () => unknown): Promise<number> {
  const times = Math.ceil(20_000 / size);
  const ms = await cpuMs(() => {
    for (let time = 0; time < times; time += 1) work();
  });
  return ms / times;
}

/** V8 keeps an object of more than 1,020 properties in another way: only the smallest is below that. */
const sizes = [200, 2_000, 20_000] as const;

export const filter: Growth = {
  title: 'OpenAPI filter',
  unit: 'operations',
  sizes,
  run(size) {
    const document = describe(size);
    return meanMs(size, () => filterOpenApi(document, null));
  },
};

export const prefill: Growth = {
  title: 'playground prefill',
  unit: 'operations',
  sizes,
  // V8's objects of many properties: the step is higher where the smaller ones fit into the processor's cache.
  budget: 4,
  run(size) {
    const document = describe(size);
    const inputs = {
      header: { 'X-Api-Key': 'k' },
      path: { account: '1' },
      server: { region: 'eu' },
    };
    return meanMs(size, () => resolvePrefill(document, inputs));
  },
};
