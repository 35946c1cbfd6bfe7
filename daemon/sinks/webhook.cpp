// Sink "webhook": posts messages as JSON, signed after the Standard Webhooks specification (standardwebhooks.com).
#include "calendar/clock.hpp"
#include "calendar/iso8601.hpp"
#include "sinks/message_json.hpp"
#include "sinks/message_template.hpp"
#include "sinks/sink.hpp"
#include "text/digest.hpp"
#include "text/escape.hpp"
#include "text/utf8.hpp"

#include <algorithm>
#include <charconv>
#include <fstream>
#include <sstream>
#include <stdexcept>

namespace datelined {
namespace {

using Kind = Outcome::Kind;

constexpr std::size_t most_body = 20'000;
constexpr std::uint64_t most_answer = 4096;
constexpr std::chrono::seconds usual_limit{20};
constexpr std::chrono::seconds longest_retry_after = std::chrono::hours(24);

struct Settings {
  std::string url;  ///< `{{key}}` in it is the key of the message
  std::string method, content_type;
  std::optional<MessageTemplate> body;  ///< without one: the message as JSON
  Headers headers;
  std::vector<std::string> keys;  ///< the newest first; more than one while a secret is being changed
  NetRules rules;
};

/// `whsec_` and base64 is how the specification writes a key; anything else is the key itself.
std::string signing_key(const std::string& secret) {
  constexpr std::string_view prefix = "whsec_";
  return secret.starts_with(prefix) ? from_base64(std::string_view(secret).substr(prefix.size())) : secret;
}

void read_key(SettingsReader& settings, std::string_view name, std::vector<std::string>& keys) {
  const auto secret = settings.secret(name);
  if (!secret) return;
  try {
    keys.push_back(signing_key(*secret));
    if (keys.back().empty()) settings.wrong(name, "the secret is empty");
  } catch (const std::invalid_argument&) {
    settings.wrong(name, "after whsec_ base64 is expected");
  }
}

/// Address and text of a service that has its own form.
void read_form(SettingsReader& settings, Settings& all) {
  all.method = settings.word("method", "POST", {"POST", "PUT"});
  all.content_type = settings.value<std::string>("content_type", "application/json");
  if (const auto file = settings.path("template_file")) {
    std::ifstream stream(*file);
    std::stringstream text;
    text << stream.rdbuf();
    all.body.emplace(text.str(), all.content_type);
    if (!stream)
      settings.wrong("template_file", "cannot be read");
    else if (!all.body->fault().empty())
      settings.wrong("template_file", "is no mustache template: " + all.body->fault());
  }
  if (const auto token = settings.secret("bearer_file")) all.headers.emplace_back("Authorization", "Bearer " + *token);
}

std::string read_url(SettingsReader& settings) {
  if (!settings.has("url_file")) return settings.required<std::string>("url");
  if (settings.has("url")) settings.wrong("url_file", "stands beside a url, allowed is one of them");
  return settings.secret("url_file").value_or("");
}

Settings read(SettingsReader& settings, const NetRules& net) {
  Settings all;
  all.url = read_url(settings);
  all.rules.allow_private = settings.value<bool>("allow_private", false);
  const bool allow_http = settings.value<bool>("allow_http", false);
  all.rules.proxy = settings.value<std::string>("proxy", net.proxy);
  all.rules.limit = settings.value<std::chrono::seconds>("timeout", usual_limit);
  all.rules.most_bytes = most_answer;
  all.headers = settings.pairs("headers");
  read_form(settings, all);
  read_key(settings, "secret_file", all.keys);
  read_key(settings, "old_secret_file", all.keys);
  if (!all.url.empty() && !is_web_url(all.url))
    settings.wrong("url", "an https address is expected");
  else if (!allow_http && folded(all.url).starts_with("http:"))
    settings.wrong("url", "https is expected; allow_http = true permits http");
  return all;
}

std::optional<std::string_view> header(const Headers& headers, std::string_view name) {
  const auto found = std::find_if(headers.begin(), headers.end(), [&](const auto& h) { return h.first == name; });
  return found == headers.end() ? std::nullopt : std::optional<std::string_view>(found->second);
}

/// Seconds or an HTTP date (RFC 9110 10.2.3).
std::optional<std::chrono::seconds> retry_after(const Headers& headers, Instant now) {
  const auto value = header(headers, "retry-after");
  if (!value) return {};
  std::chrono::seconds wait{};
  int seconds = 0;
  const auto [end, error] = std::from_chars(value->data(), value->data() + value->size(), seconds);
  if (error == std::errc() && end == value->data() + value->size()) {
    wait = std::chrono::seconds(seconds);
  } else if (error == std::errc::result_out_of_range) {
    wait = longest_retry_after;
  } else {
    const auto date = parse_rfc822(*value);
    if (!date) return {};
    wait = std::chrono::ceil<std::chrono::seconds>(to_instant(*date, Zone()) - now);
  }
  return std::clamp(wait, std::chrono::seconds(0), longest_retry_after);
}

Kind kind_of(long status) {
  if (status >= 200 && status < 300) return Kind::delivered;
  if (status == 408 || status == 425 || status == 429 || status >= 500) return Kind::temporary;
  // Redirects are not followed: the address is wrong, not the message.
  if (status == 401 || status == 403 || status == 407 || status < 400) return Kind::sink_broken;
  return Kind::permanent;
}

Kind kind_of(Exchange::End end) {
  switch (end) {
    case Exchange::End::answered:
    case Exchange::End::unknown:
      return Kind::unknown;
    case Exchange::End::not_sent:
      return Kind::temporary;
    case Exchange::End::misconfigured:
      return Kind::sink_broken;
  }
  return Kind::unknown;
}

Outcome outcome(const Exchange& exchange, Instant now) {
  Outcome outcome;
  if (exchange.status < 200) {
    outcome.kind = kind_of(exchange.end);
    outcome.detail = for_terminal(exchange.detail);
    return outcome;
  }
  // The status line is the answer; whether the rest of it arrived whole does not matter.
  outcome.kind = kind_of(exchange.status);
  outcome.detail = "HTTP " + std::to_string(exchange.status);
  if (exchange.status < 300) return outcome;
  if (exchange.status < 400) outcome.detail += ", redirects are not followed";
  outcome.gone = exchange.status == 410;
  if (outcome.kind == Kind::temporary) outcome.retry_after = retry_after(exchange.response.headers, now);
  return outcome;
}

/// The address with the key where it says so; a key has only letters and digits.
std::string with_key(std::string url, const std::string& key) {
  constexpr std::string_view place = "{{key}}";
  for (std::size_t at = url.find(place); at != std::string::npos; at = url.find(place, at + key.size()))
    url.replace(at, place.size(), key);
  return url;
}

class WebhookSink : public Sink {
 public:
  WebhookSink(Settings settings, Transport& transport)
      : settings_(std::move(settings)), transport_(transport), clock_(real_clock()) {}

