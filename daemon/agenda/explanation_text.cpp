// Explanation text: each expression within its sentence, what it became, and the cues with their weights.
#include "agenda/agenda.hpp"
#include "agenda/paint.hpp"
#include "calendar/iso8601.hpp"
#include "text/escape.hpp"

#include <cstdio>

namespace datelined {
namespace {

std::string meaning_text(const TimeExpression& time) {
  const TimeSpan* when = std::get_if<TimeSpan>(&time.when);
  if (!when) return time.value.empty() ? std::string("no date") : time.value;
  const std::string start = start_form(*when), end = end_form(*when);
  return start + (end.empty() ? "" : " to " + end);
}

/// The sentence with the expression set off: in colour, or in brackets without.
std::string sentence_text(std::string_view text, const Explanation& one, const TextStyle& style) {
  const Paint paint(style.colours);
  const TextRange words = one.time.where;
  const std::string said = for_terminal(words.of(text));
  return for_terminal(TextRange{one.sentence.begin, words.begin}.of(text)) +
         (style.colours ? paint.time(paint.bold(said)) : "[" + said + "]") +
         for_terminal(TextRange{words.end, std::max(words.end, one.sentence.end)}.of(text));
}

std::string verdict_text(const Explanation::Verdict& verdict, const Paint& paint) {
  std::string out = "  event: " + paint.bold(for_terminal(verdict.title)) + "\n  confidence " +
                    confidence_text(verdict.confidence) + (verdict.shown ? ", shown\n" : ", not shown\n");
  if (!verdict.pattern.empty()) out += "    by your [[event_pattern]] \"" + for_terminal(verdict.pattern) + "\"\n";
  if (!verdict.ignore.empty()) out += "    ignored by your [[ignore]] \"" + for_terminal(verdict.ignore) + "\"\n";
  for (const Cue& cue : verdict.cues) {
    char weight[32];
    std::snprintf(weight, sizeof weight, "%+.2f", cue.weight);
    const std::string line = "    " + std::string(weight) + "  " + std::string(cue.name);
    out += (cue.weight < 0 ? paint.dim(line) : line) + "\n";
  }
  return out;
}

}  // namespace

std::string explanation_text(std::string_view text, std::span<const Explanation> explanations, const TextStyle& style) {
  const Paint paint(style.colours);
  std::string out;
  for (const Explanation& one : explanations) {
    out += "\"" + for_terminal(one.time.where.of(text)) + "\" = " + paint.time(for_terminal(meaning_text(one.time))) +
           paint.dim(" (rule " + for_terminal(one.time.rule) +
                     (one.time.cue.empty() ? "" : ", by \"" + std::string(one.time.cue) + "\"") + ")") +
           "\n  " + sentence_text(text, one, style) + "\n";
    for (const Explanation::Verdict& verdict : one.verdicts) out += verdict_text(verdict, paint);
    if (one.verdicts.empty()) out += "  no event: it lies before publication, or names no moment\n";
  }
  return out.empty() ? "no time expressions\n" : out;
}

}  // namespace datelined
