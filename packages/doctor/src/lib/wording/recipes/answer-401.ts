import type { WordingContext } from '../words.ts';

const generic =
  'HTTP/1.1 401 Unauthorized\nContent-Type: application/json\n\n{"error":"signed-out"}';

/**
 * How to answer 401 where nobody is signed in, instead of what the sign-in middleware does.
 *
 * @param context the API, the stack
 * @returns lines to paste
 */
export function answer401({ apiUrl, stack }: WordingContext): string {
  const { host, pathname } = new URL(apiUrl);
  switch (stack) {
    case 'express':
      return `// before the sign-in middleware\napp.get('${pathname}', (request, response) => {\n  if (!request.session?.user)\n    return response.status(401).json({ error: 'signed-out' });\n  …\n});`;
    case 'fastify':
      return `// outside the plugin that sends people to the login page\napp.get('${pathname}', async (request, reply) => {\n  if (!request.session.user) return reply.code(401).send({ error: 'signed-out' });\n  …\n});`;
    case 'hono':
      return `// before the sign-in middleware\napp.get('${pathname}', (context) => {\n  if (!session) return context.json({ error: 'signed-out' }, 401);\n  …\n});`;
    case 'next':
      return `// proxy.ts (once middleware.ts): leave ${pathname} out of config.matcher\n// in the route handler:\nif (!session)\n  return Response.json({ error: 'signed-out' }, { status: 401, headers });`;
    case 'django':
      return `# no @login_required on this view; LoginRequiredMiddleware: @login_not_required\ndef user_info(request):\n    if not request.user.is_authenticated:\n        return JsonResponse({"error": "signed-out"}, status=401)\n    …`;
    case 'rails':
      return `skip_before_action :authenticate_user!\n\ndef show\n  return render json: { error: "signed-out" }, status: :unauthorized unless current_user\n  …\nend`;
    case 'laravel':
      return `// outside the auth middleware, inside "web", which has the session\nRoute::get('${pathname}', function (Request $request) {\n    if (!$request->user()) return response()->json(['error' => 'signed-out'], 401);\n    …\n});`;
    case 'nginx':
      return `# if nginx itself asks for sign-in (auth_request, error_page 401 = @login)\nlocation = ${pathname} {\n    auth_request off;\n    # … proxy_pass as before; the application answers\n}\n\n${generic}`;
    case 'caddy':
      return `# if Caddy itself asks for sign-in (forward_auth)\n@signedIn not path ${pathname}\nforward_auth @signedIn … # as before; the application answers\n\n${generic}`;
    case 'cloudflare':
      return `# if Cloudflare Access asks for sign-in: Zero Trust → Access → Applications, one\n# more for ${host}${pathname} with the policy Bypass, Everyone; the application answers\n\n${generic}`;
    case 'bookplate':
    case 'unknown':
      return generic;
  }
}
