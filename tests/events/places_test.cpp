// Rows of places.corpus: an article and the place of the one event it announces.
#include "tests/events/corpus.hpp"

using namespace datelined;

TEST_CASE("an event is where its article says", "[events]") {
  const std::size_t rows = check_rows(SOURCE_DIR "/tests/events/places.corpus", "en",
                                      [](Article& article, const std::vector<std::string>& row) {
                                        REQUIRE(row.size() == 3);
                                        article.title = row[0];
                                        article.text = row[1];
                                        const std::vector<EventMention> found = Extractor().mentions(article);
                                        CHECK(found.size() == 1);
                                        if (found.size() == 1)
                                          CHECK((found[0].place ? found[0].place->name : "-") == row[2]);
                                      });
  CHECK(rows >= 30);
}
