// XmlDocument: XML from the wild, repaired where it must be, with names that do not depend on the prefixes chosen.
#pragma once

#include <pugixml.hpp>

#include <map>
#include <string>
#include <string_view>

namespace datelined {

class XmlDocument {
 public:
  /// `utf8` may have junk before its first tag, unescaped ampersands, undefined entities (left as they are, never
  /// expanded), stray and missing end tags. Throws std::runtime_error if it nests deeper than 256 (SECURITY S3, S4)
  /// or holds no element.
  explicit XmlDocument(std::string_view utf8);

  pugi::xml_node root() const;

  /// The name with the usual prefix of its namespace: "dc:date", "content:encoded", "media:title"; without prefix for
  /// RSS and Atom. In lower case.
  std::string name(const pugi::xml_node& node) const;

  /// The first child of that name; an empty node if there is none.
  pugi::xml_node child(const pugi::xml_node& node, std::string_view name) const;

  /// The text of the node as HTML: its character data, or, if it has elements in it, their source.
  std::string html(const pugi::xml_node& node) const;
  std::string child_html(const pugi::xml_node& node, std::string_view name) const { return html(child(node, name)); }

  /// `xml:lang` of the node or its nearest ancestor that has one.
  std::string language(const pugi::xml_node& node) const;
  /// The address that relative links in the node stand on: `xml:base` of it and its ancestors, resolved.
  std::string base(const pugi::xml_node& node, std::string_view document) const;

 private:
  void learn_prefixes();

  pugi::xml_document document_;
  std::map<std::string, std::string, std::less<>> prefixes_;  ///< as written → as usual
};

}  // namespace datelined
