// Press dateline: "LONDON, March 16 (Reuters) - " says where and when a text was written, not what happens.
#pragma once

#include "events/words.hpp"

#include <string_view>
#include <vector>

namespace datelined {

/// Takes the dateline off the words of a sentence that begins a paragraph.
void drop_press_dateline(std::vector<Word>& words, std::string_view text, TextRange sentence,
                         const Vocabulary& vocabulary);

}  // namespace datelined
