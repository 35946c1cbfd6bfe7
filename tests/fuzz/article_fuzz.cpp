// Fuzz target: any text as an article, and as its markup. The extractor must not crash, and what it announces must
// hold.
#include "events/extractor.hpp"
#include "text/utf8.hpp"

#include <cstdint>
#include <cstdlib>
#include <string>

using namespace datelined;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size < 3) return 0;
  Article article;
  article.guid = "fuzz";
  article.language = "en";
  article.dateline.moment = std::chrono::local_days(std::chrono::year(2000 + data[0] % 40) / (1 + data[1] % 12) / 2);
  const std::string text = repaired_utf8({reinterpret_cast<const char*>(data) + 2, size - 2});
  const std::size_t line = std::min(text.find('\n'), text.size());
  article.title = text.substr(0, line);
  article.text = text.substr(std::min(line + 1, text.size()));
  if (data[0] & 0x80) article.markup.push_back(article.text);
  const Extractor extractor({.minimum_confidence = 0.01, .cues = true});
  const std::string whole = whole_text(article);
  for (const EventMention& mention : extractor.mentions(article)) {
    const bool structured = mention.words.empty();
    if (mention.when.end <= article.dateline.moment || mention.title.size() > 90 || !is_utf8(mention.title))
      std::abort();
    if (!structured && mention.evidence != mention.sentence.of(whole)) std::abort();
  }
  (void)extractor.explanation(article);
  return 0;
}
