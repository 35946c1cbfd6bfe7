// Addresses: relative links made absolute (RFC 3986 section 5).
#pragma once

#include <string>
#include <string_view>

namespace datelined {

/// `reference` seen from `base`; the reference itself if it is absolute or the base is of no use. Blanks in it are
/// escaped, blanks around it dropped.
std::string resolved(std::string_view reference, std::string_view base);

}  // namespace datelined
