// Title clauses: "X will V Y" → "X to V Y"; verbs that say only that something happens leave their subject.
#include "events/title_writer.hpp"

#include <algorithm>
#include <array>

namespace datelined {

using enum Role;
using Kind = Predicate::Kind;

namespace {

constexpr std::size_t longest_front = 75;  ///< bytes of subject and verb; the rest of the title is the object's

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
      text = modal == "must" || modal == "can" || modal == "should" ? std::string(modal) + " " : "may ";
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
  const bool done = main.is(participle) && !main.is(base);
  for (std::size_t i = verb.begin + 1; i < verb.verb && done; ++i)
    if (words_[i].lower == "have") text += "have ";
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
bool TitleWriter::says_nothing(const Predicate& verb, const Phrase& object) const {
  if (verb.verb == Predicate::none) return true;
  const Word& said = words_[verb.verb];
  if (said.is(idle) || said.is(set_for)) return true;
  if (!object.empty() && words_[object.front()].is(idle)) return true;  // takes place
  return said.is(mask(be, infinite_be)) &&
         !(said.is(infinite_be) && verb.verb + 1 == verb.end && has_complement(object));
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
  std::string name = who.words.empty() ? who.standing_for : within_title(tidied(who.words));
  if (what.empty() || name.empty()) return {};
  const bool person = who.words.empty() || background_.is_name(words_[who.words.back()]);
  Title title = plain_title(text_of(words_, what) + (person ? " for " : " of ") + name, noun);
  title.words = who.words;
  return title;
}

/// "The minister is due in Brussels for talks": a subject that is no event does something there.
Title TitleWriter::due_somewhere(const Predicate& verb, const TitleSubject& who, const Phrase& object) {
  if (verb.verb != Predicate::none || verb.status == Predicate::none || verb.kind == Kind::reduced) return {};
  const std::string name = who.words.empty() ? who.standing_for : text_of(words_, tidied(who.words));
  if (name.empty() || who.noun != Predicate::none || last_noun(who.words) < words_.size()) return {};
  if (!has_complement(object) || tidied(object).empty()) return {};
  return finish_clause(name + " " + std::string(words_[verb.status].text) + " ", object, true);
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

/// As text behind other words: the capital of a sentence's first word goes.
std::string TitleWriter::within_title(const Phrase& phrase) const {
  std::string text = text_of(words_, phrase);
  if (phrase.empty()) return text;
  const Word& first = words_[phrase.front()];
  // an unknown plural at the head of a sentence is hardly a name: "Residents have until Friday"
  const bool plural =
      phrase.front() == 0 && first.lower.ends_with("s") && !(phrase.size() > 1 && words_[phrase[1]].capital);
  if (first.capital && !first.shouted && (plural || !background_.is_name(first)))
    text[0] = static_cast<char>(text[0] + ('a' - 'A'));
  return text;
}

/// What a deadline is for: "accepting submissions until" → submissions.
Phrase TitleWriter::aim(const Predicate&, const Phrase& object) const {
  Phrase goal = object;
  tidy(words_, goal);
  if (goal.size() > 8) goal.clear();
  return goal;
}

/// A subject of at most `most` bytes: what hangs on its noun goes, from the end, never the noun or a name behind it.
Phrase TitleWriter::fitted_subject(Phrase phrase, std::size_t most) const {
  const auto fits = [&] { return text_of(words_, phrase).size() <= most; };
  for (const bool of_too : {false, true})
    for (std::size_t k = phrase.size(); k-- > 1 && !fits();) {
      const Word& word = words_[phrase[k]];
      const bool named = background_.is_name(words_[phrase.back()]) && !background_.is_name(words_[phrase.front()]);
      if (word.is(preposition) && !word.capital && (word.lower != "of" || (of_too && !named))) phrase.resize(k);
    }
  // "state legislator and former party president Jon Marsden"
  const auto joint =
      std::find_if(phrase.begin(), phrase.end(), [&](std::size_t i) { return words_[i].is(conjunction); });
  if (!fits() && joint != phrase.end() && background_.is_name(words_[phrase.back()]) &&
      std::none_of(phrase.begin(), joint, [&](std::size_t i) { return background_.is_name(words_[i]); }))
    phrase.erase(phrase.begin(), joint + 1);
  // "Ines Vega's long and candid account"
  const auto owner = std::find_if(phrase.begin(), phrase.end(),
                                  [&](std::size_t i) { return words_[i].capital && words_[i].lower.ends_with("'s"); });
  if (!fits() && owner != phrase.end() && owner + 2 < phrase.end()) phrase.erase(owner + 1, phrase.end() - 1);
  if (!fits()) shorten(words_, phrase, most);
  return phrase;
}

/// "The show runs until Sunday" → "Show ends"; nothing for another verb.
Title TitleWriter::ending_title(const Predicate& verb, const TitleSubject& who, const Phrase& object) {
  const bool lasts = verb.verb != Predicate::none && words_[verb.verb].is(lasting);
  const auto first = std::find_if(object.begin(), object.end(), [&](std::size_t i) {
    return !words_[i].timely && !words_[i].mark && !words_[i].is(mask(adverb, conjunction));
  });
  const bool open = first != object.end() && words_[*first].is(lasting);
  if (!source_.ends || !(lasts || (verb.kind == Kind::be && open))) return {};
  const std::string_view closes = open && words_[*first].is(happens) ? " close" : " end";
  if (who.words.empty() && who.noun != Predicate::none)
    return plain_title(who.standing_for + std::string(closes) + (who.standing_for.ends_with('s') ? "" : "s"), who.noun);
  const Phrase subject = fitted_subject(tidied(who.words), longest_front);
  if (subject.empty()) return {};
  const auto of =
      std::find_if(subject.begin() + 1, subject.end(), [&](std::size_t i) { return words_[i].is(preposition); });
  const bool plural = words_[*(of - 1)].lower.ends_with("s");
  const bool named =
      std::any_of(subject.begin(), subject.end(), [&](std::size_t i) { return background_.is_name(words_[i]); });
  Title title = plain_title(text_of(words_, subject) + std::string(closes) + (plural ? "" : "s"), last_noun(subject));
  title.text = completed(std::move(title.text), named, background_);
  title.words = subject;
  return title;
}

/// "Parliament has until 15 March to pass the bill" → "Deadline for parliament to pass the bill".
Title TitleWriter::time_left(const Predicate& verb, const TitleSubject& who, const Phrase& object) {
  if (!source_.deadline || verb.verb == Predicate::none || !words_[verb.verb].is(have)) return {};
  const std::string name = who.words.empty() ? who.standing_for : within_title(tidied(who.words));
  const auto goal = std::find_if(object.begin(), object.end(), [&](std::size_t i) { return !words_[i].timely; });
  if (goal == object.end() || !words_[*goal].is(to)) return {};
  return led("Deadline " + (name.empty() ? name : "for " + name + " "), Phrase(goal, object.end()), "deadlin");
}

bool TitleWriter::words_there(const Predicate& verb) const {
  return verb.begin > 0 && words_[verb.begin - 1].lower == "there";
}

Title TitleWriter::clause_title(const Predicate& verb) {
  const TitleSubject who = title_subject(words_, source_.verbs, verb, source_.number, background_);
  Phrase object = object_of(words_, source_.verbs, verb);
  const std::string_view main = verb.verb == Predicate::none ? "" : words_[verb.verb].lower;
  if (says_nothing(verb, object)) {
    if (Title title = scheduled_for(verb, who, object); !title.text.empty()) return title;
    if (Title title = planning(verb, who, object); !title.text.empty()) return title;
    if (Title title = due_somewhere(verb, who, object); !title.text.empty()) return title;
    if (!who.words.empty()) return finish(who.words, "", last_noun(who.words), false);
    if (!who.standing_for.empty() && who.noun != Predicate::none) return plain_title(who.standing_for, who.noun);
    if (Title title = noun_title(); !title.text.empty()) return title;
    if (who.standing_for.empty()) return finish(object, "", last_noun(object), false);
  }
  if (Title title = ending_title(verb, who, object); !title.text.empty()) return title;
  if (Title title = time_left(verb, who, object); !title.text.empty()) return title;
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
  if (front.size() > longest_front && !phrase.empty()) {
    phrase = fitted_subject(phrase, longest_front - std::min(verb_text(verb).size() + 2, longest_front / 2));
    front = text_of(words_, phrase) + " " + verb_text(verb) + " ";
  }
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
