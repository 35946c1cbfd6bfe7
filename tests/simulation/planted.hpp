// Whether a planted bug is asked for; included in the copies of sources that have them, and nowhere else.
#pragma once

#include <string_view>

namespace datelined {

bool planted(std::string_view name);

}  // namespace datelined
