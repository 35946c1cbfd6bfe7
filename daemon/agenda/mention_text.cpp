// What an article announces, for people at a terminal.
#include "agenda/agenda.hpp"
#include "agenda/paint.hpp"
#include "agenda/when.hpp"
#include "text/escape.hpp"
#include "text/utf8.hpp"

#include <cstdio>

namespace datelined {

namespace {

std::string cues_text(const EventMention& mention) {
  std::string text;
  char weight[16];
  for (const Cue& cue : mention.cues) {
    std::snprintf(weight, sizeof weight, "%+.2f", cue.weight);
    text += (text.empty() ? "" : ", ") + for_terminal(cue.name) + " " + weight;
  }
  return text;
}

}  // namespace

std::string confidence_text(double confidence) {
  char text[8];
  std::snprintf(text, sizeof text, "%.2f", confidence);
  return text;
}

std::string evidence_text(const EventMention& mention, const Paint& paint) {
  const std::string whole = squeezed(mention.evidence), said = squeezed(mention.said);
  const std::size_t at = said.empty() ? std::string::npos : whole.find(said);
  if (at == std::string::npos) return for_terminal(whole);
  return for_terminal(whole.substr(0, at)) + paint.bold(for_terminal(said)) +
         for_terminal(whole.substr(at + said.size()));
}

std::string mentions_text(std::span<const EventMention> mentions, const TextStyle& style) {
  const Paint paint(style.colours);
  std::string text;
  for (const EventMention& mention : mentions) {
    if (!text.empty()) text += "\n";
    text += paint.bold(for_terminal(squeezed(mention.title))) + "\n  " + paint.time(when_words(mention.when));
    if (!mention.zone_said.empty()) text += " " + for_terminal(mention.zone_said);
    if (mention.place) text += ", " + paint.place(for_terminal(mention.place->name));
    text += "\n  " + std::string(name(mention.status)) + ", " + std::string(name(mention.category)) + ", confidence " +
            confidence_text(mention.confidence) + "\n";
    text += "  \u201c" + evidence_text(mention, paint) + "\u201d\n";
    if (!mention.cues.empty()) text += "  " + paint.dim("cues: " + cues_text(mention)) + "\n";
  }
  return text.empty() ? "No upcoming event is announced.\n" : text;
}

}  // namespace datelined
