// iCalendar as a feed (RFC 5545): each UID is an article, whose markup holds its VEVENTs.
#include "articles/article.hpp"
#include "feeds/entry.hpp"
#include "feeds/formats.hpp"
#include "feeds/vevent.hpp"
#include "text/digest.hpp"
#include "text/utf8.hpp"

#include <algorithm>
#include <map>
#include <stdexcept>

namespace datelined {
namespace {

bool is_calendar(std::string_view head) {
  const std::string_view wanted = "BEGIN:VCALENDAR";
  return std::equal(wanted.begin(), wanted.end(), head.begin(),
                    head.begin() + static_cast<std::ptrdiff_t>(std::min(wanted.size(), head.size())),
                    [](char a, char b) { return a == (b >= 'a' && b <= 'z' ? b - 'a' + 'A' : b); });
}

/// A group of VEVENTs with one UID, in the order of the document.
using Group = std::vector<VEvent>;

bool recurs(const Group& group) {
  return std::ranges::any_of(group, [](const VEvent& event) { return !event.rule.empty() || !event.added.empty(); });
}

/// How many occurrences of the group are still to come.
std::size_t ahead(const Group& group, LocalTime from) {
  std::size_t count = 0;
  for (const VEvent& event : group)
    for (const LocalTime at : beginnings(event, group, from))
      count += at + std::max<std::chrono::seconds>(event.length, std::chrono::days(1)) > from ? 1 : 0;
  return count;
}

/// When the calendar last said so; what recurs is said anew at each reading.
Dateline said_at(const Group& group, const Zone& zone, Instant fetched) {
  std::optional<Instant> stamped;
  for (const VEvent& event : group)
    if (event.stamped && (!stamped || *stamped < *event.stamped)) stamped = event.stamped;
  return dateline_of(recurs(group) ? fetched : std::min(stamped.value_or(fetched), fetched), zone);
}

Article article_of(const Group& group, const Feed& feed, const Zone& zone, Instant fetched) {
  Article article;
  article.feed = feed.name;
  article.title = group.front().summary;
  article.url = group.front().url.empty() ? feed.url : group.front().url;
  article.language = feed.language;
  article.dateline = said_at(group, zone, fetched);
  article.markup = {calendar_text(group)};
  article.guid = group.front().uid.empty() ? hex(sha256(article.markup.front())) : group.front().uid;
  article.blocks = inferred_blocks(article.title, article.text);
  // Once a month what recurs is read again, so that the horizon moves on.
  const std::string month = recurs(group) ? iso8601(article.dateline.moment).substr(0, 7) : std::string();
  article.hash = hex(sha256_of_parts({feed.name, article.guid, article.markup.front(), month}));
  return article;
}

FeedContent parse_calendar(std::string_view utf8, const Feed& feed, Instant fetched) {
  VCalendar calendar = read_calendar(utf8);
  const Zone zone = calendar.zone.value_or(feed.zone);
  FeedContent content;
  if (calendar.cut) content.findings.emplace_back("more than 10,000 events: the rest is left out");
  std::vector<Group> groups;
  std::map<std::string, std::size_t> places;
  for (VEvent& event : calendar.events) {
    if (calendar.cancels) event.status = "CANCELLED";
    const auto place = event.uid.empty() ? groups.size() : places.emplace(event.uid, groups.size()).first->second;
    if (place == groups.size()) groups.emplace_back();
    groups[place].push_back(std::move(event));
  }
  const LocalTime from = dateline_of(fetched, zone).moment;
  std::size_t occurrences = 0;
  for (const Group& group : groups) {
    const std::size_t more = ahead(group, from);
    if (more == 0) continue;  // over
    if (occurrences + more > most_occurrences_of_document) {
      content.findings.emplace_back("more than 10,000 occurrences: the rest is left out");
      break;
    }
    occurrences += more;
    content.articles.push_back(article_of(group, feed, zone, fetched));
  }
  return content;
}

}  // namespace

const FeedFormat icalendar_format{"iCalendar", is_calendar, parse_calendar};

}  // namespace datelined
