import type { WordingContext } from '../words.ts';
import { sendHeaders } from './send-headers.ts';

/**
 * How to let exactly the docs read the answers of the Info API, those included that sign-in middleware or an error
 * handler gives.
 *
 * @param context the docs, the API, the stack
 * @returns lines to paste
 */
export function allowDocs({ docsOrigin, apiUrl, stack }: WordingContext): string {
  const path = new URL(apiUrl).pathname;
  switch (stack) {
    case 'bookplate':
      return `createInfoApi({ docsOrigins: ['${docsOrigin}'], … })`;
    // Rails's and Laravel's own places for it stand before sign-in, which controllers do not.
    case 'rails':
      return [
        '# Gemfile: gem "rack-cors"; config/initializers/cors.rb',
        'Rails.application.config.middleware.insert_before 0, Rack::Cors do',
        '  allow do',
        `    origins "${docsOrigin}"`,
        `    resource "${path}", headers: :any, methods: [:get, :head], credentials: true`,
        '  end',
        'end',
        '# in the controller',
        'response.set_header("Cache-Control", "private, no-store")',
      ].join('\n');
    case 'laravel':
      return [
        '// config/cors.php',
        `'paths' => ['${path.slice(1)}'],`,
        "'allowed_methods' => ['GET', 'HEAD'],",
        `'allowed_origins' => ['${docsOrigin}'],`,
        "'supports_credentials' => true,",
        '// in the controller',
        'return response()->json($body, $status)',
        "    ->setVary('Origin', false)->header('Cache-Control', 'private, no-store');",
      ].join('\n');
    case 'express':
    case 'fastify':
    case 'hono':
    case 'next':
    case 'django':
    case 'nginx':
    case 'caddy':
    case 'cloudflare':
    case 'unknown':
      return sendHeaders(stack, path, [
        ['Access-Control-Allow-Origin', docsOrigin],
        ['Access-Control-Allow-Credentials', 'true'],
        ['Vary', 'Origin'],
        ['Cache-Control', 'private, no-store'],
      ]);
  }
}
