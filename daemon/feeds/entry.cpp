// FeedEntry → Article.
#include "feeds/entry.hpp"

#include "articles/decoding.hpp"
#include "articles/html.hpp"
#include "feeds/addresses.hpp"
#include "languages/detection.hpp"
#include "text/escape.hpp"
#include "text/utf8.hpp"

#include <algorithm>
#include <cctype>

namespace datelined {

namespace {

constexpr std::size_t most_entries = 2000, longest_title = 1000, longest_text = 1'000'000;

bool has_tags(std::string_view text) {
  for (std::size_t at = text.find('<'); at != std::string_view::npos && at + 1 < text.size();
       at = text.find('<', at + 1))
    if (std::isalpha(static_cast<unsigned char>(text[at + 1])) || text[at + 1] == '/' || text[at + 1] == '!')
      return true;
  return false;
}

std::string title_of(const FeedEntry& entry) {
  const bool plain = entry.plain_title || entry.title.find_first_of("<&") == std::string::npos;
  const std::string line = plain ? squeezed(readable(entry.title)) : plain_line(entry.title);
  return std::string(prefix_bytes(line, longest_title));
}

/// Text and blocks of the entry's content below the title.
void read_content(const FeedEntry& entry, Article& article) {
  if (!entry.plain_content && has_tags(entry.content)) {
    HtmlPage page = read_fragment(prefix_bytes(entry.content, longest_text));
    article.text = std::move(page.text);
    article.blocks = blocks_below(article.title, std::move(page.blocks));
    article.markup = std::move(page.markup);
    return;
  }
  const bool entities = !entry.plain_content && entry.content.find('&') != std::string::npos;
  const std::string text = entities ? read_fragment("<pre>" + entry.content + "</pre>").text : entry.content;
  article.text = trimmed(readable(prefix_bytes(text, longest_text)));
  article.blocks = inferred_blocks(article.title, article.text);
}

}  // namespace

std::optional<WrittenTime> first_date(const std::vector<std::string>& texts) {
  using namespace std::chrono;
  for (const std::string& text : texts)
    for (auto parse : {parse_iso8601, parse_rfc822})
      if (const auto time = parse(trimmed(text)))
        if (time->local >= local_days(year(1970) / 1 / 1) && time->local < local_days(year(2200) / 1 / 1)) return time;
  return std::nullopt;
}

Dateline dateline_of(const WrittenTime& time, const Zone& zone) {
  if (time.grain == Grain::day) return {time.local, Grain::day, zone};
  if (!time.zone) return {time.local, Grain::minute, zone};
  if (zone == Zone()) return {time.local, Grain::minute, *time.zone};
  return {to_local(to_instant(time, zone), zone), Grain::minute, zone};
}

Dateline dateline_of(Instant instant, const Zone& zone) { return {to_local(instant, zone), Grain::minute, zone}; }

std::string language_tag(std::string_view written) {
  const std::string tag = folded(trimmed(written).substr(0, trimmed(written).find_first_of("-_")));
  const bool letters = std::ranges::all_of(tag, [](char c) { return c >= 'a' && c <= 'z'; });
  return letters && tag.size() >= 2 && tag.size() <= 3 ? tag : std::string();
}

std::string language_of(const Article& article, const Feed& feed, std::string_view declared) {
  if (!feed.language.empty()) return feed.language;
  const std::string_view found = language_of_text(article.text.empty() ? article.title : article.text);
  return found.empty() ? language_tag(declared) : std::string(found);
}

void EntryReader::add(const FeedEntry& entry) {
  if (content_.articles.size() >= most_entries) return;
  Article article;
  article.feed = feed_.name;
  article.title = title_of(entry);
  read_content(entry, article);
  if (article.title.empty() && article.text.empty()) return;
  const std::string link = entry.link.empty() ? std::string() : resolved(entry.link, entry.base);
  if (is_web_url(link)) article.url = link;
  article.hash = content_hash(article);
  article.guid = squeezed(entry.guid);
  if (article.guid.empty()) article.guid = !article.url.empty() ? article.url : article.hash;
  article.language = language_of(article, feed_, entry.language);
  article.dateline = entry.published ? dateline_of(*entry.published, feed_.zone) : dateline_of(fetched_, feed_.zone);
  if (guids_.insert(article.guid).second) content_.articles.push_back(std::move(article));
}

}  // namespace datelined
