# frozen_string_literal: true

require "json"

# The Info API of the Shared Session Handshake as Rack middleware.
#
# Answers one path; passes on everything else. The block takes the Rack environment and returns a hash such as
# { content: { firstName: "Ada" } }, or nil when nobody is signed in. Docs origins are exact, as browsers write
# them: "https://docs.foo.com". The anonymous status, when nobody is signed in, is 401, or 204, which browsers do not
# print in red into the console of anonymous readers.
class InfoApi
  FIELDS = %w[expiresAt groups content apiPlaygroundInputs].freeze
  METHODS = "GET, HEAD, OPTIONS"
  # Also without Origin and on errors: else a cache replays an answer that the docs may not read.
  HEADERS = {
    "vary" => "Origin",
    "cache-control" => "private, no-store",
    "cross-origin-resource-policy" => "same-site",
    "x-content-type-options" => "nosniff"
  }.freeze

  def initialize(app, path:, docs_origins:, anonymous_status: 401, &get_user)
    unless [401, 204].include?(anonymous_status)
      raise ArgumentError, "anonymous_status: expected 401 or 204, found #{anonymous_status.inspect}"
    end

    @app = app
    @path = path
    @docs_origins = docs_origins
    @anonymous_status = anonymous_status
    @get_user = get_user
  end

  def call(env)
    return @app.call(env) unless env["SCRIPT_NAME"].to_s + env["PATH_INFO"].to_s == @path

    status, headers, body = answer(env)
    payload = body.nil? ? "" : JSON.generate(body)
    headers = headers.merge("content-type" => "application/json; charset=utf-8") unless body.nil?
    [status, headers, env["REQUEST_METHOD"] == "HEAD" ? [] : [payload]]
  end

  private

  def answer(env)
    origin = env["HTTP_ORIGIN"]
    # Compared for equality, never by pattern: look-alikes of the docs would read the reader's data.
    is_docs = @docs_origins.include?(origin)
    headers = is_docs ? HEADERS.merge(allow(origin)) : HEADERS

    return [204, headers.merge(preflight), nil] if env["REQUEST_METHOD"] == "OPTIONS"
    return [403, headers, { error: "origin-not-allowed" }] if origin && !is_docs
    unless %w[GET HEAD].include?(env["REQUEST_METHOD"])
      return [405, headers.merge("allow" => METHODS), { error: "method-not-allowed" }]
    end
    return [401, headers, { error: "cross-site" }] if env["HTTP_SEC_FETCH_SITE"] == "cross-site"
    return [403, headers, { error: "not-from-docs" }] unless from_docs?(env)

    user = known_fields(@get_user.call(env))
    # Session middleware would prolong the session that was read, with a Set-Cookie.
    env["rack.session.options"][:skip] = true if env["rack.session.options"]
    return [200, headers, user] if user

    [@anonymous_status, headers, @anonymous_status == 204 ? nil : { error: "signed-out" }]
  rescue StandardError => e # The docs learn that it failed, and nothing else.
    env["rack.errors"].puts("[bookplate] the Info API answered 500: #{e.full_message}")
    [500, headers, { error: "internal" }]
  end

  # Fields of other names are not sent: what pages name as user.plan belongs in content.
  def known_fields(user)
    known = user&.select { |name, value| FIELDS.include?(name.to_s) && !value.nil? }
    if known&.empty? && !user.empty?
      raise ArgumentError, "expected one of #{FIELDS.join(", ")} in the User, found #{user.keys.join(", ")}"
    end

    known
  end

  # A GET of docs on this very origin has no Origin header; then the browser must say that it is one.
  def from_docs?(env)
    is_fetch = %w[cors same-origin].include?(env.fetch("HTTP_SEC_FETCH_MODE", "cors"))
    is_fetch && (env.key?("HTTP_ORIGIN") || env["HTTP_SEC_FETCH_SITE"] == "same-origin")
  end

  def allow(origin)
    { "access-control-allow-origin" => origin, "access-control-allow-credentials" => "true" }
  end

  def preflight
    {
      "access-control-allow-methods" => METHODS,
      "access-control-allow-headers" => "traceparent, tracestate, baggage",
      "access-control-max-age" => "600"
    }
  end
end
