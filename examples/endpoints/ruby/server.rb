# frozen_string_literal: true

# An empty dashboard with the Info API.

require "rack"
require "rack/handler/webrick"
require_relative "info_api"
require_relative "sign_in_hint"

# Rack 2 takes several cookies as lines of one header, Rack 3 as an array.
redirect = ->(location, *cookies) { [303, { "location" => location, "set-cookie" => cookies.join("\n") }, []] }

# Stands for the dashboard's own sign-in, which knows the reader's name.
dashboard = lambda do |env|
  request = Rack::Request.new(env)
  case [request.request_method, request.path_info]
  when ["POST", "/login"]
    hint = SignInHint.set(domain: "acme.localhost", name: request.GET["name"])
    redirect.call("/", "sid=ada-example-session; Path=/; HttpOnly", hint)
  when ["POST", "/logout"]
    redirect.call("/login", "sid=; Path=/; Max-Age=0; HttpOnly", SignInHint.clear(domain: "acme.localhost"))
  else
    [404, { "content-type" => "text/plain" }, ["nothing here"]]
  end
end

# The block stands for the dashboard's own session look-up.
app = InfoApi.new(
  dashboard,
  path: "/api/docs/user-info",
  docs_origins: ["http://docs.acme.localhost:4311"],
  anonymous_status: Integer(ENV.fetch("ANONYMOUS_STATUS", "401"))
) do |env|
  next unless Rack::Request.new(env).cookies["sid"] == "ada-example-session"

  {
    groups: ["admin"],
    content: { firstName: "Ada", plan: "enterprise" },
    # For every request, and of several keys the one that the reader chooses.
    apiPlaygroundInputs: {
      query: { version: 2 },
      keys: [
        { name: "Production", header: { "X-API-Key" => "ada-production-key" } },
        { name: "Sandbox", header: { "X-API-Key" => "ada-sandbox-key" }, server: { region: "eu" } }
      ]
    }
  }
end

port = Integer(ENV.fetch("PORT", "4399"))
Rack::Handler::WEBrick.run(app, Host: "127.0.0.1", Port: port, AccessLog: []) do
  $stdout.puts "ready"
  $stdout.flush
end
