// RSS: 0.9x, 1.0 (RDF) and 2.0, with the Dublin Core, content, media and iTunes names that feeds mix in.
#include "feeds/entry.hpp"
#include "feeds/formats.hpp"
#include "feeds/xml_document.hpp"
#include "text/utf8.hpp"

#include <algorithm>
#include <charconv>

namespace datelined {

namespace {

bool is_rss(std::string_view head) {
  for (const std::string_view opening : {"<rss", "<RSS", "<rdf:RDF", "<RDF", "<channel", ":RDF", ":rss"})
    if (head.find(opening) != std::string_view::npos) return true;
  return false;
}

/// The link of an item: `<link>`, an Atom link without another relation, the guid if it is one, `rdf:about`.
std::string link_of(const XmlDocument& xml, const pugi::xml_node& item) {
  for (const pugi::xml_node& child : item) {
    if (xml.name(child) != "link") continue;
    if (const std::string_view text = trimmed(child.child_value()); !text.empty()) return std::string(text);
    const std::string_view relation = child.attribute("rel").value();
    if (relation.empty() || relation == "alternate")
      if (const auto address = child.attribute("href")) return address.value();
  }
  const pugi::xml_node guid = xml.child(item, "guid");
  const std::string_view text = trimmed(guid.child_value());
  if (std::string_view(guid.attribute("isPermaLink").value()) != "false" && text.starts_with("http"))
    return std::string(text);
  return item.attribute("rdf:about").value();
}

std::string guid_of(const XmlDocument& xml, const pugi::xml_node& item) {
  for (const std::string_view name : {"guid", "id", "dc:identifier"})
    if (const std::string_view text = trimmed(xml.child(item, name).child_value()); !text.empty())
      return std::string(text);
  return item.attribute("rdf:about").value();
}

/// The longest of the descriptions: a feed that has a summary beside the whole text means the text.
std::string content_of(const XmlDocument& xml, const pugi::xml_node& item) {
  std::string longest;
  for (const std::string_view name : {"content:encoded", "content", "body", "xhtml:body", "fullitem", "description",
                                      "dc:description", "summary", "itunes:summary", "media:description"}) {
    std::string text = xml.child_html(item, name);
    if (trimmed(text).size() > trimmed(longest).size()) longest = std::move(text);
  }
  return longest;
}

std::string first_html(const XmlDocument& xml, const pugi::xml_node& node,
                       std::initializer_list<std::string_view> names) {
  for (const std::string_view name : names)
    if (std::string text = xml.child_html(node, name); !trimmed(text).empty()) return text;
  return {};
}

std::optional<WrittenTime> date_of(const XmlDocument& xml, const pugi::xml_node& item) {
  std::vector<std::string> dates;
  for (const std::string_view name : {"pubdate", "dc:date", "published", "dcterms:issued", "dcterms:created", "date",
                                      "dcterms:date", "created", "issued", "updated", "dcterms:modified", "modified"})
    dates.push_back(xml.child_html(item, name));
  return first_date(dates);
}

FeedEntry entry_of(const XmlDocument& xml, const pugi::xml_node& item, const std::string& language,
                   const std::string& base) {
  FeedEntry entry;
  entry.guid = guid_of(xml, item);
  entry.link = link_of(xml, item);
  entry.title = first_html(xml, item, {"title", "dc:title", "media:title", "itunes:title"});
  entry.content = content_of(xml, item);
  entry.base = xml.base(item, base);
  const std::string own = std::string(xml.child(item, "dc:language").child_value());
  entry.language = !own.empty() ? own : item.attribute("xml:lang") ? item.attribute("xml:lang").value() : language;
  entry.published = date_of(xml, item);
  return entry;
}

/// `<ttl>` minutes.
std::optional<std::chrono::seconds> ttl_of(const XmlDocument& xml, const pugi::xml_node& channel) {
  const std::string_view text = trimmed(xml.child(channel, "ttl").child_value());
  int minutes = 0;
  std::from_chars(text.data(), text.data() + text.size(), minutes);
  if (minutes <= 0) return std::nullopt;
  return std::chrono::minutes(std::min(minutes, 7 * 24 * 60));
}

FeedContent parse_rss(std::string_view utf8, const Feed& feed, Instant fetched) {
  const XmlDocument xml(utf8);
  const pugi::xml_node root = xml.root();
  const pugi::xml_node channel = xml.name(root) == "channel" ? root : xml.child(root, "channel");
  std::string language = first_html(xml, channel, {"language", "dc:language"});
  if (language.empty()) language = xml.language(channel ? channel : root);
  std::string base = feed.url;
  if (const std::string link = link_of(xml, channel); link.starts_with("http")) base = link;
  EntryReader reader(feed, fetched);
  reader.content().ttl = ttl_of(xml, channel);
  for (const pugi::xml_node& parent : {channel, root, xml.child(channel, "items")})
    for (const pugi::xml_node& child : parent)
      if (const std::string name = xml.name(child); name == "item" || name == "entry")
        reader.add(entry_of(xml, child, language, base));
  return std::move(reader.content());
}

}  // namespace

const FeedFormat rss_format{"RSS", is_rss, parse_rss};

}  // namespace datelined
