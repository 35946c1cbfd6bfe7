// HTML metadata: looked for in order of trust, first what was made for machines.
#include "articles/html_metadata.hpp"

#include "articles/decoding.hpp"
#include "articles/microdata.hpp"
#include "articles/microformats.hpp"
#include "text/escape.hpp"
#include "text/utf8.hpp"

#include <algorithm>
#include <cctype>

namespace datelined {

namespace {

constexpr std::size_t most_markup = 32, longest_markup = 128 * 1024, longest_title = 1000;

/// Names of `<meta>` that hold the day of publication, most trusted first (lower case; name, property or itemprop).
constexpr std::string_view date_names[] = {"article:published_time",
                                           "og:article:published_time",
                                           "og:published_time",
                                           "datepublished",
                                           "date_published",
                                           "parsely-pub-date",
                                           "sailthru.date",
                                           "cxenseparse:recs:publishtime",
                                           "publish-date",
                                           "publish_date",
                                           "publishdate",
                                           "pubdate",
                                           "publication_date",
                                           "article_date_original",
                                           "originalpublicationdate",
                                           "dcterms.created",
                                           "dc.date.issued",
                                           "dcterms.issued",
                                           "dcterms.date",
                                           "dc.date",
                                           "date",
                                           "dc.date.created",
                                           "datecreated"};

std::string lower(std::string_view text) {
  std::string result(text);
  std::ranges::transform(result, result.begin(), [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
  return result;
}

/// What a `<meta>` is called, in lower case.
std::string meta_name(const HtmlNode& node) {
  for (const std::string_view key : {"property", "name", "itemprop", "http-equiv"})
    if (const std::string_view value = node.attribute(key); !value.empty()) return lower(value);
  return {};
}

std::string meta_content(const HtmlTree& tree, std::string_view name) {
  for (std::size_t at = 0; at < tree.size(); ++at)
    if (tree[at].name == "meta" && meta_name(tree[at]) == name)
      if (std::string content = squeezed(tree[at].attribute("content")); !content.empty()) return content;
  return {};
}

std::string text_of(const HtmlTree& tree, std::size_t node) {
  std::string text;
  for (std::size_t at = node; at < tree[node].end; ++at)
    if (tree[at].is_text() && tree[tree[at].parent].name != "script" && tree[tree[at].parent].name != "style")
      text += tree[at].text;
  return squeezed(text);
}

/// The text of the only element of that name, or nothing if there are several different ones.
std::string text_of_only(const HtmlTree& tree, std::string_view name) {
  std::string found;
  for (std::size_t at = 0; at < tree.size(); ++at) {
    if (tree[at].name != name) continue;
    std::string text = text_of(tree, at);
    if (text.empty() || text == found) continue;
    if (!found.empty()) return {};
    found = std::move(text);
  }
  return found;
}

std::string text_of_first(const HtmlTree& tree, std::string_view name) {
  for (std::size_t at = 0; at < tree.size(); ++at)
    if (tree[at].name == name)
      if (std::string text = text_of(tree, at); !text.empty()) return text;
  return {};
}

/// "Headline - The Daily" → "Headline": the site's name follows the last separator and is the shorter part.
std::string without_site(std::string title, const std::string& site) {
  for (const std::string_view separator : {" | ", " :: ", " » ", " — ", " – ", " - "}) {
    const std::size_t at = title.rfind(separator);
    if (at == std::string::npos) continue;
    const std::string rest = title.substr(at + separator.size());
    if (folded(rest) == folded(site) || (at >= 20 && rest.size() < 30 && rest.size() * 2 < at))
      return title.substr(0, at);
  }
  return title;
}

std::string title_of(const HtmlTree& tree) {
  const std::string site = meta_content(tree, "og:site_name");
  const std::string title = text_of_first(tree, "title"), shared = meta_content(tree, "og:title");
  const std::string heading = text_of_only(tree, "h1");
  std::string best;
  if (heading.size() >= 10 &&
      (folded(title).find(folded(heading)) != std::string::npos || (title.empty() && shared.empty())))
    best = heading;
  else if (!shared.empty())
    best = without_site(shared, site);
  else if (!title.empty())
    best = without_site(title, site);
  else
    best = heading;
  return std::string(prefix_bytes(squeezed(readable(best)), longest_title));
}

bool is_plausible(const std::optional<WrittenTime>& time) {
  using namespace std::chrono;
  return time && time->local >= local_days(year(1970) / 1 / 1) && time->local < local_days(year(2200) / 1 / 1);
}

std::optional<WrittenTime> date_in(std::string_view text) {
  for (auto parse : {parse_iso8601, parse_rfc822})
    if (std::optional<WrittenTime> time = parse(trimmed(text)); is_plausible(time)) return time;
  return std::nullopt;
}

/// The value of `"datePublished": "…"` wherever it stands first in JSON-LD, be it well-formed or not.
std::optional<WrittenTime> date_in_json(std::string_view json) {
  constexpr std::string_view key = "\"datePublished\"";
  for (std::size_t at = json.find(key); at != std::string_view::npos; at = json.find(key, at + 1)) {
    const std::size_t colon = json.find_first_not_of(" \t\r\n", at + key.size());
    if (colon == std::string_view::npos || json[colon] != ':') continue;
    const std::size_t quote = json.find_first_not_of(" \t\r\n", colon + 1);
    if (quote == std::string_view::npos || json[quote] != '"') continue;
    const std::size_t end = json.find('"', quote + 1);
    if (end == std::string_view::npos) continue;
    if (auto time = date_in(json.substr(quote + 1, end - quote - 1))) return time;
  }
  return std::nullopt;
}

bool is_json_ld(const HtmlNode& node) {
  return node.name == "script" && lower(node.attribute("type")).starts_with("application/ld+json");
}

std::string_view source_of(const HtmlTree& tree, std::size_t script) {
  return script + 1 < tree[script].end ? trimmed(tree[script + 1].text) : std::string_view();
}

/// `/2019/11/18/` in an address.
std::optional<WrittenTime> date_in_path(std::string_view url) {
  for (std::size_t at = url.find('/'); at != std::string_view::npos; at = url.find('/', at + 1)) {
    std::string day(url.substr(at + 1, 10));
    if (day.size() != 10 || day[4] != '/' || day[7] != '/') continue;
    day[4] = day[7] = '-';
    if (auto time = date_in(day)) return time;
  }
  return std::nullopt;
}

std::optional<WrittenTime> date_of_meta(const HtmlTree& tree) {
  for (const std::string_view name : date_names)
    if (auto time = date_in(meta_content(tree, name))) return time;
  return std::nullopt;
}

/// `<time datetime>` or any element with `itemprop="datePublished"`; marked ones first.
std::optional<WrittenTime> date_of_elements(const HtmlTree& tree) {
  for (const bool marked : {true, false})
    for (std::size_t at = 0; at < tree.size(); ++at) {
      const HtmlNode& node = tree[at];
      const bool says_published = node.attribute("itemprop") == "datePublished" || node.has("pubdate");
      if (marked ? !says_published : node.name != "time") continue;
      for (const std::string_view key : {"datetime", "content", "title"})
        if (auto time = date_in(node.attribute(key))) return time;
      if (auto time = date_in(text_of(tree, at))) return time;
    }
  return std::nullopt;
}

std::optional<WrittenTime> date_of(const HtmlTree& tree, const std::string& url) {
  for (std::size_t at = 0; at < tree.size(); ++at)
    if (is_json_ld(tree[at]))
      if (auto time = date_in_json(source_of(tree, at))) return time;
  if (auto time = date_of_meta(tree)) return time;
  if (auto time = date_of_elements(tree)) return time;
  return date_in_path(url);
}

std::string address_of(const HtmlTree& tree) {
  for (std::size_t at = 0; at < tree.size(); ++at)
    if (tree[at].name == "link" && lower(tree[at].attribute("rel")) == "canonical" &&
        is_web_url(tree[at].attribute("href")))
      return std::string(tree[at].attribute("href"));
  std::string shared = meta_content(tree, "og:url");
  return is_web_url(shared) ? shared : std::string();
}

std::string language_of(const HtmlTree& tree) {
  for (std::size_t at = 0; at < tree.size(); ++at)
    if (tree[at].name == "html")
      for (const std::string_view key : {"lang", "xml:lang"})
        if (!tree[at].attribute(key).empty()) return std::string(trimmed(tree[at].attribute(key)));
  return meta_content(tree, "content-language");
}

bool speaks_of_events(std::string_view json) {
  return json.find("Event") != std::string_view::npos || json.find("startDate") != std::string_view::npos ||
         json.find("Festival") != std::string_view::npos;
}

std::vector<std::string> markup_of(const HtmlTree& tree) {
  std::vector<std::string> markup;
  for (std::size_t at = 0; at < tree.size() && markup.size() < most_markup; ++at) {
    if (!is_json_ld(tree[at])) continue;
    const std::string_view source = source_of(tree, at);
    if (source.size() <= longest_markup && speaks_of_events(source)) markup.emplace_back(source);
  }
  for (const auto& events : {microdata_events(tree), microformat_events(tree)})
    for (const std::string& event : events)
      if (markup.size() < most_markup) markup.push_back(event);
  return markup;
}

}  // namespace

void read_metadata(const HtmlTree& tree, HtmlPage& page) {
  page.title = title_of(tree);
  page.url = address_of(tree);
  page.language = language_of(tree);
  page.published = date_of(tree, page.url);
  page.markup = markup_of(tree);
}

}  // namespace datelined
