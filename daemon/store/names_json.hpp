// Names as the store keeps them: [["organisation","Halden Group"],…].
#pragma once

#include "events/event.hpp"

#include <boost/json/array.hpp>

#include <vector>

namespace datelined {

boost::json::array names_written(const std::vector<Name>& names);

/// A kind that is not known here is `other`. Throws if the rows are of another shape.
std::vector<Name> names_read(const boost::json::array& rows);

}  // namespace datelined
