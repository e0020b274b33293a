<?php

// An empty dashboard with the Info API, as the router script of PHP's built-in server.

declare(strict_types=1);

require __DIR__ . '/info_api.php';

if (parse_url($_SERVER['REQUEST_URI'], PHP_URL_PATH) === '/api/docs/user-info') {
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

http_response_code(404);
echo 'nothing here';
