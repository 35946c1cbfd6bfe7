// Timex documents: the batch form of the tagger, one JSON document a line in, one TIMEX3 a line out.
#pragma once

#include <string>
#include <string_view>

namespace datelined {

class Tagger;

/// `{"doc","dct","text"}` → a line `{"doc","start","end","text","value","type"}` for each TIMEX3 of the text, offsets
/// in Unicode code points. Without a locale 3/4/2017 is read as the document's own dates tell. Throws
/// std::runtime_error with the reason for a line that is no such document.
std::string timex_lines(std::string_view line, const Tagger& tagger);

}  // namespace datelined
