#include "articles/article.hpp"

#include "tests/catch.hpp"

#include <string>
#include <vector>

using namespace datelined;

namespace {

std::string spelled(Block::Kind kind) {
  switch (kind) {
    case Block::Kind::headline:
      return "headline";
    case Block::Kind::heading:
      return "heading";
    case Block::Kind::item:
      return "item";
    case Block::Kind::row:
      return "row";
    case Block::Kind::caption:
      return "caption";
    case Block::Kind::prose:
      return "prose";
  }
  return "?";
}

std::vector<std::string> shapes(const std::string& title, const std::string& text) {
  std::vector<std::string> result;
  const std::string whole = title + "\n" + text;
  for (const Block& block : inferred_blocks(title, text))
    result.push_back(spelled(block.kind) + ": " + std::string(block.range.of(whole)));
  return result;
}

}  // namespace

TEST_CASE("the shape of a line tells headings items rows and prose apart", "[articles]") {
  CHECK(
      shapes("Harbour fair returns",
             "Programme\n\n* Friday: parade\n2. Saturday: regatta\n\nDay | Hour | Place\n\nThe fair ends on Sunday.") ==
      std::vector<std::string>{"headline: Harbour fair returns", "heading: Programme", "item: * Friday: parade",
                               "item: 2. Saturday: regatta", "row: Day | Hour | Place",
                               "prose: The fair ends on Sunday."});
}

TEST_CASE("lines that an editor broke are one paragraph", "[articles]") {
  CHECK(shapes("",
               "The council will meet on Monday in the old town hall to vote\non the new bridge. Nobody expects a "
               "surprise.") == std::vector<std::string>{"prose: The council will meet on Monday in the old town hall "
                                                        "to vote\non the new bridge. Nobody expects a surprise."});
  const std::string wide =
      "Nobody knows yet who will speak, but the harbour office says that all of its engineers will be at "
      "the meeting of the\ncouncil on Monday.";
  CHECK(shapes("", wide) == std::vector<std::string>{"prose: " + wide});
  CHECK(shapes("", "* a long item about the meeting of the council that goes on and\n  ends here\n* second") ==
        std::vector<std::string>{"item: * a long item about the meeting of the council that goes on and\n  ends here",
                                 "item: * second"});
}

TEST_CASE("a short line with a full stop is prose and no heading", "[articles]") {
  CHECK(shapes("", "It was vetoed.") == std::vector<std::string>{"prose: It was vetoed."});
  CHECK(shapes("", "He said: “No.”") == std::vector<std::string>{"prose: He said: “No.”"});
}

TEST_CASE("blocks lie in order inside the whole text whatever the lines look like", "[articles]") {
  for (const std::string text : {"", "\n\n\n", "  \t\n x", "====\n----\n", "a\r\nb\r\n", "1.\n2)\n•", "| |\n|||\n"}) {
    Article article;
    article.title = "T";
    article.text = text;
    std::size_t before = 0;
    for (const Block& block : inferred_blocks(article.title, article.text)) {
      CHECK(block.range.begin >= before);
      CHECK(block.range.begin < block.range.end);
      before = block.range.end;
    }
    CHECK(before <= whole_text(article).size());
  }
}

TEST_CASE("the hash of an article covers title and text and tells them apart", "[articles]") {
  Article a, b;
  a.title = "ab";
  a.text = "c";
  b.title = "a";
  b.text = "bc";
  CHECK(content_hash(a).size() == 64);
  CHECK(content_hash(a) != content_hash(b));
  b = a;
  b.url = "https://example.org/";
  CHECK(content_hash(a) == content_hash(b));
}
