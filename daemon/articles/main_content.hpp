// Main content: which parts of a page are its article, and which are furniture.
#pragma once

#include "articles/html_flow.hpp"
#include "articles/html_tree.hpp"

#include <vector>

namespace datelined {

/// Of each node whether its tag, role, class or id names it as furniture: navigation, comments, advertisements …
std::vector<bool> furniture(const HtmlTree& tree);

/// The flows of the article among all flows of the page: those of the smallest element that holds nearly all prose,
/// without lists of links, calls to action and what stands before and after the first and last paragraph.
std::vector<HtmlFlow> main_content(const HtmlTree& tree, std::vector<HtmlFlow> flows);

}  // namespace datelined
