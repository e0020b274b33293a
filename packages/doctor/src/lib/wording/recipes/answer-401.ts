import type { WordingContext } from '../words.ts';
import { mountAbove } from './mount-above.ts';

const generic =
  'HTTP/1.1 401 Unauthorized\nContent-Type: application/json\n\n{"error":"signed-out"}';

/**
 * How to answer 401 where nobody is signed in, instead of what the sign-in middleware does: by `createInfoApi` where there is an
 * adapter.
 *
 * @param context the API, the stack
 * @returns lines to paste
 */
export function answer401(context: WordingContext): string {
  const { apiUrl, stack } = context;
  const { host, pathname } = new URL(apiUrl);
  switch (stack) {
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
    case 'express':
    case 'fastify':
    case 'hono':
    case 'next':
    case 'unknown':
      return mountAbove(context) ?? generic;
  }
}
