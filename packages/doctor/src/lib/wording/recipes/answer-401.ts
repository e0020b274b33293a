import type { WordingContext } from '../words.ts';

/**
 * How to answer 401 where nobody is signed in, instead of what the sign-in middleware does.
 *
 * @param context the stack
 * @returns lines to paste
 */
export function answer401({ apiUrl, stack }: WordingContext): string {
  const { pathname } = new URL(apiUrl);
  switch (stack) {
    case 'express':
      return `// before the sign-in middleware\napp.get('${pathname}', (request, response) => {\n  if (!request.session?.user) return response.status(401).json({ error: 'signed-out' });\n  …\n});`;
    case 'fastify':
      return `if (!request.session.user) return reply.code(401).send({ error: 'signed-out' });`;
    case 'hono':
      return `if (!session) return context.json({ error: 'signed-out' }, 401);`;
    case 'next':
      return `// in middleware.ts: leave ${pathname} out of "matcher". In the route handler:\nif (!session) return Response.json({ error: 'signed-out' }, { status: 401, headers });`;
    case 'django':
      return `# no @login_required on this view\nif not request.user.is_authenticated:\n    return JsonResponse({"error": "signed-out"}, status=401)`;
    case 'rails':
      return `skip_before_action :authenticate_user!\ndef show\n  return render json: { error: "signed-out" }, status: :unauthorized unless current_user\n  …\nend`;
    case 'laravel':
      return `// outside the auth middleware\nif (!$request->user()) return response()->json(['error' => 'signed-out'], 401);`;
    case 'nginx':
    case 'caddy':
    case 'cloudflare':
    case 'bookplate':
    case 'unknown':
      return `HTTP/1.1 401 Unauthorized\nContent-Type: application/json\n\n{"error":"signed-out"}`;
  }
}