  Outcome deliver(const Notification& notification, std::stop_token stop) override {
    HttpRequest request;
    request.method = settings_.method;
    request.url = with_key(settings_.url, notification.key);
    request.rules = settings_.rules;
    request.headers = settings_.headers;
    request.headers.emplace_back("Content-Type", settings_.content_type);
    request.body = settings_.body ? settings_.body->rendered(notification) : message_json(notification, most_body);
    // Dates and signatures of protocols stay on real time, replay or not.
    const auto now = std::chrono::floor<std::chrono::seconds>(clock_->now());
    sign(request, notification.key, std::to_string(now.time_since_epoch().count()));
    return outcome(transport_.http(request, stop), now);
  }

 private:
  void sign(HttpRequest& request, const std::string& key, const std::string& timestamp) const {
    request.headers.emplace_back("webhook-id", for_header(key));
    request.headers.emplace_back("webhook-timestamp", timestamp);
    std::string signatures;
    for (const std::string& secret : settings_.keys) {
      const Sha256 mac = hmac_sha256(secret, for_header(key) + "." + timestamp + "." + request.body);
      if (!signatures.empty()) signatures += ' ';
      signatures += "v1," + base64({reinterpret_cast<const char*>(mac.data()), mac.size()});
    }
    if (!signatures.empty()) request.headers.emplace_back("webhook-signature", signatures);
  }

  Settings settings_;
  Transport& transport_;
  std::unique_ptr<Clock> clock_;
};

}  // namespace

std::unique_ptr<Sink> make_webhook_sink(SettingsReader& settings, const Surroundings& around) {
  return std::make_unique<WebhookSink>(read(settings, around.net), around.transport);
}

}  // namespace datelined
