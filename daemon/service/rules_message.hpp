// RulesMessage: what a reader works by, as JSON.
#pragma once

#include "service/messages.hpp"

#include <boost/json/fwd.hpp>

namespace datelined {

boost::json::object message_of(const ReaderRules& rules);
/// Throws BadMessage.
ReaderRules rules_from(const boost::json::value& message);

}  // namespace datelined
