<?php

// An empty dashboard with the Info API, as the router script of PHP's built-in server.

declare(strict_types=1);

require __DIR__ . '/info_api.php';
require __DIR__ . '/sign_in_hint.php';

$path = parse_url($_SERVER['REQUEST_URI'], PHP_URL_PATH);

if ($path === '/api/docs/user-info') {
    answer_info_api(
        docsOrigins: ['http://docs.acme.localhost:4311'],
        // Stands for the dashboard's own session look-up.
        getUser: fn (): ?array => ($_COOKIE['sid'] ?? '') !== 'ada-example-session' ? null : [
            'groups' => ['admin'],
            'content' => ['firstName' => 'Ada', 'plan' => 'enterprise'],
            // For every request, and of several keys the one that the reader chooses.
            'apiPlaygroundInputs' => [
                'query' => ['version' => 2],
                'keys' => [
                    ['name' => 'Production', 'header' => ['X-API-Key' => 'ada-production-key']],
                    ['name' => 'Sandbox', 'header' => ['X-API-Key' => 'ada-sandbox-key'], 'server' => ['region' => 'eu']],
                ],
            ],
        ],
        anonymousStatus: (int) (getenv('ANONYMOUS_STATUS') ?: 401),
    );
    return;
}

// Stands for the dashboard's own sign-in, which knows the reader's name.
if ($_SERVER['REQUEST_METHOD'] === 'POST' && $path === '/login') {
    setcookie('sid', 'ada-example-session', ['path' => '/', 'httponly' => true]);
    header('Set-Cookie: ' . sign_in_hint('acme.localhost', $_GET['name'] ?? null), false);
    header('Location: /', true, 303);
    return;
}
if ($_SERVER['REQUEST_METHOD'] === 'POST' && $path === '/logout') {
    setcookie('sid', '', ['path' => '/', 'expires' => 1, 'httponly' => true]);
    header('Set-Cookie: ' . clear_sign_in_hint('acme.localhost'), false);
    header('Location: /login', true, 303);
    return;
}

http_response_code(404);
echo 'nothing here';
