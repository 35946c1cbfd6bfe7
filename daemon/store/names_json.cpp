// Names as JSON: a pair for each, its kind before its text.
#include "store/names_json.hpp"

#include <string>
#include <string_view>

namespace datelined {

namespace json = boost::json;

json::array names_written(const std::vector<Name>& names) {
  json::array rows;
  for (const Name& one : names) {
    const std::string_view kind = name(one.kind);
    rows.push_back(json::array{json::string_view(kind.data(), kind.size()), one.text});
  }
  return rows;
}

std::vector<Name> names_read(const json::array& rows) {
  std::vector<Name> names;
  for (const json::value& row : rows) {
    const json::string& kind = row.at(0).as_string();
    const auto known = name_kind_named({kind.data(), kind.size()});
    names.push_back({std::string(row.at(1).as_string()), known.value_or(Name::Kind::other)});
  }
  return names;
}

}  // namespace datelined
