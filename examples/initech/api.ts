import { accountKeyOf } from '@bookplate-examples/company/api-keys';
import { Hono } from 'hono';
import type { Account, InitechDatabase } from './database.ts';
import { reportKinds } from './reports.ts';

/**
 * Initech's own API, which the playground of the docs sends its requests to. The docs are on the same origin, so it
 * needs no CORS; and it looks at the key only, so that a session cookie that comes along is nothing to it.
 *
 * @param database with keys and reports
 * @returns to be mounted below `/api/v1`
 */
export function createInitechApi(
  database: InitechDatabase,
): Hono<{ Variables: { account: Account } }> {
  const { reports } = database;
  const api = new Hono<{ Variables: { account: Account } }>();

  api.use(async (context, next) => {
    const key = context.req.header('x-api-key');
    const account = key ? database.findByKey(accountKeyOf(key)) : undefined;
    context.header('Cache-Control', 'no-store');
    if (!account) return context.json({ error: 'There is no account with this key.' }, 401);
    context.set('account', account);
    return next();
  });

  api.use('/accounts/:accountId/*', async (context, next) =>
    context.req.param('accountId') === String(context.get('account').id)
      ? next()
      : context.json({ error: 'The key is that of another account.' }, 403),
  );

  api.get('/accounts/:accountId/reports', (context) => {
    const account = context.get('account');
    const kind = context.req.query('kind');
    const all = reports.list(account.id);
    return context.json(kind === undefined ? all : all.filter((each) => each.kind === kind));
  });

  api.post('/accounts/:accountId/reports', async (context) => {
    const account = context.get('account');
    const body = await context.req.json<unknown>().catch(() => undefined);
    const { title, kind: wanted } = (body ?? {}) as { title?: unknown; kind?: unknown };
    const kind = reportKinds.find((each) => each === wanted);
    if (typeof title !== 'string' || title === '' || title.length > 200)
      return context.json({ error: 'Expected a `title` of 1 to 200 characters.' }, 422);
    if (!kind || (kind === 'about-reports' && !account.groups.includes('beta')))
      return context.json({ error: 'Expected a `kind` of report that your account has.' }, 422);
    return context.json(reports.write(account.id, title, kind), 201);
  });

  api.get('/accounts/:accountId/seats', (context) => {
    // The docs only hide this from others; here it is refused.
    const isAdmin = context.get('account').groups.includes('admin');
    return isAdmin
      ? context.json(reports.seats())
      : context.json({ error: 'Only admins see who has a seat.' }, 403);
  });

  api.notFound((context) => context.json({ error: 'There is no such operation.' }, 404));
  return api;
}
