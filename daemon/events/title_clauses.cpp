// Title clauses: "X will V Y" → "X to V Y"; verbs that say only that something happens leave their subject.
#include "events/title_writer.hpp"

#include <algorithm>
#include <array>

namespace datelined {

using enum Role;
using Kind = Predicate::Kind;

namespace {

/// Verbs that say nothing but that something happens: their subject is the title.
bool empty_verb(std::string_view verb) {
  static constexpr std::array<std::string_view, 12> verbs = {"held",   "take", "takes", "happen",    "happens", "occur",
                                                             "occurs", "be",   "come",  "scheduled", "is",      "are"};
  return std::find(verbs.begin(), verbs.end(), verb) != verbs.end();
}

}  // namespace

/// "off" in "kicks off on Thursday": without it the verb says something else.
std::size_t TitleWriter::particle_behind(const Predicate& verb) const {
  static constexpr std::array<std::string_view, 13> known = {
      "off", "up", "out", "down", "together", "away", "back", "over", "around", "forward", "apart", "in", "on"};
  if (verb.end >= words_.size() || words_[verb.end].timely) return Predicate::none;
  if (std::find(known.begin(), known.end(), words_[verb.end].lower) == known.end()) return Predicate::none;
  const std::size_t next = verb.end + 1;
  const bool alone = next >= words_.size() || words_[next].mark || words_[next].timely ||
                     words_[next].is(mask(preposition, adverb, to, conjunction));
  return alone ? verb.end : Predicate::none;
}

/// "be held" → nothing, "will open" → "to open", "opens" → "opens".
std::string TitleWriter::bare_verb_text(const Predicate& verb) const {
  if (verb.verb == Predicate::none) return {};
  const Word& main = words_[verb.verb];
  std::string text;
  switch (verb.kind) {
    case Kind::may: {
      const std::string_view modal = words_[verb.begin].lower;
      text = modal == "must" || modal == "can" ? std::string(modal) + " " : "may ";
      break;
    }
    case Kind::would:
      text = "would ";
      break;
    case Kind::happens:
    case Kind::present:
    case Kind::progressive:
      return std::string(main.text);
    case Kind::past:
    case Kind::perfect:
      return std::string(main.text);
    case Kind::passive:
      return "to be " + std::string(main.text);
    default:
      if (verb.status != Predicate::none && words_[verb.status].is(expected) && !words_[verb.status].is(plan))
        text = "expected ";
      text += "to ";
  }
  if (verb.passive) text += "be ";
  std::string_view word = main.text;
  std::string plain(word);
  if (main.is(gerund) && !main.is(base)) {
    plain = "be " + plain;
  }
  return text + plain;
}

std::string TitleWriter::verb_text(const Predicate& verb) const {
  std::string text = bare_verb_text(verb);
  const std::size_t particle = particle_behind(verb);
  return particle == Predicate::none || text.empty() ? text : text + " " + std::string(words_[particle].text);
}

/// "is set for", "will be held": the subject alone is the title.
bool TitleWriter::says_nothing(const Predicate& verb, std::string_view main, const Phrase& object) const {
  if (verb.verb == Predicate::none) return true;
  if (!empty_verb(main) || (!verb.passive && main == "come")) return false;
  if (main.starts_with("take")) return !object.empty() && words_[object.front()].lower == "place";
  return !(main == "be" && verb.verb + 1 == verb.end && has_complement(object));
}

/// "Nguyen is scheduled for a pretrial hearing" → "Pretrial hearing for Nguyen".
Title TitleWriter::scheduled_for(const Predicate& verb, const TitleSubject& who, Phrase object) {
  if (verb.verb != Predicate::none || object.size() < 2 || words_[object.front()].lower != "for" ||
      words_[object.front()].timely)
    return {};
  object.erase(object.begin());
  const std::size_t noun = last_noun(object);
  if (noun >= words_.size()) return {};
  Phrase what;
  for (const std::size_t i : object) {
    what.push_back(i);
    if (i == noun) break;
  }
  tidy(words_, what);
  std::string name = who.words.empty() ? who.standing_for : text_of(words_, tidied(who.words));
  if (what.empty() || name.empty()) return {};
  const bool person = who.words.empty() || background_.is_name(words_[who.words.back()]);
  Title title = plain_title(text_of(words_, what) + (person ? " for " : " of ") + name, noun);
  title.words = who.words;
  return title;
}

/// "The band is planning a tour" → "Band planning a tour".
Title TitleWriter::planning(const Predicate& verb, const TitleSubject& who, const Phrase& object) {
  if (verb.verb != Predicate::none || verb.status == Predicate::none || !words_[verb.status].is(gerund)) return {};
  if (object.empty() || !words_[object.front()].is(mask(determiner, possessive)) || words_[object.front()].timely)
    return {};
  const std::string name = who.words.empty() ? who.standing_for : text_of(words_, tidied(who.words));
  if (name.empty()) return {};
  Title title = finish_clause(name + " " + std::string(words_[verb.status].text) + " ", object, true);
  if (const std::size_t noun = last_noun(object); noun < words_.size()) title.head = stem(words_[noun].lower);
  return title;
}

/// What a deadline is for: "accepting submissions until" → submissions.
Phrase TitleWriter::aim(const Predicate&, const Phrase& object) const {
  Phrase goal = object;
  tidy(words_, goal);
  if (goal.size() > 8) goal.clear();
  return goal;
}

std::string TitleWriter::shortened_subject(Phrase phrase, const Predicate& verb) const {
  shorten(words_, phrase, 45);
  return text_of(words_, phrase) + " " + verb_text(verb) + " ";
}

bool TitleWriter::words_there(const Predicate& verb) const {
  return verb.begin > 0 && words_[verb.begin - 1].lower == "there";
}

Title TitleWriter::clause_title(const Predicate& verb) {
  const TitleSubject who = title_subject(words_, source_.verbs, verb, source_.number, background_);
  Phrase object = object_of(words_, source_.verbs, verb);
  const std::string_view main = verb.verb == Predicate::none ? "" : words_[verb.verb].lower;
  if (says_nothing(verb, main, object)) {
    if (Title title = scheduled_for(verb, who, object); !title.text.empty()) return title;
    if (Title title = planning(verb, who, object); !title.text.empty()) return title;
    if (!who.words.empty()) return finish(who.words, "", last_noun(who.words), false);
    if (!who.standing_for.empty() && who.noun != Predicate::none) return plain_title(who.standing_for, who.noun);
    if (Title title = noun_title(); !title.text.empty()) return title;
    if (who.standing_for.empty()) return finish(object, "", last_noun(object), false);
  }
  if (words_there(verb)) return finish(object, "", last_noun(object), false);
  if (source_.deadline) {
    const Phrase goal = aim(verb, object);
    if (!goal.empty() && who.words.empty()) return led("Deadline for ", goal, "deadlin");
  }
  if (who.speaker) {
    Phrase rest = object;
    tidy(words_, rest);
    if (last_noun(rest) < words_.size() && rest.size() <= 9) return finish(rest, "", last_noun(rest), false);
    std::string lead = main.empty() ? "" : std::string(words_[verb.verb].text) + " ";
    Title title = finish_clause(lead, object, false);
    title.head = stem(main);
    return title;
  }
  Phrase phrase = who.words;
  tidy(words_, phrase);
  std::string front = phrase.empty() ? who.standing_for : text_of(words_, phrase);
  if (!front.empty() && !verb_text(verb).empty()) front += ' ';
  front += verb_text(verb);
  if (!front.empty()) front += ' ';
  bool named = !who.standing_for.empty();
  for (const std::size_t i : phrase) named = named || background_.is_name(words_[i]);
  if (phrase.empty() && who.standing_for.empty() && last_noun(object) < words_.size())
    return finish(object, "", last_noun(object), false);
  if (front.size() > 60) front = phrase.empty() ? verb_text(verb) + " " : shortened_subject(phrase, verb);
  if (!object.empty() && object.front() == particle_behind(verb)) object.erase(object.begin());
  trim_object(object);
  Title title = finish_clause(front, object, named);
  const std::size_t noun = last_noun(object);
  if (noun < words_.size())
    title.head = stem(words_[noun].lower);
  else if (verb.verb != Predicate::none)
    title.head = stem(main);
  title.words.insert(title.words.begin(), phrase.begin(), phrase.end());
  return title;
}

}  // namespace datelined
