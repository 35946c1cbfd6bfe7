// Fetcher: the redirect loop around guarded exchanges, and what the answer means.
#include "service/fetch.hpp"

#include "articles/decoding.hpp"
#include "calendar/iso8601.hpp"
#include "net/exchange.hpp"
#include "text/escape.hpp"
#include "text/utf8.hpp"

#include <algorithm>
#include <charconv>

namespace datelined {

namespace {

using std::chrono::seconds;

constexpr int most_hops = 5;
constexpr seconds most_patience = std::chrono::days(2);

std::string_view header(const Headers& headers, std::string_view name) {
  const auto found = std::ranges::find(headers, name, &Headers::value_type::first);
  return found == headers.end() ? std::string_view() : trimmed(found->second);
}

std::optional<seconds> number_of_seconds(std::string_view text) {
  long long number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error == std::errc::result_out_of_range) return most_patience;
  if (error != std::errc() || end != text.data() + text.size() || number < 0) return std::nullopt;
  return std::min(seconds(std::min(number, 1'000'000'000LL)), most_patience);
}

/// From the answer's own Date to the HTTP date in `text`.
std::optional<seconds> until(std::string_view text, const Headers& headers) {
  const auto then = parse_rfc822(text), now = parse_rfc822(header(headers, "date"));
  if (!then || !now) return std::nullopt;
  const auto wait = std::chrono::duration_cast<seconds>(to_instant(*then, Zone()) - to_instant(*now, Zone()));
  return std::clamp(wait, seconds(0), most_patience);
}

std::optional<seconds> max_age(std::string_view cache_control) {
  const std::string words = folded(cache_control);
  const std::size_t at = words.find("max-age=");
  if (at == std::string::npos || (at > 0 && words[at - 1] == '-')) return std::nullopt;
  const std::string_view rest = std::string_view(words).substr(at + 8);
  return number_of_seconds(rest.substr(0, rest.find_first_not_of("0123456789")));
}

/// Where the polling starts: the address that the source moved to for good, if it is still the same source.
bool is_same_source(const FeedSource& source, const SourceState& known) { return known.url == source.feed.url; }

std::string origin(const std::string& url) {
  const std::size_t slash = url.find('/', url.find("://") + 3);
  return folded(url.substr(0, slash));
}

std::string host_of(const std::string& url) {
  const std::string start = origin(url);
  const std::size_t begin = start.find("://") + 3;
  const std::size_t bracket = start.find(']', begin);
  return start.substr(begin, start.find(':', bracket == std::string::npos ? begin : bracket) - begin);
}

HttpRequest request_for(const FeedSource& source, const SourceState& known, const std::string& url) {
  HttpRequest request;
  request.url = url;
  request.rules = source.rules;
  if (origin(url) == origin(source.feed.url)) {  // secrets stay where they belong
    request.user = source.user;
    request.password = source.password;
    request.headers = source.headers;
  }
  request.headers.emplace_back("Accept",
                               "application/atom+xml, application/rss+xml, application/feed+json, "
                               "application/xml;q=0.9, text/xml;q=0.9, */*;q=0.5");
  if (!is_same_source(source, known)) return request;
  if (!known.etag.empty()) request.headers.emplace_back("If-None-Match", known.etag);
  if (!known.last_modified.empty()) request.headers.emplace_back("If-Modified-Since", known.last_modified);
  return request;
}

bool is_redirect(long status) {
  return status >= 301 && status <= 308 && status != 304 && status != 305 && status != 306;
}
bool is_permanent(long status) { return status == 301 || status == 308; }

std::string safe_header(const Headers& headers, std::string_view name) {
  const std::string_view value = header(headers, name);
  return value.size() <= 1000 ? std::string(value) : std::string();
}

Fetched meaning_of(HttpResponse response, const SourceState& known) {
  Fetched fetched;
  fetched.url = response.url;
  fetched.advice = advice_in(response.headers);
  fetched.etag = safe_header(response.headers, "etag");
  fetched.last_modified = safe_header(response.headers, "last-modified");
  fetched.charset = charset_of(header(response.headers, "content-type"));
  if (response.status == 304) {
    fetched.end = Fetched::End::unchanged;
    if (fetched.etag.empty()) fetched.etag = known.etag;
    if (fetched.last_modified.empty()) fetched.last_modified = known.last_modified;
  } else if (response.status == 410) {
    fetched.end = Fetched::End::gone;
  } else if (response.status < 200 || response.status > 299) {
    throw FetchError("the server answers " + std::to_string(response.status), fetched.advice);
  } else {
    fetched.body = std::move(response.body);
  }
  return fetched;
}

/// Throws FetchError for a request that cannot be sent.
std::unique_ptr<HttpExchange> exchange_for(HttpRequest request) {
  try {
    return std::make_unique<HttpExchange>(std::move(request));
  } catch (const std::invalid_argument& error) {
    throw FetchError(error.what(), {});
  }
}

HttpResponse answer_of(HttpExchange& exchange, CURLcode code) {
  Exchange ended = exchange.finish(code);
  if (ended.end != Exchange::End::answered) throw FetchError(for_terminal(ended.detail), {});
  return std::move(ended.response);
}

}  // namespace

PollAdvice advice_in(const Headers& headers) {
  PollAdvice advice;
  if (const std::string_view text = header(headers, "retry-after"); !text.empty()) {
    advice.retry_after = number_of_seconds(text);
    if (!advice.retry_after) advice.retry_after = until(text, headers);
  }
  advice.fresh_for = max_age(header(headers, "cache-control"));
  if (!advice.fresh_for) advice.fresh_for = until(header(headers, "expires"), headers);
  return advice;
}

Fetcher::Fetcher(asio::any_io_executor loop, std::size_t most) : gate_(loop, most), guarded_(loop), trusted_(loop) {}

asio::awaitable<Fetched> Fetcher::fetch(FeedSource source, SourceState known) {
  const bool moved = is_same_source(source, known) && !known.moved_to.empty();
  std::string url = moved ? known.moved_to : source.feed.url, moved_to = moved ? known.moved_to : std::string();
  CurlLoop& loop = source.rules.allow_private ? trusted_ : guarded_;
  bool permanent = true;
  for (int hop = 0; hop <= most_hops; ++hop) {
    const std::unique_ptr<HttpExchange> exchange = exchange_for(request_for(source, known, url));
    const HostGate::Pass pass = co_await gate_.enter(host_of(url));
    const CURLcode code = co_await loop.perform(exchange->easy());
    HttpResponse response = answer_of(*exchange, code);
    if (!is_redirect(response.status)) {
      Fetched fetched = meaning_of(std::move(response), known);
      fetched.moved_to = moved_to;
      co_return fetched;
    }
    const std::optional<std::string> target = redirect_target(response);
    if (!target) throw FetchError("redirected to where we do not follow", {});
    url = *target;
    permanent = permanent && is_permanent(response.status);
    if (permanent) moved_to = url;
  }
  throw FetchError("more than 5 redirects", {});
}

}  // namespace datelined
