import type { FastifyPluginCallback, FastifyReply, FastifyRequest } from 'fastify';
import type { DatabaseSync } from 'node:sqlite';

const regions = ['alps', 'north-sea', 'sahara'];
const kinds = ['sun', 'rain', 'wind', 'storm'];

/** Whose key came with a request. */
interface Caller {
  readonly id: string;
  readonly email: string;
  readonly name: string;
  readonly plan: string;
  readonly groups: readonly string[];
}

/** What an answer says if it is not what was asked for. */
interface Problem {
  readonly status: 400 | 401 | 403 | 404;
  readonly problem: string;
}

/**
 * What Globex sells, for `/api/:region`; `docs/openapi.yaml` describes it. It knows keys and no sessions, so any of the
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

  /** Answers whoever has a key, and with what the browser needs to hand the answer to a page. */
  const answer =
    (work: (caller: Caller, request: FastifyRequest) => object | Problem) =>
    (request: FastifyRequest, reply: FastifyReply): object => {
      const { region } = request.params as { region: string };
      const key = request.headers['x-api-key'];
      const row = typeof key === 'string' && key !== '' ? findCaller.get(key) : undefined;
      const result = !regions.includes(region)
        ? problem(404, `There is no region ${region}.`)
        : row
          ? work(
              { ...row, groups: JSON.parse(String(row['groups'])) as string[] } as Caller,
              request,
            )
          : problem(401, 'This key is not known. Yours is on the dashboard.');
      return 'problem' in result
        ? reply.code(result.status as number).send({ error: result.problem })
        : result;
    };

  return (app, _, done) => {
    app.addHook('onRequest', async (request, reply) => {
      reply.header('vary', 'origin').header('cache-control', 'no-store');
      const { origin } = request.headers;
      if (origin && docsOrigins.includes(origin))
        reply.header('access-control-allow-origin', origin);
    });
    app.options('/*', (_request, reply) =>
      reply
        .code(204)
        .header('access-control-allow-methods', 'GET, POST, DELETE')
        .header('access-control-allow-headers', 'X-API-Key, Content-Type')
        .header('access-control-max-age', '600')
        .send(),
    );

    app.get(
      '/me',
      answer(({ email, name, plan }) => ({ email, name, plan })),
    );

    app.get(
      '/orders',
      answer(({ id }, { params }) => ({
        orders: findOrders.all(id, (params as { region: string }).region),
      })),
    );

    app.post(
      '/orders',
      answer(({ id, groups }, { params, body }) => {
        const { kind, hours } = (body ?? {}) as { kind?: string; hours?: number };
        if (!kind || !kinds.includes(kind))
          return problem(400, `kind: expected one of ${kinds.join(', ')}.`);
        if (!Number.isInteger(hours) || Number(hours) < 1 || Number(hours) > 24)
          return problem(400, 'hours: expected a whole number from 1 to 24.');
        if (kind === 'storm' && !groups.includes('beta'))
          return problem(403, 'Storms are for those in the beta.');
        return addOrder.get(id, (params as { region: string }).region, kind, Number(hours)) ?? {};
      }),
    );

    app.get(
      '/orders/:orderId',
      answer(
        ({ id }, { params }) =>
          findOrder.get(id, (params as { orderId: string }).orderId) ?? noSuchOrder,
      ),
    );

    app.delete(
      '/orders/:orderId',
      forAdmins(
        (_caller, { params }) =>
          cancelOrder.get((params as { orderId: string }).orderId) ?? noSuchOrder,
      ),
    );

    app.get(
      '/seats',
      forAdmins(() => ({ seats: findSeats.all() })),
    );
    done();
  };

  // What the docs hide from others, the API refuses them.
  function forAdmins(work: (caller: Caller, request: FastifyRequest) => object | Problem) {
    return answer((caller, request) =>
      caller.groups.includes('admin') ? work(caller, request) : problem(403, 'This is for admins.'),
    );
  }
}

const noSuchOrder = problem(404, 'There is no such order.');

function problem(status: Problem['status'], text: string): Problem {
  return { status, problem: text };
}
