import { accountKeyOf } from '@bookplate-examples/company/api-keys';
import cors from 'cors';
import express, { type Response, type Router } from 'express';
import type { AcmeDatabase, Account } from './database.ts';
import type { Fleet, Rocket } from './fleet.ts';

/**
 * Acme's own API, which the playground of the docs sends its requests to. It knows keys and no sessions, so its
 * CORS names the docs without `credentials`: a page can send a key that it has, and never rides on a cookie.
 *
 * @param options where keys and rockets are, and the origins of the docs
 * @returns to be mounted below `/api/v1/:queue`, before the session
 */
export function createAcmeApi(options: {
  readonly database: AcmeDatabase;
  readonly fleet: Fleet;
  readonly docsOrigins: readonly string[];
}): Router {
  const { database, fleet, docsOrigins } = options;
  const router = express.Router({ mergeParams: true });
  router.use(
    cors({
      origin: [...docsOrigins],
      methods: ['GET', 'POST', 'DELETE'],
      allowedHeaders: ['Content-Type', 'X-API-Key'],
      maxAge: 600,
    }),
    express.json({ limit: '10kb' }),
  );

  router.use(async (request, response, next) => {
    const key = request.get('x-api-key');
    const account = key ? await database.findByKey(accountKeyOf(key)) : undefined;
    const { queue } = request.params as { queue?: string };
    response.set('Cache-Control', 'no-store');
    if (!account) refuse(response, 401, 'There is no account with this key.');
    else if (queue !== 'standard' && queue !== 'priority')
      refuse(response, 404, 'There are two queues: standard and priority.');
    else if (queue === 'priority' && account.plan !== 'enterprise')
      refuse(response, 403, 'The priority queue is for the enterprise plan.');
    else {
      response.locals['account'] = account;
      next();
    }
  });

  router.get('/rockets', async (request, response) => {
    const account = accountOf(response);
    const { status } = request.query;
    const rockets = (await fleet.rockets()).filter((rocket) => isFor(account, rocket));
    const found = rockets.filter((rocket) => status === undefined || rocket.status === status);
    response.json(found.map((rocket) => withTelemetry(account, rocket)));
  });

  router.get('/rockets/:rocketId', async (request, response) => {
    const account = accountOf(response);
    const rocket = (await fleet.rockets()).find(({ id }) => id === request.params.rocketId);
    if (rocket && isFor(account, rocket)) response.json(withTelemetry(account, rocket));
    else refuse(response, 404, 'There is no such rocket.');
  });

  router.get('/launches', async (_request, response) => {
    response.json(await fleet.launches(accountOf(response).id));
  });

  router.post('/launches', async (request, response) => {
    const account = accountOf(response);
    const { rocketId, pad } = (request.body ?? {}) as { rocketId?: unknown; pad?: unknown };
    const rocket = (await fleet.rockets()).find(({ id }) => id === rocketId);
    if (!rocket || !isFor(account, rocket) || rocket.status === 'flying')
      return refuse(response, 422, 'Expected the `rocketId` of a rocket that is ready.');
    if (typeof pad !== 'number' || !Number.isInteger(pad) || pad < 1 || pad > 99)
      return refuse(response, 422, 'Expected a `pad` from 1 to 99.');
    const launch = await fleet.launch(account.id, rocket.id, pad);
    if (launch) response.status(201).json(launch);
    else refuse(response, 409, 'The launch pad is taken.');
  });

  router.delete('/launches/:launchId', async (request, response) => {
    const account = accountOf(response);
    // The docs only hide this from others; here it is refused.
    if (!account.groups.includes('admin')) return refuse(response, 403, 'Only admins can stop.');
    const id = Number(request.params.launchId);
    const stopped = Number.isSafeInteger(id) ? await fleet.stop(account.id, id) : undefined;
    if (stopped) response.json(stopped);
    else refuse(response, 404, 'There is no such countdown.');
  });

  router.use((_request, response) => refuse(response, 404, 'There is no such operation.'));
  return router;
}

function accountOf(response: Response): Account {
  return response.locals['account'] as Account;
}

function isFor({ groups }: Account, { status }: Rocket): boolean {
  return status !== 'prototype' || groups.includes('beta');
}

function withTelemetry({ groups }: Account, rocket: Rocket): object {
  const telemetry = { temperature: 21.5, unit: '°C' };
  return groups.includes('beta') ? { ...rocket, telemetry } : rocket;
}

function refuse(response: Response, status: number, error: string): void {
  response.status(status).json({ error });
}
