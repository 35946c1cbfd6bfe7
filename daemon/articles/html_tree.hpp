// HtmlTree: a page as a flat array of nodes in document order, so that every walk is a loop over indexes.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string_view>
#include <utility>
#include <vector>

namespace datelined {

/// An element, or a stretch of text (then `name` is empty).
struct HtmlNode {
  std::string_view name;  ///< lower-case element name
  std::string_view text;  ///< of a text node, entities resolved; of `script` the source
  std::vector<std::pair<std::string_view, std::string_view>> attributes;  ///< names in lower case
  std::uint32_t parent = 0;                                               ///< the root is its own parent
  std::uint32_t end = 0;                                                  ///< the subtree is [its own index, end)

  bool is_text() const { return name.empty(); }
  /// Empty if absent.
  std::string_view attribute(std::string_view wanted) const;
  bool has(std::string_view wanted) const;
};

/// Owns all text its nodes point to. Node 0 is a root without a name of its own ("#root").
class HtmlTree {
 public:
  /// Any bytes that are UTF-8; never throws on odd markup. Reading stops at 100,000 nodes or a nesting of 1,000; nodes
  /// deeper than 256 become children of the 256th (SECURITY S4).
  static HtmlTree parse(std::string_view utf8);
  HtmlTree(HtmlTree&&) noexcept;
  ~HtmlTree();

  const HtmlNode& operator[](std::size_t index) const { return nodes_[index]; }
  std::size_t size() const { return nodes_.size(); }

 private:
  friend class HtmlTreeBuilder;
  struct Arena;
  HtmlTree();
  std::unique_ptr<Arena> arena_;
  std::vector<HtmlNode> nodes_;
};

}  // namespace datelined
