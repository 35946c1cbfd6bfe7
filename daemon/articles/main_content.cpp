// Main content: names and weights. A paragraph is worth its length less its links; the article is where worth gathers.
#include "articles/main_content.hpp"

#include <algorithm>
#include <array>
#include <cctype>
#include <string>

namespace datelined {

namespace {

/// Tags and roles that are never the article.
constexpr std::string_view furniture_tags[] = {"aside", "dialog", "footer", "menu", "nav"};
constexpr std::string_view furniture_roles[] = {"alert",  "banner",  "complementary", "contentinfo",
                                                "dialog", "menu",    "menubar",       "navigation",
                                                "search", "tablist", "toolbar"};

/// Words of class names and ids that name furniture, whole.
// clang-format off
constexpr std::string_view furniture_words[] = {
    "ad", "ads", "adv", "advert", "advertisement", "advertising", "alsoread", "appendix", "author", "authors",
    "banner", "bio", "breadcrumb", "breadcrumbs", "byline", "caption", "carousel", "comment", "comments",
    "contributors", "cookie", "cookies", "copyright", "credit", "credits", "dateline", "disclaimer",
    "disqus", "donate", "donation", "dropdown", "facebook", "favorites", "feedback", "flyout", "follow", "foot",
    "footer", "footnav", "gallery", "gdpr", "hidden", "infobox", "instagram", "jumpto", "keywords", "login",
    "mailing", "masthead", "menu", "meta", "metadata", "modal", "mostread", "nav", "navbar", "navbox", "navigation",
    "newsletter", "noprint", "outbrain", "overlay", "pager", "pagination", "paywall", "pinterest", "player", "pop",
    "popular", "popup", "print", "promo", "promoted", "promotion", "rating", "readmore", "recirc", "recirculation",
    "recommend", "recommendations", "recommended", "related", "relatedposts", "replies", "reply",
    "respond", "rss", "search", "share", "sharebar", "sharedaddy", "sharing", "shopping", "shoutbox", "sidebar",
    "signup", "skip", "skyscraper", "slideshow", "social", "sponsor", "sponsored", "subscribe", "subscription",
    "survey", "taboola", "tag", "tags", "taxonomy", "teaser", "timestamp", "toc", "toolbar", "tooltip",
    "trending", "tweet", "twitter", "utility", "video", "widget", "widgets", "youtube"};
// clang-format on

/// Words that outweigh those above: an element that names itself content is judged by its text.
constexpr std::string_view content_words[] = {"article", "articlebody", "body",  "content", "entry",
                                              "main",    "post",        "story", "text"};

/// Openings of short lines that belong to the page and not to the article (in lower case).
// clang-format off
constexpr std::string_view calls[] = {
    "advertisement", "click here", "comments", "continue reading", "copyright", "download the", "follow ",
    "get the latest", "image:", "image credit", "join the", "leave a comment", "like this", "listen to", "more:",
    "more from", "most read", "newsletter", "photo:", "photo by", "posted in", "read also", "read more",
    "read next", "read:", "recommended", "related", "see also", "share", "sign up", "skip to", "source:",
    "sponsored", "subscribe", "tags:", "watch:", "©", "(c)", "all rights reserved", "this article originally",
    "print this"};
// clang-format on

static_assert(std::ranges::is_sorted(furniture_tags) && std::ranges::is_sorted(furniture_roles) &&
              std::ranges::is_sorted(furniture_words) && std::ranges::is_sorted(content_words));

constexpr double link_heavy = 0.5;
constexpr double share_of_worth = 0.8;  ///< what an element must hold to be preferred to its parent

char lower(char c) { return static_cast<char>(std::tolower(static_cast<unsigned char>(c))); }

bool starts_with_call(std::string_view text) {
  return std::ranges::any_of(calls, [&](std::string_view call) {
    return text.size() >= call.size() && std::ranges::equal(text.substr(0, call.size()), call, {}, lower);
  });
}

template <std::size_t size>
bool among(const std::string_view (&list)[size], std::string_view word) {
  return std::ranges::binary_search(list, word);
}

/// Calls `see` with every word of a class or id in lower case: parted at anything but letters, and at a capital.
template <class See>
void for_each_word(std::string_view names, See see) {
  std::string word;
  for (std::size_t at = 0; at <= names.size(); ++at) {
    const char c = at < names.size() ? names[at] : ' ';
    const bool letter = std::isalpha(static_cast<unsigned char>(c));
    const bool capital = std::isupper(static_cast<unsigned char>(c)) && at > 0 &&
                         std::islower(static_cast<unsigned char>(names[at - 1]));
    if ((!letter || capital) && !word.empty()) {
      see(word);
      word.clear();
    }
    if (letter) word += lower(c);
  }
}

bool is_hidden(const HtmlNode& node) {
  if (node.has("hidden") || node.attribute("aria-hidden") == "true") return true;
  const std::string_view style = node.attribute("style");
  return style.find("display:none") != std::string_view::npos || style.find("display: none") != std::string_view::npos;
}

bool names_furniture(const HtmlNode& node) {
  bool bad = false, good = false;
  for (const std::string_view names : {node.attribute("class"), node.attribute("id")})
    for_each_word(names, [&](const std::string& word) {
      bad |= among(furniture_words, word);
      good |= among(content_words, word);
    });
  return bad && !good;
}

bool is_furniture(const HtmlNode& node) {
  if (node.name == "html" || node.name == "body" || node.name == "article" || node.name == "main" ||
      node.name == "#root")
    return false;
  if (among(furniture_tags, node.name) || among(furniture_roles, node.attribute("role")) || is_hidden(node))
    return true;
  if (node.attribute("itemprop") == "articleBody" || node.name == "blockquote") return false;
  return names_furniture(node);
}

double link_share(const HtmlFlow& flow) {
  return static_cast<double>(flow.link_bytes) / static_cast<double>(flow.text.size());
}

bool ends_a_sentence(std::string_view text) {
  for (const std::string_view quote : {"\"", "”", "’", "'", ")", "»"})
    if (text.ends_with(quote)) text.remove_suffix(quote.size());
  for (const std::string_view stop : {".", "!", "?", "…", ":"})
    if (text.ends_with(stop)) return true;
  return false;
}

/// Lists of links to other pages seldom have numbers in them; programmes and calendars do.
bool holds_number(std::string_view text) { return text.find_first_of("0123456789") != std::string_view::npos; }

/// What a flow says for or against the element that holds it, in bytes of good prose.
double worth(const HtmlFlow& flow) {
  const auto length = static_cast<double>(flow.text.size());
  const double links = link_share(flow);
  switch (flow.kind) {
    case Block::Kind::caption:
    case Block::Kind::headline:
      return 0;
    case Block::Kind::heading:
      return links > link_heavy ? -20 : 0;
    case Block::Kind::row:
      return links > link_heavy ? -20 : 0.2 * length;
    case Block::Kind::item:
      if (links > link_heavy) return length < 150 && !holds_number(flow.text) ? -30 : 0;
      return length >= 60 ? 0.5 * length * (1 - links) : 0;
    case Block::Kind::prose:
      break;
  }
  if (links > link_heavy) return length < 150 ? -30 : 0;
  if (starts_with_call(flow.text) && length < 150) return -10;
  if (length < 40) return ends_a_sentence(flow.text) ? 0.5 * length : 0;
  return length * (1 - links) * (ends_a_sentence(flow.text) ? 1 : 0.4);
}

struct Weights {
  std::vector<double> good, all;  ///< of each subtree: the sum of positive worth, and of all worth
};

Weights weigh(const HtmlTree& tree, const std::vector<HtmlFlow>& flows) {
  Weights weights{std::vector<double>(tree.size()), std::vector<double>(tree.size())};
  for (const HtmlFlow& flow : flows) {
    const double value = worth(flow);
    weights.good[flow.node] += std::max(value, 0.0);
    weights.all[flow.node] += value;
  }
  for (std::size_t node = tree.size(); node-- > 1;) {
    weights.good[tree[node].parent] += weights.good[node];
    weights.all[tree[node].parent] += weights.all[node];
  }
  return weights;
}

/// The only element that calls itself the article's body and holds a good part of the page's prose.
std::uint32_t declared_body(const HtmlTree& tree, const Weights& weights) {
  std::uint32_t found = 0;
  for (std::uint32_t node = 1; node < tree.size(); ++node) {
    if (tree[node].attribute("itemprop") != "articleBody" || weights.good[node] < 0.3 * weights.good[0]) continue;
    if (found == 0 || weights.good[node] > weights.good[found]) found = node;
  }
  return found;
}

std::uint32_t body_of(const HtmlTree& tree, const Weights& weights) {
  std::uint32_t body = declared_body(tree, weights);
  for (std::uint32_t child = body + 1; child < tree[body].end;) {
    const bool holds = !tree[child].is_text() && weights.good[child] > share_of_worth * weights.good[body];
    if (holds && tree[child].name != "p") {
      body = child++;
    } else {
      child = std::max(tree[child].end, child + 1);
    }
  }
  return body;
}

/// Elements inside the body that hold more links than prose.
std::vector<bool> worthless_parts(const HtmlTree& tree, const Weights& weights, std::uint32_t body) {
  std::vector<bool> worthless(tree.size());
  for (std::uint32_t node = body + 1; node < tree[body].end; ++node)
    worthless[node] = worthless[tree[node].parent] || weights.all[node] < 0;
  return worthless;
}

bool is_paragraph(const HtmlFlow& flow) {
  return flow.kind != Block::Kind::heading && flow.kind != Block::Kind::caption && worth(flow) > 0;
}

/// Before the first paragraph and after the last one stand bylines, dates, tags and headings of what follows.
void trim_ends(std::vector<HtmlFlow>& flows) {
  const auto first = std::ranges::find_if(flows, is_paragraph);
  flows.erase(flows.begin(), first);
  while (!flows.empty() && !is_paragraph(flows.back()) && flows.back().kind != Block::Kind::row) flows.pop_back();
}

}  // namespace

std::vector<bool> furniture(const HtmlTree& tree) {
  std::vector<bool> result(tree.size());
  for (std::size_t node = 1; node < tree.size(); ++node)
    result[node] = result[tree[node].parent] || (!tree[node].is_text() && is_furniture(tree[node]));
  return result;
}

std::vector<HtmlFlow> main_content(const HtmlTree& tree, std::vector<HtmlFlow> flows) {
  const Weights weights = weigh(tree, flows);
  const std::uint32_t body = body_of(tree, weights);
  const std::vector<bool> worthless = worthless_parts(tree, weights, body);
  std::erase_if(flows, [&](const HtmlFlow& flow) {
    return flow.node < body || flow.node >= tree[body].end || worthless[flow.node];
  });
  trim_ends(flows);
  return flows;
}

}  // namespace datelined
