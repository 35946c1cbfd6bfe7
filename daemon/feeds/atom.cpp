// Atom 1.0 (RFC 4287) and 0.3.
#include "feeds/addresses.hpp"
#include "feeds/entry.hpp"
#include "feeds/formats.hpp"
#include "feeds/xml_document.hpp"
#include "text/digest.hpp"
#include "text/utf8.hpp"

#include <stdexcept>

namespace datelined {

namespace {

bool is_atom(std::string_view head) {
  for (const std::string_view opening : {"<feed", ":feed", "<entry", ":entry"})
    if (const auto at = head.find(opening); at != std::string_view::npos) {
      const std::size_t after = at + opening.size();
      if (after >= head.size() || std::string_view(" \t\r\n>").find(head[after]) != std::string_view::npos) return true;
    }
  return false;
}

/// A text construct, as HTML or plain text.
struct AtomText {
  std::string text;
  bool plain = false;
};

AtomText text_of(const XmlDocument& xml, const pugi::xml_node& node) {
  const std::string_view type = node.attribute("type").value(), mode = node.attribute("mode").value();
  AtomText result{xml.html(node), false};
  if (mode == "base64" || (mode.empty() && !type.empty() && type != "text" && type != "html" && type != "xhtml" &&
                           !type.starts_with("text/") && !type.ends_with("xml"))) {
    try {
      result.text = repaired_utf8(from_base64(squeezed(result.text)));
    } catch (const std::invalid_argument&) {
      result.text.clear();
    }
  }
  const bool elements = static_cast<bool>(
      node.find_child([](const pugi::xml_node& child) { return child.type() == pugi::node_element; }));
  result.plain = !elements && mode != "escaped" && (type.empty() || type == "text" || type == "text/plain");
  return result;
}

std::string link_of(const XmlDocument& xml, const pugi::xml_node& entry) {
  std::string fallback;
  for (const pugi::xml_node& child : entry) {
    if (xml.name(child) != "link") continue;
    const std::string_view relation = child.attribute("rel").value(), type = child.attribute("type").value();
    const std::string address = resolved(child.attribute("href").value(), xml.base(child, {}));
    if ((relation.empty() || relation == "alternate") &&
        (type.empty() || type == "text/html" || type == "application/xhtml+xml"))
      return address;
    if (relation.empty() || relation == "alternate" || (relation == "self" && fallback.empty())) fallback = address;
  }
  return fallback;
}

FeedEntry entry_of(const XmlDocument& xml, const pugi::xml_node& node, const std::string& base) {
  FeedEntry entry;
  entry.guid = xml.child(node, "id").child_value();
  entry.base = xml.base(node, base);
  entry.link = link_of(xml, node);
  if (entry.link.empty() && entry.guid.starts_with("http")) entry.link = squeezed(entry.guid);
  if (const auto source = xml.child(node, "content").attribute("src"); source && entry.link.empty())
    entry.link = source.value();
  const AtomText title = text_of(xml, xml.child(node, "title"));
  entry.title = title.text;
  entry.plain_title = title.plain;
  AtomText content = text_of(xml, xml.child(node, "content")), summary = text_of(xml, xml.child(node, "summary"));
  if (trimmed(content.text).empty()) content = summary;
  if (trimmed(content.text).empty())
    content = {xml.child_html(xml.child(node, "media:group"), "media:description"), true};
  entry.content = std::move(content.text);
  entry.plain_content = content.plain;
  entry.language = xml.language(node);
  std::vector<std::string> dates;
  for (const std::string_view name : {"published", "issued", "dc:date", "pubdate", "created", "updated", "modified"})
    dates.push_back(xml.child_html(node, name));
  entry.published = first_date(dates);
  return entry;
}

FeedContent parse_atom(std::string_view utf8, const Feed& feed, Instant fetched) {
  const XmlDocument xml(utf8);
  const pugi::xml_node root = xml.root();
  std::string base = feed.url;
  if (const std::string link = link_of(xml, root); link.starts_with("http")) base = link;
  EntryReader reader(feed, fetched);
  if (xml.name(root) == "entry") reader.add(entry_of(xml, root, base));
  for (const pugi::xml_node& child : root)
    if (const std::string name = xml.name(child); name == "entry" || name == "item")
      reader.add(entry_of(xml, child, base));
  return std::move(reader.content());
}

}  // namespace

const FeedFormat atom_format{"Atom", is_atom, parse_atom};

}  // namespace datelined
