# frozen_string_literal: true

require "erb"
require "securerandom"

# The cookie that tells docs pages, before any request, that somebody has just signed in. It is no session, and no server
# reads it.
module SignInHint
  # Pages show it as plain text, and another one not at all.
  NAME = /\A[\p{L}\p{M}\p{N} .'-]{1,40}\z/

  # Returns the value of a Set-Cookie header, to send at every sign-in beside the session: it has a new random tag each time.
  #
  # The domain is that of dashboard and docs: "foo.com". The name is what the docs call the reader until the first answer:
  # 1–40 letters, marks, digits, spaces and .'- ; every host of the domain can read it, and another one is left out.
  # max_age_seconds is the lifetime of the session; nil until the browser is closed.
  def self.set(domain:, name: nil, max_age_seconds: nil)
    text = name.to_s.dup.force_encoding(Encoding::UTF_8)
    value = SecureRandom.hex(16)
    value += ".#{ERB::Util.url_encode(text)}" if text.valid_encoding? && NAME.match?(text)
    cookie(domain, value, max_age_seconds)
  end

  # Returns the value of a Set-Cookie header that deletes the hint, to send at sign-out and wherever else a session ends.
  def self.clear(domain:)
    cookie(domain, "", 0)
  end

  # Without HttpOnly: scripts of the docs read it.
  def self.cookie(domain, value, max_age_seconds)
    age = max_age_seconds ? "; Max-Age=#{max_age_seconds}" : ""
    # Browsers trust localhost names over http, but some drop a Secure cookie there.
    secure = domain.end_with?(".localhost") ? "" : "; Secure"
    "bookplate_hint=#{value}; Domain=#{domain}; Path=/#{age}; SameSite=Lax#{secure}"
  end
  private_class_method :cookie
end
