import { fumadocs } from '../hosts/contract/hosts/fumadocs.ts';
import { filesOf, samplesIn } from '../../site/test/samples.ts';
import type { ContractHost } from '../hosts/contract/contract-host.ts';

const ok = { 200: { description: 'OK' } };
const secured = (scheme: string): object => ({ security: [{ [scheme]: [] }], responses: ok });

/** The API of the page, which is at the docs' own origin. */
const spec = {
  openapi: '3.1.0',
  info: { title: 'Pets', version: '1' },
  servers: [{ url: '/{region}', variables: { region: { default: 'us', enum: ['us', 'eu'] } } }],
  security: [{ key: [] }],
  paths: {
    '/me': {
      get: {
        summary: 'Read me',
        parameters: [
          { name: 'fields', in: 'query', schema: { type: 'string' } },
          { name: 'flavour', in: 'cookie', schema: { type: 'string' }, example: 'chip' },
        ],
        responses: ok,
      },
    },
    '/accounts/{accountId}': {
      get: {
        summary: 'Read an account',
        parameters: [{ name: 'accountId', in: 'path', required: true, schema: { type: 'string' } }],
        responses: ok,
      },
    },
    '/pets': {
      post: {
        summary: 'Add a pet',
        requestBody: { content: { 'application/json': { schema: { type: 'string' } } } },
        ...secured('token'),
      },
    },
    '/basic': { get: { summary: 'By name', ...secured('basic') } },
    '/asked': { get: { summary: 'By address', ...secured('asked') } },
    '/cookie': { get: { summary: 'By cookie', ...secured('sid') } },
    '/either': {
      get: { summary: 'Either', security: [{ other: [] }, { key: [] }], responses: ok },
    },
    '/hush': { get: { summary: 'Hush hush', 'x-groups': ['admin'], responses: ok } },
  },
  components: {
    securitySchemes: {
      key: { type: 'apiKey', in: 'header', name: 'X-API-Key' },
      other: { type: 'apiKey', in: 'header', name: 'X-Other' },
      token: { type: 'http', scheme: 'bearer' },
      basic: { type: 'http', scheme: 'basic' },
      asked: { type: 'apiKey', in: 'query', name: 'api_key' },
      sid: { type: 'apiKey', in: 'cookie', name: 'sid' },
    },
  },
};

/** As the documentation has them. */
const files = filesOf(samplesIn('guides/playgrounds', 'With fumadocs-openapi'));

/** Fumadocs with a reference of fumadocs-openapi at `reference`. */
export const fumadocsReference: ContractHost = {
  ...fumadocs,
  site: () => {
    const site = fumadocs.plainSite?.(true) ?? fumadocs.site();
    return { ...site, files: { ...site.files, ...files, 'openapi.json': JSON.stringify(spec) } };
  },
};
