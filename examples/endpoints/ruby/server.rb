# frozen_string_literal: true

# An empty dashboard with the Info API.

require "rack"
require "rack/handler/webrick"
require_relative "info_api"

dashboard = ->(_env) { [404, { "content-type" => "text/plain" }, ["nothing here"]] }

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
