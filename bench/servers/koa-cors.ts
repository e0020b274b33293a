import cors from '@koa/cors';
import Koa from 'koa';
import { announce } from './announce.ts';
import { docsOrigin, findUser, path, privateHeaders } from './dashboard.ts';

const app = new Koa();
app.use(cors({ origin: docsOrigin, credentials: true }));
app.use((context) => {
  if (context.path !== path) return;
  const user = findUser(context.get('cookie'));
  context.set(privateHeaders);
  context.status = user ? 200 : 401;
  context.body = user ?? { error: 'signed-out' };
});
const server = app.listen(0, '127.0.0.1', () => announce(server.address()));
