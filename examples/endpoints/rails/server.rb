# frozen_string_literal: true

# A dashboard in Rails with the Info API, in one file: the session is Rails' encrypted cookie.

require "rails"
require "action_controller/railtie"
require "rack/handler/webrick"
require_relative "../ruby/info_api"
require_relative "../ruby/sign_in_hint"

# Stands for a model of the dashboard.
class User
  def self.find_by(id:)
    new if id == 1
  end

  def first_name = "Ada"
  def plan = "enterprise"
  def roles = ["admin"]

  # For every request, and of several keys the one that the reader chooses.
  def playground
    {
      query: { version: 2 },
      keys: [
        { name: "Production", header: { "X-API-Key" => "ada-production-key" } },
        { name: "Sandbox", header: { "X-API-Key" => "ada-sandbox-key" }, server: { region: "eu" } }
      ]
    }
  end
end

class Dashboard < Rails::Application
  config.eager_load = false
  config.hosts = [".acme.localhost", "127.0.0.1"]
  config.logger = Logger.new($stderr, level: :error)
  config.secret_key_base = "an example"
  config.session_store :cookie_store, key: "sid"

  # #region info-api
  # Last, so that it runs after the session middleware.
  config.middleware.use InfoApi,
                        path: "/api/docs/user-info",
                        anonymous_status: Integer(ENV.fetch("ANONYMOUS_STATUS", "401")),
                        docs_origins: ["http://docs.acme.localhost:4311"] do |env|
    user = User.find_by(id: env["rack.session"]["user_id"])
    next unless user

    {
      groups: user.roles,
      # Stored in the browser for a day. Return display data only.
      content: { firstName: user.first_name, plan: user.plan },
      # Keys for code samples and playgrounds. Browsers never store them.
      apiPlaygroundInputs: user.playground
    }
  end
  # #endregion
end

# Stands for the dashboard's own sign-in.
class SessionsController < ActionController::Base
  def create
    session[:user_id] = 1
    response.add_header("Set-Cookie", SignInHint.set(domain: "acme.localhost", name: params[:name]))
    redirect_to "/", status: :see_other
  end

  def destroy
    reset_session
    response.add_header("Set-Cookie", SignInHint.clear(domain: "acme.localhost"))
    redirect_to "/login", status: :see_other
  end
end

Dashboard.initialize!
Dashboard.routes.draw do
  post "/login", to: "sessions#create"
  post "/logout", to: "sessions#destroy"
end

port = Integer(ENV.fetch("PORT", "4399"))
Rack::Handler::WEBrick.run(Dashboard, Host: "127.0.0.1", Port: port, AccessLog: []) do
  $stdout.puts "ready"
  $stdout.flush
end
