// In what is shipped: nothing.
#include "service/kill_point.hpp"

namespace datelined {

void kill_point(std::string_view) {}

}  // namespace datelined
