<?php

declare(strict_types=1);

/**
 * The Info API of the Shared Session Handshake. Call it where the path is routed, before anything is printed and
 * before `session_start()`, which would send a cookie: read the session inside `$getUser`. A framework with its own
 * responses calls `info_api_answer`.
 *
 * @param list<string> $docsOrigins exact origins, as browsers write them: "https://docs.foo.com"
 * @param callable(): ?array $getUser returns such as ['content' => ['firstName' => 'Ada']], or null when nobody is signed in
 * @param int $anonymousStatus the status when nobody is signed in: 401, or 204, which browsers do not print in red into
 *   the console of anonymous readers
 */
function answer_info_api(array $docsOrigins, callable $getUser, int $anonymousStatus = 401): void
{
    [$status, $headers, $body] = info_api_answer($docsOrigins, $getUser, $anonymousStatus);
    header_remove('X-Powered-By');
    // PHP has one, also for an answer without a body.
    ini_set('default_mimetype', '');
    foreach ($headers as $name => $value) {
        header("$name: $value");
    }
    http_response_code($status);
    echo $body;
}

/**
 * @param list<string> $docsOrigins as above
 * @param callable(): ?array $getUser as above
 * @param ?array<string, mixed> $server the request, where it is not in `$_SERVER`
 * @return array{int, array<string, string>, string} status, headers and body
 */
function info_api_answer(array $docsOrigins, callable $getUser, int $anonymousStatus = 401, ?array $server = null): array
{
    if (!in_array($anonymousStatus, [401, 204], true)) {
        throw new InvalidArgumentException("anonymousStatus: expected 401 or 204, found $anonymousStatus");
    }
    $server ??= $_SERVER;
    $origin = $server['HTTP_ORIGIN'] ?? null;
    $method = $server['REQUEST_METHOD'];
    // Compared for equality, never by pattern: look-alikes of the docs would read the reader's data.
    $isDocs = in_array($origin, $docsOrigins, true);
    // Also without Origin and on errors: else a cache replays an answer that the docs may not read.
    $headers = [
        'Vary' => 'Origin',
        'Cache-Control' => 'private, no-store',
        'Cross-Origin-Resource-Policy' => 'same-site',
        'X-Content-Type-Options' => 'nosniff',
    ];
    if ($isDocs) {
        $headers['Access-Control-Allow-Origin'] = $origin;
        $headers['Access-Control-Allow-Credentials'] = 'true';
    }
    if ($method === 'OPTIONS') {
        $headers['Access-Control-Allow-Methods'] = 'GET, HEAD, OPTIONS';
        $headers['Access-Control-Allow-Headers'] = 'traceparent, tracestate, baggage';
        $headers['Access-Control-Max-Age'] = '600';
        return [204, $headers, ''];
    }

    [$status, $body] = decide_info_api($server, $isDocs, $getUser);
    if ($body === null && $anonymousStatus === 204) {
        return [204, $headers, ''];
    }
    if ($body === null) {
        [$status, $body] = [401, ['error' => 'signed-out']];
    }
    if ($status === 405) {
        $headers['Allow'] = 'GET, HEAD, OPTIONS';
    }
    $headers['Content-Type'] = 'application/json; charset=utf-8';
    return [$status, $headers, $method === 'HEAD' ? '' : json_encode($body, JSON_THROW_ON_ERROR)];
}

/** @return array{int, ?array} status and body; null when nobody is signed in */
function decide_info_api(array $server, bool $isDocs, callable $getUser): array
{
    $origin = $server['HTTP_ORIGIN'] ?? null;
    $method = $server['REQUEST_METHOD'];
    $site = $server['HTTP_SEC_FETCH_SITE'] ?? null;
    $isFetch = in_array($server['HTTP_SEC_FETCH_MODE'] ?? 'cors', ['cors', 'same-origin'], true);

    if ($origin !== null && !$isDocs) {
        return [403, ['error' => 'origin-not-allowed']];
    }
    if ($method !== 'GET' && $method !== 'HEAD') {
        return [405, ['error' => 'method-not-allowed']];
    }
    if ($site === 'cross-site') {
        return [401, ['error' => 'cross-site']];
    }
    // A GET of docs on this very origin has no Origin header; then the browser must say that it is one.
    if (!$isFetch || ($origin === null && $site !== 'same-origin')) {
        return [403, ['error' => 'not-from-docs']];
    }
    try {
        $user = known_info_api_fields($getUser());
    } catch (Throwable $error) { // The docs learn that it failed, and nothing else.
        error_log("[bookplate] the Info API answered 500: $error");
        return [500, ['error' => 'internal']];
    }
    return [200, $user];
}

/** Fields of other names are not sent: what pages name as user.plan belongs in `content`. */
function known_info_api_fields(?array $user): ?array
{
    if ($user === null) {
        return null;
    }
    $fields = ['expiresAt', 'groups', 'content', 'apiPlaygroundInputs'];
    $known = array_filter(array_intersect_key($user, array_flip($fields)), fn ($value): bool => $value !== null);
    if ($user !== [] && $known === []) {
        $found = implode(', ', array_keys($user));
        throw new UnexpectedValueException('expected one of ' . implode(', ', $fields) . " in the User, found $found");
    }
    return $known;
}
