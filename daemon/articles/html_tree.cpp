// HtmlTree: libxml2's HTML parser calls a builder for every tag and text; no libxml2 tree is ever made.
#include "articles/html_tree.hpp"

#include <libxml/HTMLparser.h>
#include <libxml/parserInternals.h>

#include <algorithm>
#include <cstring>
#include <memory_resource>
#include <string>

namespace datelined {

namespace {

constexpr std::size_t most_nodes = 100'000, most_attributes = 50, deepest_node = 256, deepest_tag = 1000;

std::string_view view(const xmlChar* text) {
  return text ? std::string_view(reinterpret_cast<const char*>(text)) : std::string_view();
}

}  // namespace

struct HtmlTree::Arena {
  std::pmr::monotonic_buffer_resource memory{16 * 1024};

  std::string_view keep(std::string_view text) {
    if (text.empty()) return {};
    char* copy = static_cast<char*>(memory.allocate(text.size(), 1));
    std::memcpy(copy, text.data(), text.size());
    return {copy, text.size()};
  }
};

/// Receives the parser's calls.
class HtmlTreeBuilder {
 public:
  HtmlTreeBuilder() {
    tree_.nodes_.push_back({"#root", {}, {}, 0, 0});
    open_.push_back(0);
  }

  void parse(std::string_view utf8) {
    htmlSAXHandler calls{};
    calls.startElement = [](void* self, const xmlChar* name, const xmlChar** attributes) {
      static_cast<HtmlTreeBuilder*>(self)->open(view(name), attributes);
    };
    calls.endElement = [](void* self, const xmlChar*) { static_cast<HtmlTreeBuilder*>(self)->close(); };
    calls.characters = calls.ignorableWhitespace = calls.cdataBlock = [](void* self, const xmlChar* text, int length) {
      static_cast<HtmlTreeBuilder*>(self)->text_.append(reinterpret_cast<const char*>(text),
                                                        static_cast<std::size_t>(length));
    };
    const std::string_view bytes = utf8.substr(0, 0x7fff'ffff);
    if (bytes.empty()) return;
    parser_ = htmlCreateMemoryParserCtxt(bytes.data(), static_cast<int>(bytes.size()));
    if (!parser_) return;
    htmlSAXHandlerPtr own = std::exchange(parser_->sax, &calls);
    parser_->userData = this;
    xmlSwitchEncoding(parser_, XML_CHAR_ENCODING_UTF8);
    htmlCtxtUseOptions(parser_, HTML_PARSE_RECOVER | HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING | HTML_PARSE_NONET |
                                    HTML_PARSE_IGNORE_ENC);
    htmlParseDocument(parser_);
    parser_->sax = own;
    htmlFreeParserCtxt(parser_);
    parser_ = nullptr;
  }

  HtmlTree finished() {
    while (!open_.empty()) close();
    return std::move(tree_);
  }

 private:
  void open(std::string_view name, const xmlChar** attributes) {
    flush();
    if (tags_ >= deepest_tag || tree_.size() >= most_nodes) return stop();
    ++tags_;
    HtmlNode node{tree_.arena_->keep(name), {}, {}, open_.back(), 0};
    for (std::size_t count = 0; attributes && attributes[0] && count < most_attributes; attributes += 2, ++count)
      node.attributes.emplace_back(tree_.arena_->keep(view(attributes[0])), tree_.arena_->keep(view(attributes[1])));
    tree_.nodes_.push_back(std::move(node));
    if (tags_ < deepest_node)
      open_.push_back(static_cast<std::uint32_t>(tree_.size() - 1));
    else
      tree_.nodes_.back().end = static_cast<std::uint32_t>(tree_.size());
  }

  void close() {
    flush();
    if (tags_ >= deepest_node) {
      --tags_;
      return;
    }
    if (tags_ > 0) --tags_;
    if (open_.empty()) return;
    tree_.nodes_[open_.back()].end = static_cast<std::uint32_t>(tree_.size());
    open_.pop_back();
  }

  void flush() {
    if (text_.empty() || open_.empty()) return;
    const auto end = static_cast<std::uint32_t>(tree_.size() + 1);
    tree_.nodes_.push_back({{}, tree_.arena_->keep(text_), {}, open_.back(), end});
    text_.clear();
  }

  void stop() {
    if (parser_) xmlStopParser(parser_);
  }

  HtmlTree tree_;
  htmlParserCtxtPtr parser_ = nullptr;
  std::vector<std::uint32_t> open_;
  std::size_t tags_ = 0;  ///< how many are open, those too deep for a node included
  std::string text_;
};

std::string_view HtmlNode::attribute(std::string_view wanted) const {
  for (const auto& [key, value] : attributes)
    if (key == wanted) return value;
  return {};
}

bool HtmlNode::has(std::string_view wanted) const {
  return std::ranges::any_of(attributes, [&](const auto& attribute) { return attribute.first == wanted; });
}

HtmlTree::HtmlTree() : arena_(std::make_unique<Arena>()) {}
HtmlTree::HtmlTree(HtmlTree&&) noexcept = default;
HtmlTree::~HtmlTree() = default;

HtmlTree HtmlTree::parse(std::string_view utf8) {
  HtmlTreeBuilder builder;
  builder.parse(utf8);
  return builder.finished();
}

}  // namespace datelined
