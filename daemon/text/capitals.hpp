// Capital letters, for headings.
#pragma once

#include <string>
#include <string_view>

namespace datelined {

/// In capitals: the letters of Latin, Greek and Cyrillic scripts that have one capital; others stay.
std::string capitals(std::string_view text);

}  // namespace datelined
