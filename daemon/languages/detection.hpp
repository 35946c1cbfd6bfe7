// Detection: which language a text is written in, by its most frequent words. Its only entry is `language_of_text`.
#pragma once

#include <span>
#include <string_view>

namespace datelined {

/// The most frequent words of a language, parted by blanks, in lower case, each of seven bytes or less.
struct StopWords {
  std::string_view code;  ///< ISO 639-1
  std::string_view words;
};

/// Languages that are read, and those they could be taken for (stop_words.cpp).
std::span<const StopWords> stop_words();

/// The code of the language that the beginning of `text` is written in; "und" (ISO 639-2: undetermined) for writing
/// that none of the rows of `stop_words` uses; empty if the text does not tell: it is short, a list, or figures. A few
/// microseconds, whatever the length.
std::string_view language_of_text(std::string_view text);

}  // namespace datelined
