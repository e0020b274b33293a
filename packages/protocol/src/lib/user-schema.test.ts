import type { StandardSchemaV1 } from '@standard-schema/spec';
import { initTRPC } from '@trpc/server';
import { expect, expectTypeOf, test } from 'vitest';
import { userSchema } from './user-schema.ts';
import type { User } from './user.ts';

test('is a Standard Schema whose type is User', () => {
  expectTypeOf(userSchema).toExtend<StandardSchemaV1<User, User>>();
  expectTypeOf<StandardSchemaV1.InferOutput<typeof userSchema>>().toEqualTypeOf<User>();
});

test('a server variable is text for the compiler, too', () => {
  const inputs = { header: { 'X-Version': 2 }, server: { region: 'eu' } };
  expectTypeOf<{ apiPlaygroundInputs: typeof inputs }>().toExtend<User>();
  expectTypeOf<{ apiPlaygroundInputs: { server: { region: number } } }>().not.toExtend<User>();
});

test('gives paths that form and router libraries can follow', () => {
  expect(userSchema['~standard'].validate({ groups: ['a b'] })).toEqual({
    issues: [{ path: ['groups', 0], message: expect.stringContaining('groups[0]: expected') }],
  });
});

test('checks and strips what a tRPC procedure returns', async () => {
  const { router, procedure, createCallerFactory } = initTRPC.create();
  const app = router({
    good: procedure.output(userSchema).query(() => ({ groups: ['admin'], secret: 1 })),
    bad: procedure.output(userSchema).query(() => ({ groups: 'admin' }) as never),
  });
  const caller = createCallerFactory(app)({});
  await expect(caller.good()).resolves.toEqual({ groups: ['admin'] });
  await expect(caller.bad()).rejects.toThrow('Output validation failed');
});
