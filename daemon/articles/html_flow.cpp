// HtmlFlow: one pass over the nodes; block elements begin and end flows, everything else is text in a line.
#include "articles/html_flow.hpp"

#include "articles/decoding.hpp"

#include <algorithm>
#include <optional>

namespace datelined {

namespace {

enum class Role { line, block, heading, item, row, cell, caption, break_, link, strong, pre, skipped };

struct Element {
  std::string_view name;
  Role role;
};

/// Sorted by name. What is not listed is text in a line.
constexpr Element elements[] = {
    {"a", Role::link},           {"address", Role::block},    {"applet", Role::skipped},
    {"area", Role::skipped},     {"article", Role::block},    {"aside", Role::block},
    {"audio", Role::skipped},    {"b", Role::strong},         {"blockquote", Role::block},
    {"body", Role::block},       {"br", Role::break_},        {"button", Role::skipped},
    {"canvas", Role::skipped},   {"caption", Role::caption},  {"center", Role::block},
    {"datalist", Role::skipped}, {"dd", Role::item},          {"del", Role::skipped},
    {"details", Role::block},    {"dialog", Role::skipped},   {"dir", Role::block},
    {"div", Role::block},        {"dl", Role::block},         {"dt", Role::item},
    {"embed", Role::skipped},    {"fieldset", Role::block},   {"figcaption", Role::caption},
    {"figure", Role::block},     {"footer", Role::block},     {"form", Role::block},
    {"frame", Role::skipped},    {"frameset", Role::skipped}, {"h1", Role::heading},
    {"h2", Role::heading},       {"h3", Role::heading},       {"h4", Role::heading},
    {"h5", Role::heading},       {"h6", Role::heading},       {"head", Role::skipped},
    {"header", Role::block},     {"hr", Role::block},         {"html", Role::block},
    {"iframe", Role::skipped},   {"img", Role::skipped},      {"input", Role::skipped},
    {"legend", Role::block},     {"li", Role::item},          {"link", Role::skipped},
    {"main", Role::block},       {"map", Role::skipped},      {"menu", Role::block},
    {"meta", Role::skipped},     {"meter", Role::skipped},    {"nav", Role::block},
    {"noframes", Role::skipped}, {"noscript", Role::skipped}, {"object", Role::skipped},
    {"ol", Role::block},         {"optgroup", Role::skipped}, {"option", Role::skipped},
    {"output", Role::skipped},   {"p", Role::block},          {"param", Role::skipped},
    {"pre", Role::pre},          {"progress", Role::skipped}, {"rp", Role::skipped},
    {"rt", Role::skipped},       {"s", Role::skipped},        {"script", Role::skipped},
    {"section", Role::block},    {"select", Role::skipped},   {"source", Role::skipped},
    {"strike", Role::skipped},   {"strong", Role::strong},    {"style", Role::skipped},
    {"summary", Role::block},    {"svg", Role::skipped},      {"table", Role::block},
    {"tbody", Role::block},      {"td", Role::cell},          {"template", Role::skipped},
    {"textarea", Role::skipped}, {"tfoot", Role::block},      {"th", Role::cell},
    {"thead", Role::block},      {"title", Role::skipped},    {"tr", Role::row},
    {"track", Role::skipped},    {"ul", Role::block},         {"video", Role::skipped},
};

Role role_of(const HtmlNode& node) {
  const auto found = std::ranges::lower_bound(elements, node.name, {}, &Element::name);
  return found != std::end(elements) && found->name == node.name ? found->role : Role::line;
}

bool opens_block(Role role) {
  return role == Role::block || role == Role::heading || role == Role::item || role == Role::row ||
         role == Role::caption || role == Role::pre;
}

/// The length of the white space at `at`, no-break spaces and the like included; 0 if there is none.
std::size_t blank_at(std::string_view text, std::size_t at) {
  const std::string_view rest = text.substr(at);
  switch (static_cast<unsigned char>(rest[0])) {
    case ' ':
    case '\t':
    case '\n':
    case '\r':
    case '\f':
    case '\v':
      return 1;
    case 0xC2:
      return rest.starts_with("\u00A0") ? 2 : 0;
    case 0xE2:
      return rest.starts_with("\u2009") || rest.starts_with("\u202F") || rest.starts_with("\u2003") ? 3 : 0;
    default:
      return 0;
  }
}

class FlowWriter {
 public:
  FlowWriter(const HtmlTree& tree, const std::vector<bool>& dropped) : tree_(tree), dropped_(dropped) {}

  std::vector<HtmlFlow> written() {
    for (std::uint32_t at = 0; at < tree_.size();) {
      leave_until(at);
      const HtmlNode& node = tree_[at];
      const Role role = node.is_text() ? Role::line : role_of(node);
      if (role == Role::skipped || (!node.is_text() && dropped_[at])) {
        at = std::max(node.end, at + 1);
        continue;
      }
      if (node.is_text())
        append(node.text);
      else
        enter(at, role);
      ++at;
    }
    leave_until(static_cast<std::uint32_t>(tree_.size()));
    flush();
    return std::move(flows_);
  }

