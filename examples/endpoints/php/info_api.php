<?php

declare(strict_types=1);

/**
 * The Info API of the Shared Session Handshake. Call it where the path is routed, before anything is printed and
 * before `session_start()`, which would send a cookie: read the session inside `$getUser`.
 *
 * @param list<string> $docsOrigins exact origins, as browsers write them: "https://docs.foo.com"
 * @param callable(): ?array $getUser returns such as ['content' => ['firstName' => 'Ada']], or null when nobody is signed in
 * @param int $anonymousStatus the status when nobody is signed in: 401, or 204, which browsers do not print in red into
 *   the console of anonymous readers
 */
function answer_info_api(array $docsOrigins, callable $getUser, int $anonymousStatus = 401): void
{
    if (!in_array($anonymousStatus, [401, 204], true)) {
        throw new InvalidArgumentException("anonymousStatus: expected 401 or 204, found $anonymousStatus");
    }
    $origin = $_SERVER['HTTP_ORIGIN'] ?? null;
    $method = $_SERVER['REQUEST_METHOD'];
    // Compared for equality, never by pattern: look-alikes of the docs would read the reader's data.
    $isDocs = in_array($origin, $docsOrigins, true);

    header_remove('X-Powered-By');
    // Also without Origin and on errors: else a cache replays an answer that the docs may not read.
    header('Vary: Origin');
    header('Cache-Control: private, no-store');
    header('Cross-Origin-Resource-Policy: same-site');
    header('X-Content-Type-Options: nosniff');
    if ($isDocs) {
        header("Access-Control-Allow-Origin: $origin");
        header('Access-Control-Allow-Credentials: true');
    }
    if ($method === 'OPTIONS') {
        header('Access-Control-Allow-Methods: GET, HEAD, OPTIONS');
        header('Access-Control-Allow-Headers: traceparent, tracestate, baggage');
        header('Access-Control-Max-Age: 600');
        http_response_code(204);
        return;
    }

    [$status, $body] = decide_info_api($origin, $isDocs, $method, $getUser);
    if ($body === null) {
        http_response_code($anonymousStatus);
        if ($anonymousStatus === 204) {
            header_remove('Content-Type');
            return;
        }
        [$status, $body] = [401, ['error' => 'signed-out']];
    }
    if ($status === 405) {
        header('Allow: GET, HEAD, OPTIONS');
    }
    http_response_code($status);
    header('Content-Type: application/json; charset=utf-8');
    if ($method !== 'HEAD') {
        echo json_encode($body, JSON_THROW_ON_ERROR);
    }
}

/** @return array{int, ?array} status and body; null when nobody is signed in */
function decide_info_api(?string $origin, bool $isDocs, string $method, callable $getUser): array
{
    $site = $_SERVER['HTTP_SEC_FETCH_SITE'] ?? null;
    $isFetch = in_array($_SERVER['HTTP_SEC_FETCH_MODE'] ?? 'cors', ['cors', 'same-origin'], true);

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
        $user = $getUser();
    } catch (Throwable $error) { // The docs learn that it failed, and nothing else.
        error_log("[bookplate] the Info API answered 500: $error");
        return [500, ['error' => 'internal']];
    }
    return [200, $user];
}
