// Tagged text: the time expressions of a text, for people, as JSON and as TimeML.
#pragma once

#include "agenda/agenda.hpp"
#include "temporal/time_expression.hpp"

#include <boost/json/fwd.hpp>

#include <span>
#include <string>
#include <string_view>

namespace datelined {

/// The text with `<TIMEX3 tid type value>` elements around the expressions that TIMEX3 knows, in a TimeML document.
std::string timeml_text(std::string_view text, std::span<const TimeExpression> expressions);

/// `{"start","end","text","value","type","rule","cue"}` each, offsets in code points; value and type null where TIMEX3
/// has none, cue null where no word told past from future.
boost::json::array expressions_array(std::string_view text, std::span<const TimeExpression> expressions);

/// A line for each expression: type, value, words, rule and cue.
std::string expressions_text(std::string_view text, std::span<const TimeExpression> expressions,
                             const TextStyle& style);

}  // namespace datelined
