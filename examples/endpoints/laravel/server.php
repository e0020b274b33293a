<?php

// A dashboard in Laravel with the Info API, in one file, as the router script of PHP's built-in server.

declare(strict_types=1);

namespace App\Http\Middleware;

// Debian's php-laravel-framework. Its deprecations are of an older PHP.
error_reporting(E_ALL & ~E_DEPRECATED);
require '/usr/share/php/Illuminate/autoload.php';
require __DIR__ . '/../php/info_api.php';
require __DIR__ . '/../php/sign_in_hint.php';

// #region info-api
use Closure;
use Illuminate\Cookie\Middleware\EncryptCookies; // until Laravel 10: App\Http\Middleware\EncryptCookies
use Illuminate\Http\Request;
use Illuminate\Pipeline\Pipeline;
use Illuminate\Session\Middleware\StartSession;

final class DocsUserInfo
{
    public function handle(Request $request, Closure $next): mixed
    {
        if ($request->getPathInfo() !== '/api/docs/user-info') {
            return $next($request);
        }
        [$status, $headers, $body] = info_api_answer(
            docsOrigins: ['http://docs.acme.localhost:4311'],
            getUser: fn (): ?array => $this->reader($request),
            anonymousStatus: (int) (getenv('ANONYMOUS_STATUS') ?: 401),
            server: $request->server->all(),
        );
        return response($body, $status, $headers);
    }

    private function reader(Request $request): ?array
    {
        // Reads the session. What its middleware answers, a cookie among it, is left out.
        $middleware = [EncryptCookies::class, StartSession::class];
        app(Pipeline::class)->send($request)->through($middleware)->then(fn () => response(''));
        $user = auth()->user();
        return $user === null ? null : [
            'groups' => $user->roles,
            // Stored in the browser for a day. Return display data only.
            'content' => ['firstName' => $user->first_name, 'plan' => $user->plan],
            // Keys for code samples and playgrounds. Browsers never store them.
            'apiPlaygroundInputs' => $user->playground,
        ];
    }
}
// #endregion

// What follows stands for the dashboard: a kernel, its configuration, and a sign-in.

use Illuminate\Auth\AuthServiceProvider;
use Illuminate\Auth\GenericUser;
use Illuminate\Config\Repository;
use Illuminate\Cookie\CookieServiceProvider;
use Illuminate\Encryption\EncryptionServiceProvider;
use Illuminate\Filesystem\FilesystemServiceProvider;
use Illuminate\Foundation\Application;
use Illuminate\Foundation\Http\Kernel as HttpKernel;
use Illuminate\Http\Response;
use Illuminate\Session\SessionServiceProvider;
use Illuminate\Support\Facades\Auth;
use Illuminate\Support\Facades\Facade;
use Illuminate\View\ViewServiceProvider;

final class ExceptTheHint extends EncryptCookies
{
    protected $except = ['bookplate_hint'];
}

final class Kernel extends HttpKernel
{
    protected $bootstrappers = [];
    protected $middleware = [DocsUserInfo::class];
    protected $middlewareGroups = ['web' => [ExceptTheHint::class, StartSession::class]];
}

function user_of(?int $id): ?GenericUser
{
    return $id !== 1 ? null : new GenericUser([
        'id' => 1,
        'first_name' => 'Ada',
        'plan' => 'enterprise',
        'roles' => ['admin'],
        // For every request, and of several keys the one that the reader chooses.
        'playground' => [
            'query' => ['version' => 2],
            'keys' => [
                ['name' => 'Production', 'header' => ['X-API-Key' => 'ada-production-key']],
                ['name' => 'Sandbox', 'header' => ['X-API-Key' => 'ada-sandbox-key'], 'server' => ['region' => 'eu']],
            ],
        ],
    ]);
}

$folder = sys_get_temp_dir() . '/bookplate-laravel-' . $_SERVER['SERVER_PORT'];
is_dir($folder) || mkdir($folder);
$app = new Application($folder);
$app->instance('config', new Repository([
    'app' => ['key' => str_repeat('k', 32), 'cipher' => 'AES-256-CBC', 'debug' => true, 'env' => 'production'],
    'auth' => [
        'defaults' => ['guard' => 'web'],
        'guards' => ['web' => ['driver' => 'example']],
    ],
    'session' => [
        'driver' => 'file', 'files' => $folder, 'cookie' => 'sid', 'lifetime' => 120, 'expire_on_close' => false,
        'encrypt' => false, 'lottery' => [0, 100], 'path' => '/', 'domain' => null, 'secure' => false, 'same_site' => 'lax',
    ],
    'view' => ['paths' => [], 'compiled' => $folder],
]));
Facade::setFacadeApplication($app);
foreach ([
    AuthServiceProvider::class, CookieServiceProvider::class, EncryptionServiceProvider::class,
    FilesystemServiceProvider::class, SessionServiceProvider::class, ViewServiceProvider::class,
] as $provider) {
    $app->register($provider);
}
$app->boot();
Auth::viaRequest('example', fn (Request $request): ?GenericUser => user_of($request->session()->get('user_id')));

$router = $app->make('router');
$kernel = new Kernel($app, $router);
$router->post('/login', function (Request $request): Response {
    $request->session()->put('user_id', 1);
    return response('', 303, ['Location' => '/'])
        ->header('Set-Cookie', sign_in_hint('acme.localhost', $request->query('name')), false);
})->middleware('web');
$router->post('/logout', function (Request $request): Response {
    $request->session()->invalidate();
    return response('', 303, ['Location' => '/login'])
        ->header('Set-Cookie', clear_sign_in_hint('acme.localhost'), false);
})->middleware('web');

$kernel->handle(Request::capture())->send();
