<?php

declare(strict_types=1);

/**
 * The cookie that tells docs pages, before any request, that somebody has just signed in. Send it at every sign-in, beside
 * the session, by `header('Set-Cookie: ' . sign_in_hint(…), false)`: it has a new random tag each time. It is no session,
 * and no server reads it.
 *
 * @param string $domain that of dashboard and docs: "foo.com"
 * @param ?string $name what the docs call the reader until the first answer: 1–40 letters, marks, digits, spaces and .'-
 *   Every host of the domain can read it. Another one is left out.
 * @param ?int $maxAgeSeconds the lifetime of the session; null until the browser is closed
 */
function sign_in_hint(string $domain, ?string $name = null, ?int $maxAgeSeconds = null): string
{
    $value = bin2hex(random_bytes(16));
    // Pages show it as plain text, and another one not at all. What is not UTF-8 does not match.
    if (preg_match("/^[\\p{L}\\p{M}\\p{N} .'-]{1,40}\\z/u", $name ?? '') === 1) {
        $value .= '.' . rawurlencode($name);
    }
    return hint_cookie($domain, $value, $maxAgeSeconds);
}

/** The cookie that deletes the hint. Send it at sign-out, and wherever else a session ends. */
function clear_sign_in_hint(string $domain): string
{
    return hint_cookie($domain, '', 0);
}

/** Without HttpOnly: scripts of the docs read it. */
function hint_cookie(string $domain, string $value, ?int $maxAgeSeconds): string
{
    $age = $maxAgeSeconds === null ? '' : "; Max-Age=$maxAgeSeconds";
    // Browsers trust localhost names over http, but some drop a Secure cookie there.
    $secure = str_ends_with($domain, '.localhost') ? '' : '; Secure';
    return "bookplate_hint=$value; Domain=$domain; Path=/$age; SameSite=Lax$secure";
}
