import { accountKeyOf } from '@bookplate-examples/company/api-keys';
import type { FastifyError, FastifyPluginCallback, FastifyRequest } from 'fastify';
import type { DatabaseSync } from 'node:sqlite';

const regions = new Set(['alps', 'north-sea', 'sahara']);
const kinds = ['sun', 'rain', 'wind', 'storm'];

/** Whose key came with a request. */
interface Caller {
  readonly id: string;
  readonly email: string;
  readonly name: string;
  readonly plan: string;
  readonly groups: readonly string[];
}

/** What is not answered as it was asked. */
class Problem extends Error {
  readonly statusCode: 400 | 401 | 403 | 404;

  constructor(statusCode: Problem['statusCode'], message: string) {
    super(message);
    this.statusCode = statusCode;
  }
}

/**
 * What the company sells, for `/api/:region`; the OpenAPI document of its docs describes it. It knows keys and no sessions, so any of the
 * docs may call it, without cookies.
 *
 * @param options where keys and orders are, and who may call from a page
 * @returns the plugin
 */
export function weatherApi(options: {
  readonly database: DatabaseSync;
  readonly docsOrigins: readonly string[];
}): FastifyPluginCallback {
  const { database, docsOrigins } = options;
  database.exec(`CREATE TABLE IF NOT EXISTS weather (
    id INTEGER PRIMARY KEY, userId TEXT NOT NULL, region TEXT NOT NULL, kind TEXT NOT NULL, hours INTEGER NOT NULL,
    state TEXT NOT NULL DEFAULT 'scheduled')`);
  const findCaller = database.prepare(
    'SELECT id, email, name, plan, "groups" FROM user WHERE apiKey = ?',
  );
  const findOrders = database.prepare(
    'SELECT id, region, kind, hours, state FROM weather WHERE userId = ? AND region = ? ORDER BY id',
  );
  const findOrder = database.prepare(
    'SELECT id, region, kind, hours, state FROM weather WHERE userId = ? AND id = ?',
  );
  const addOrder = database.prepare(
    'INSERT INTO weather (userId, region, kind, hours) VALUES (?, ?, ?, ?) RETURNING id, region, kind, hours, state',
  );
  const cancelOrder = database.prepare(
    `UPDATE weather SET state = 'cancelled' WHERE id = ? RETURNING id, region, kind, hours, state`,
  );
  const findSeats = database.prepare('SELECT name, email, plan FROM user ORDER BY email');

  const callerOf = ({ headers }: FastifyRequest): Caller => {
    const key = headers['x-api-key'];
    const found =
      typeof key === 'string' && key !== '' ? findCaller.get(accountKeyOf(key)) : undefined;
    if (!found) throw new Problem(401, 'This key is not known. Yours is on the dashboard.');
    return {
      ...(found as unknown as Caller),
      groups: JSON.parse(String(found['groups'])) as string[],
    };
  };
  // What the docs hide from others, the API refuses them.
  const refuseOthers = (request: FastifyRequest): void => {
    if (!callerOf(request).groups.includes('admin')) throw new Problem(403, 'This is for admins.');
  };

  return (app, _, done) => {
    app.addHook('onRequest', async ({ headers, params }, reply) => {
      const { origin } = headers;
      reply.header('vary', 'origin').header('cache-control', 'no-store');
      const { region } = params as Params;
      // Then it is not ours: the Info API has a path below `/api` as well.
      if (!regions.has(region)) throw new Problem(404, `There is no region ${region}.`);
      if (origin && docsOrigins.includes(origin))
        reply.header('access-control-allow-origin', origin);
    });
    app.setErrorHandler<FastifyError>(({ statusCode = 500, message }, _request, reply) =>
      reply.code(statusCode).send({ error: statusCode < 500 ? message : 'Something went wrong.' }),
    );
    app.setNotFoundHandler(() => {
      throw new Problem(404, 'There is nothing at this address.');
    });
    app.options('/*', (_request, reply) =>
      reply
        .code(204)
        .header('access-control-allow-methods', 'GET, POST, DELETE')
        .header('access-control-allow-headers', 'X-API-Key, Content-Type')
        .header('access-control-max-age', '600')
        .send(),
    );

    app.get('/me', (request) => {
      const { email, name, plan } = callerOf(request);
      return { email, name, plan };
    });

    app.get('/orders', (request) => {
      const { region } = request.params as Params;
      return { orders: findOrders.all(callerOf(request).id, region) };
    });

    app.post('/orders', (request) => {
      const { id, groups } = callerOf(request);
      const { region } = request.params as Params;
      const { kind = '', hours = 0 } = (request.body ?? {}) as { kind?: string; hours?: number };
      if (!kinds.includes(kind))
        throw new Problem(400, `kind: expected one of ${kinds.join(', ')}.`);
      if (!Number.isInteger(hours) || hours < 1 || hours > 24)
        throw new Problem(400, 'hours: expected a whole number from 1 to 24.');
      if (kind === 'storm' && !groups.includes('beta'))
        throw new Problem(403, 'Storms are for those in the beta.');
      return addOrder.get(id, region, kind, hours);
    });

    app.get('/orders/:orderId', (request) => {
      const { orderId } = request.params as Params;
      return orThrow(findOrder.get(callerOf(request).id, orderId));
    });

    app.delete('/orders/:orderId', (request) => {
      refuseOthers(request);
      return orThrow(cancelOrder.get((request.params as Params).orderId));
    });

    app.get('/seats', (request) => {
      refuseOthers(request);
      return { seats: findSeats.all() };
    });
    done();
  };
}

interface Params {
  readonly region: string;
  readonly orderId: string;
}

function orThrow(order: object | undefined): object {
  if (!order) throw new Problem(404, 'There is no such order.');
  return order;
}
