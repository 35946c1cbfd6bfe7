// XmlDocument: pugixml behind a depth check; a document it cannot read to the end is repaired and read once more.
#include "feeds/xml_document.hpp"

#include "feeds/addresses.hpp"
#include "feeds/xml_repair.hpp"

#include <algorithm>
#include <cctype>
#include <sstream>
#include <stdexcept>
#include <vector>

namespace datelined {

namespace {

constexpr std::size_t deepest = 256;
constexpr unsigned how = pugi::parse_default & ~pugi::parse_doctype;

struct Namespace {
  std::string_view address, prefix;  ///< the address without scheme and final slash or hash, in lower case
};

constexpr Namespace namespaces[] = {
    {"www.w3.org/2005/atom", ""},
    {"purl.org/atom/ns", ""},
    {"purl.org/rss/1.0", ""},
    {"my.netscape.com/rdf/simple/0.9", ""},
    {"channel.netscape.com/rdf/simple/0.9", ""},
    {"my.netscape.com/publish/formats/rss-0.91.dtd", ""},
    {"backend.userland.com/rss", ""},
    {"backend.userland.com/rss2", ""},
    {"blogs.law.harvard.edu/tech/rss", ""},
    {"purl.org/dc/elements/1.1", "dc"},
    {"purl.org/dc/elements/1.0", "dc"},
    {"purl.org/dc/terms", "dcterms"},
    {"purl.org/rss/1.0/modules/content", "content"},
    {"search.yahoo.com/mrss", "media"},
    {"video.search.yahoo.com/mrss", "media"},
    {"www.itunes.com/dtds/podcast-1.0.dtd", "itunes"},
    {"www.w3.org/1999/02/22-rdf-syntax-ns", "rdf"},
    {"www.w3.org/1999/xhtml", "xhtml"},
    {"rssnamespace.org/feedburner/ext/1.0", "feedburner"},
    {"www.w3.org/xml/1998/namespace", "xml"},
};

std::string lower(std::string_view text) {
  std::string result(text);
  std::ranges::transform(result, result.begin(), [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
  return result;
}

const Namespace* namespace_of(std::string_view address) {
  std::string key = lower(address);
  if (const auto scheme = key.find("://"); scheme != std::string::npos) key.erase(0, scheme + 3);
  while (!key.empty() && (key.back() == '/' || key.back() == '#')) key.pop_back();
  const auto found = std::ranges::find(namespaces, key, &Namespace::address);
  return found == std::end(namespaces) ? nullptr : found;
}

/// Calls `see` for the node and everything below it, in document order, without recursion.
template <class See>
void walk(const pugi::xml_node& top, See see) {
  for (pugi::xml_node node = top; node;) {
    see(node);
    if (node.first_child()) {
      node = node.first_child();
      continue;
    }
    while (node && node != top && !node.next_sibling()) node = node.parent();
    if (!node || node == top) return;
    node = node.next_sibling();
  }
}

/// Web servers print warnings and blank lines before the document now and then.
std::string_view from_first_tag(std::string_view xml) {
  std::size_t first = std::string_view::npos;
  for (const std::string_view opening : {"<?xml", "<rss", "<feed", "<rdf:RDF", "<RDF", "<channel"})
    first = std::min(first, xml.substr(0, 4096).find(opening));
  if (first == std::string_view::npos) first = xml.find('<');
  return first == std::string_view::npos ? std::string_view() : xml.substr(first);
}

}  // namespace

XmlDocument::XmlDocument(std::string_view utf8) {
  const std::string_view xml = from_first_tag(utf8);
  if (xml_depth(xml, deepest) > deepest) throw std::runtime_error("elements nest deeper than 256");
  if (!document_.load_buffer(xml.data(), xml.size(), how, pugi::encoding_utf8)) {
    const std::string repaired = repaired_xml(xml);
    document_.load_buffer(repaired.data(), repaired.size(), how, pugi::encoding_utf8);
  }
  if (!root()) throw std::runtime_error("no element in the document");
  learn_prefixes();
}

pugi::xml_node XmlDocument::root() const {
  for (const pugi::xml_node& node : document_)
    if (node.type() == pugi::node_element) return node;
  return {};
}

void XmlDocument::learn_prefixes() {
  walk(document_.root(), [this](const pugi::xml_node& node) {
    for (const pugi::xml_attribute& attribute : node.attributes()) {
      const std::string_view key = attribute.name();
      if (!key.starts_with("xmlns:")) continue;
      const Namespace* known = namespace_of(attribute.value());
      prefixes_.try_emplace(std::string(key.substr(6)), known ? std::string(known->prefix) : lower(key.substr(6)));
    }
  });
}

std::string XmlDocument::name(const pugi::xml_node& node) const {
  const std::string_view written = node.name();
  const std::size_t colon = written.find(':');
  if (colon == std::string_view::npos) return lower(written);
  const auto known = prefixes_.find(written.substr(0, colon));
  std::string prefix = known != prefixes_.end() ? known->second : lower(written.substr(0, colon));
  if (prefix == "atom") prefix.clear();
  return prefix.empty() ? lower(written.substr(colon + 1)) : prefix + ":" + lower(written.substr(colon + 1));
}

pugi::xml_node XmlDocument::child(const pugi::xml_node& node, std::string_view wanted) const {
  for (const pugi::xml_node& child : node)
    if (child.type() == pugi::node_element && name(child) == wanted) return child;
  return {};
}

std::string XmlDocument::html(const pugi::xml_node& node) const {
  bool elements = false;
  std::string text;
  for (const pugi::xml_node& child : node) {
    elements |= child.type() == pugi::node_element;
    if (child.type() == pugi::node_pcdata || child.type() == pugi::node_cdata) text += child.value();
  }
  if (!elements) return text;
  std::ostringstream source;
  for (const pugi::xml_node& child : node) {
    if (child.type() == pugi::node_cdata)
      source << child.value();
    else
      child.print(source, "", pugi::format_raw | pugi::format_no_declaration, pugi::encoding_utf8);
  }
  std::string result = source.str();
  for (const auto& [written, usual] : prefixes_)
    if (usual == "xhtml")
      for (const std::string_view opening : {"<", "</"}) {
        const std::string prefixed = std::string(opening) + written + ":";
        for (auto at = result.find(prefixed); at != std::string::npos; at = result.find(prefixed, at))
          result.erase(at + opening.size(), written.size() + 1);
      }
  return result;
}

std::string XmlDocument::language(const pugi::xml_node& node) const {
  for (pugi::xml_node at = node; at; at = at.parent())
    if (const auto attribute = at.attribute("xml:lang")) return attribute.value();
  return {};
}

std::string XmlDocument::base(const pugi::xml_node& node, std::string_view document) const {
  std::vector<std::string_view> bases;
  for (pugi::xml_node at = node; at; at = at.parent())
    if (const auto attribute = at.attribute("xml:base")) bases.emplace_back(attribute.value());
  std::string result(document);
  for (auto base = bases.rbegin(); base != bases.rend(); ++base) result = resolved(*base, result);
  return result;
}

}  // namespace datelined
