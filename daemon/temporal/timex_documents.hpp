// Timex documents: the batch form of the tagger, one JSON document a line in, one TIMEX3 a line out.
#pragma once

#include <string>
#include <string_view>

namespace datelined {

class Taggers;

/// `{"doc","dct","text"}` → a line `{"doc","start","end","text","value","type"}` for each TIMEX3 of the text, offsets
/// in Unicode code points. `language` is that of all documents; if it is empty, each document's own
/// `"language"` counts, or else its words. Throws std::runtime_error with the reason for a line that is no such
/// document.
std::string timex_lines(std::string_view line, const Taggers& taggers, std::string_view language = {});

}  // namespace datelined
