// HtmlFlow: the text of one paragraph, heading, item, row or caption of a page, with what is needed to weigh it.
#pragma once

#include "articles/article.hpp"
#include "articles/html_tree.hpp"

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace datelined {

struct HtmlFlow {
  Block::Kind kind = Block::Kind::prose;
  std::string text;              ///< squeezed, not empty
  std::uint32_t node = 0;        ///< the block element that holds it
  std::size_t link_bytes = 0;    ///< of `text` inside links
  std::size_t strong_bytes = 0;  ///< of `text` in bold type
  bool follows_closely = false;  ///< an item or row of the same list or table as the flow before
};

/// The text of the tree in document order. `dropped` says of each node whether its subtree is left out; scripts,
/// struck text, form controls and the like always are.
std::vector<HtmlFlow> html_flows(const HtmlTree& tree, const std::vector<bool>& dropped);

}  // namespace datelined
