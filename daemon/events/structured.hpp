// Structured: events that an article's own markup announces (schema.org in JSON-LD, VEVENT).
#pragma once

#include "articles/article.hpp"
#include "events/event.hpp"

#include <vector>

namespace datelined {

/// The upcoming events of `article.markup`, first in trust. Broken markup gives none.
std::vector<EventMention> structured_mentions(const Article& article);

}  // namespace datelined