 private:
  struct Open {
    std::uint32_t node, end;
    Role role;
    bool block;
  };

  void enter(std::uint32_t at, Role role) {
    if (role == Role::break_) return line_break();
    if (role == Role::cell) {
      const bool in_row = std::ranges::any_of(open_, [](const Open& open) { return open.role == Role::row; });
      if (in_row && !flow_.text.empty()) cell_ended_ = true;
    }
    const bool block = opens_block(role) || (role == Role::cell && !in_simple_row());
    if (role == Role::row) simple_row_ = is_simple(at);
    if (block) flush();
    open_.push_back({at, tree_[at].end, role, block});
  }

  void leave_until(std::uint32_t at) {
    while (!open_.empty() && open_.back().end <= at) {
      if (open_.back().block) flush();
      open_.pop_back();
    }
  }

  bool in_simple_row() const { return simple_row_ && at_row() != nullptr; }
  const Open* at_row() const {
    for (auto open = open_.rbegin(); open != open_.rend(); ++open)
      if (open->role == Role::row) return &*open;
    return nullptr;
  }

  /// A row whose cells hold nothing but lines of text.
  bool is_simple(std::uint32_t row) const {
    std::size_t cells = 0;
    for (std::uint32_t at = row + 1; at < tree_[row].end; ++at) {
      if (tree_[at].is_text()) continue;
      const Role role = role_of(tree_[at]);
      if (opens_block(role)) return false;
      cells += role == Role::cell;
    }
    return cells >= 2;
  }

  bool inside(Role role) const {
    return std::ranges::any_of(open_, [&](const Open& open) { return open.role == role; });
  }

  void append(std::string_view text) {
    const bool link = inside(Role::link), strong = inside(Role::strong), pre = inside(Role::pre);
    const std::size_t before = flow_.text.size();
    for (std::size_t at = 0; at < text.size();) {
      if (pre && text[at] == '\n') {
        line_break();
        ++at;
      } else if (const std::size_t blank = blank_at(text, at)) {
        blank_due_ = true;
        at += blank;
      } else {
        place_separator();
        flow_.text.push_back(text[at++]);
      }
    }
    const std::size_t added = flow_.text.size() - std::min(before, flow_.text.size());
    if (link) flow_.link_bytes += added;
    if (strong) flow_.strong_bytes += added;
  }

  void place_separator() {
    if (flow_.text.empty()) {
      flow_.node = holder();
    } else if (cell_ended_) {
      flow_.text += " | ";
    } else if (blank_due_) {
      flow_.text += ' ';
    }
    blank_due_ = cell_ended_ = false;
  }

  std::uint32_t holder() const {
    for (auto open = open_.rbegin(); open != open_.rend(); ++open)
      if (open->block) return open->node;
    return 0;
  }

  /// A line that an editor broke goes on; any other break ends the flow, the next one follows closely.
  void line_break() {
    const std::string& text = flow_.text;
    if (text.size() >= 55 && text.size() <= 100 &&
        std::string_view(".!?:;").find(text.back()) == std::string_view::npos) {
      blank_due_ = true;
    } else if (!text.empty()) {
      flush();
    }
  }

  Block::Kind kind() const {
    for (auto open = open_.rbegin(); open != open_.rend(); ++open) switch (open->role) {
        case Role::heading:
          return Block::Kind::heading;
        case Role::item:
          return Block::Kind::item;
        case Role::caption:
          return Block::Kind::caption;
        case Role::row:
          return simple_row_ ? Block::Kind::row : Block::Kind::prose;
        default:
          break;
      }
    return Block::Kind::prose;
  }

  void flush() {
    blank_due_ = cell_ended_ = false;
    if (flow_.text.empty()) return;
    flow_.kind = kind();
    flow_.text = readable(flow_.text);
    if (flow_.text.empty()) return;
    const bool listed = flow_.kind == Block::Kind::item || flow_.kind == Block::Kind::row;
    flow_.follows_closely = listed && !flows_.empty() && flows_.back().kind == flow_.kind;
    flows_.push_back(std::exchange(flow_, {}));
  }

  const HtmlTree& tree_;
  const std::vector<bool>& dropped_;
  std::vector<Open> open_;
  std::vector<HtmlFlow> flows_;
  HtmlFlow flow_;
  bool blank_due_ = false, cell_ended_ = false, simple_row_ = false;
};

}  // namespace

std::vector<HtmlFlow> html_flows(const HtmlTree& tree, const std::vector<bool>& dropped) {
  return FlowWriter(tree, dropped).written();
}

}  // namespace datelined
