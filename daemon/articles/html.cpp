// HTML → HtmlPage: what the head of a page says of it, and its flows joined to a text with blocks.
#include "articles/html.hpp"

#include "articles/html_flow.hpp"
#include "articles/html_metadata.hpp"
#include "articles/html_tree.hpp"
#include "articles/main_content.hpp"
#include "text/utf8.hpp"

#include <algorithm>

namespace datelined {

namespace {

constexpr std::size_t longest_bold_heading = 90;
/// Below so many bytes a page's names are not trusted to tell furniture from content.
constexpr std::size_t least_content = 200;

/// A line set in bold all through, without a full stop, is a heading in all but tag.
bool is_bold_heading(const HtmlFlow& flow) {
  return flow.kind == Block::Kind::prose && flow.strong_bytes == flow.text.size() &&
         flow.text.size() <= longest_bold_heading &&
         std::string_view(".,;!?\"").find(flow.text.back()) == std::string_view::npos;
}

void join(const std::vector<HtmlFlow>& flows, HtmlPage& page) {
  for (const HtmlFlow& flow : flows) {
    if (!page.text.empty()) page.text += flow.follows_closely ? "\n" : "\n\n";
    const std::size_t begin = page.text.size();
    page.text += flow.text;
    page.blocks.push_back({is_bold_heading(flow) ? Block::Kind::heading : flow.kind, {begin, page.text.size()}});
  }
}

std::size_t bytes_of(const std::vector<HtmlFlow>& flows) {
  std::size_t bytes = 0;
  for (const HtmlFlow& flow : flows) bytes += flow.text.size();
  return bytes;
}

/// The headline is the title; where it opens the text once more it is left out.
void drop_title(std::vector<HtmlFlow>& flows, const std::string& title) {
  if (!flows.empty() && !title.empty() && folded(flows.front().text) == folded(title)) flows.erase(flows.begin());
}

}  // namespace

HtmlPage read_page(std::string_view utf8) {
  const HtmlTree tree = HtmlTree::parse(utf8);
  HtmlPage page;
  read_metadata(tree, page);
  std::vector<HtmlFlow> flows = main_content(tree, html_flows(tree, furniture(tree)));
  if (bytes_of(flows) < least_content) {
    const std::vector<bool> nothing(tree.size());
    if (auto all = main_content(tree, html_flows(tree, nothing)); bytes_of(all) > 2 * bytes_of(flows))
      flows = std::move(all);
  }
  drop_title(flows, page.title);
  join(flows, page);
  return page;
}

HtmlPage read_fragment(std::string_view utf8) {
  const HtmlTree tree = HtmlTree::parse(utf8);
  HtmlPage page;
  join(html_flows(tree, std::vector<bool>(tree.size())), page);
  return page;
}

std::string plain_line(std::string_view utf8_html) {
  std::string text = read_fragment(utf8_html).text;
  return squeezed(text);
}

std::vector<Block> blocks_below(const std::string& title, std::vector<Block> blocks) {
  for (Block& block : blocks) {
    block.range.begin += title.size() + 1;
    block.range.end += title.size() + 1;
  }
  if (!title.empty()) blocks.insert(blocks.begin(), {Block::Kind::headline, {0, title.size()}});
  return blocks;
}

}  // namespace datelined
