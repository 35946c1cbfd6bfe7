// Articles and mentions as they go over the pipe between the daemon and its readers.
#pragma once

#include "articles/article.hpp"
#include "events/event.hpp"

#include <boost/json/fwd.hpp>

#include <string_view>

namespace datelined {

boost::json::object message_of(const Article& article);
/// Throws BadMessage unless every field is there and sound.
Article article_from(const boost::json::value& message);

boost::json::object message_of(const EventMention& mention);
/// A mention of an article whose `whole_text` is `text`: its ranges must lie in it. Throws BadMessage.
EventMention mention_from(const boost::json::value& message, std::string_view text);

}  // namespace datelined
