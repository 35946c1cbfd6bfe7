// Kill points: the moments in a message's life at which the rigs kill the daemon. What is shipped knows none
// (kill_point_shipped.cpp); a debug build looks at DATELINED_KILL_POINT (kill_point.cpp).
#pragma once

#include <string_view>

namespace datelined {

/// Names, in the order in which a message passes them.
namespace kill_points {
inline constexpr std::string_view promised = "promised";    ///< what an article brought is durable
inline constexpr std::string_view leased = "leased";        ///< its lease is
inline constexpr std::string_view sorted = "sorted";        ///< whether it goes alone or in a list is
inline constexpr std::string_view worded = "worded";        ///< it goes to its sink next
inline constexpr std::string_view answered = "answered";    ///< the sink has taken it, nobody else knows
inline constexpr std::string_view recording = "recording";  ///< its outcome is written, not yet durable
inline constexpr std::string_view recorded = "recorded";    ///< it is
}  // namespace kill_points

/// Ends this process by SIGKILL if that is asked for at this point. Any thread.
void kill_point(std::string_view name);

}  // namespace datelined
