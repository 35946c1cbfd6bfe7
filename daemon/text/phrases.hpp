// Phrases: whole words found in a text, case folded; what watches and the user's own rules match by.
#pragma once

#include <string>
#include <string_view>

namespace datelined {

/// " sony press event ": folded words with one blank around each. `+` and `#` belong to the word before them (C++, C#);
/// of scripts that are written without blanks each character counts as a word.
std::string folded_words(std::string_view text);

/// Whether a text of `folded_words` holds a phrase. A phrase without a letter or digit is in no text.
bool holds_phrase(const std::string& words, std::string_view phrase);

}  // namespace datelined
