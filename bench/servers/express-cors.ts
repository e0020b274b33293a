import cors from 'cors';
import express from 'express';
import { announce } from './announce.ts';
import { docsOrigin, findUser, path, privateHeaders } from './dashboard.ts';

const app = express();
app.use(path, cors({ origin: [docsOrigin], credentials: true }));
app.get(path, (request, response) => {
  const user = findUser(request.headers.cookie);
  response
    .set(privateHeaders)
    .status(user ? 200 : 401)
    .json(user ?? { error: 'signed-out' });
});
const server = app.listen(0, '127.0.0.1', () => announce(server.address()));
