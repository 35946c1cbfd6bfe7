// XML repair: one scan over the tags of a document that checks their depth and closes what was left open.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace datelined {

/// The deepest nesting of elements, comments and CDATA skipped; counting stops above `limit`.
std::size_t xml_depth(std::string_view xml, std::size_t limit);

/// The document with stray end tags dropped, missing ones inserted, and `<` that opens nothing escaped; attributes
/// without quotes get them.
std::string repaired_xml(std::string_view xml);

}  // namespace datelined
