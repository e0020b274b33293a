import { createInfoApi } from '@bookplate/info-api/hono';
import { serve } from '@hono/node-server';
import { type Context, Hono } from 'hono';
import { anonymousStatus, docsOrigins, path, port, readerOf } from '../session.ts';

const app = new Hono();
app.all(
  path,
  createInfoApi<Context>({
    docsOrigins,
    anonymousStatus,
    getUser: (context) => readerOf(context.req.header('cookie')),
  }),
);
serve({ fetch: app.fetch, port, hostname: '127.0.0.1' }, () => console.log('ready'));
