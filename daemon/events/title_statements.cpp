// Title statements: what a copula says ("The deadline is …") and what a request asks for ("Submit Y by").
#include "events/title_writer.hpp"

#include <algorithm>
#include <array>

namespace datelined {

using enum Role;
using Kind = Predicate::Kind;

namespace {

bool inviting(std::string_view verb) {
  static constexpr std::array<std::string_view, 12> verbs = {"join",  "attend", "come",      "see",    "catch", "visit",
                                                             "enjoy", "meet",   "celebrate", "expect", "mark",  "save"};
  return std::find(verbs.begin(), verbs.end(), verb) != verbs.end();
}

}  // namespace

/// "The deadline is 9 January", "9 January is the deadline for X", "The show is at the Hall on Friday".
Title TitleWriter::copula(const Predicate& verb) {
  const TitleSubject who = title_subject(words_, source_.verbs, verb, source_.number, background_);
  Phrase object = object_of(words_, source_.verbs, verb);
  if (words_there(verb)) return finish(object, "", last_noun(object), false);
  if (Title title = ending_title(verb, who, object); !title.text.empty()) return title;
  const bool open = std::any_of(object.begin(), object.end(), [&](std::size_t i) { return words_[i].lower == "open"; });
  if (open && source_.deadline && !who.words.empty()) {
    Title title = finish(who.words, "", last_noun(who.words), false);
    const bool plural = words_[who.words.back()].lower.ends_with("s");
    const std::size_t dash = title.text.find(" – ");
    title.text.insert(std::min(dash, title.text.size()), plural ? " close" : " closes");
    if (title.text.size() <= longest_title) return title;
  }
  if (!who.standing_for.empty() && who.noun != Predicate::none) return plain_title(who.standing_for, who.noun);
  if (!who.words.empty() && last_noun(who.words) < words_.size())
    return finish(who.words, "", last_noun(who.words), false);
  if (last_noun(object) < words_.size()) {
    // "RustConf is a two-day event held in": the name and what it is
    const Phrase who_words = tidied(who.words);
    if (!who_words.empty() && background_.is_name(words_[who_words.front()]) && who_words.size() <= 6) {
      Phrase what;
      for (const std::size_t i : object) {
        if (words_[i].mark || words_[i].is(mask(preposition, gerund))) break;
        what.push_back(i);
      }
      Title title = finish(what, text_of(words_, who_words) + ", ", last_noun(what), true);
      title.words.insert(title.words.begin(), who_words.begin(), who_words.end());
      return title;
    }
    if (Title title = noun_title(); !title.text.empty()) return title;
    if (last_noun(object) < words_.size() && who.words.empty()) return finish(object, "", last_noun(object), false);
  }
  if (!has_complement(object) && !who.words.empty()) return finish(who.words, "", last_noun(who.words), false);
  return clause_title_be(verb, who, object);
}

Title TitleWriter::clause_title_be(const Predicate&, const TitleSubject& who, Phrase object) {
  Phrase phrase = who.words;
  tidy(words_, phrase);
  std::string front = phrase.empty() ? who.standing_for : text_of(words_, phrase);
  bool named = !who.standing_for.empty();
  for (const std::size_t i : phrase) named = named || background_.is_name(words_[i]);
  const bool verbal =
      !object.empty() && !words_[object.front()].capital && !words_[object.front()].is(mask(determiner));
  if (!front.empty()) front += verbal ? " " : ": ";
  if (front.size() > 60) {
    shorten(words_, phrase, 50);
    front = text_of(words_, phrase) + " ";
  }
  Title title = finish_clause(front, object, named);
  title.words.insert(title.words.begin(), phrase.begin(), phrase.end());
  if (last_noun(object) < words_.size()) title.head = stem(words_[last_noun(object)].lower);
  return title;
}

Title TitleWriter::request(const Predicate& verb) {
  Phrase object = object_of(words_, source_.verbs, verb);
  const std::string_view main = words_[verb.verb].lower;
  if (inviting(main)) {
    Phrase behind = object;
    const auto aim = std::find_if(behind.begin(), behind.end(),
                                  [&](std::size_t i) { return words_[i].lower == "for" && !words_[i].timely; });
    if (aim != behind.end() && main == "join") behind.erase(behind.begin(), aim + 1);
    while (!behind.empty() &&
           (words_[behind.front()].is(mask(pronoun, preposition)) || words_[behind.front()].lower == "us"))
      behind.erase(behind.begin());
    if (content(behind) > 0) return finish(behind, "", last_noun(behind), false);
  }
  if (source_.deadline) {
    const bool registering = main == "register" || main == "sign" || main == "enroll";
    if (registering) {
      Title title = finish(object, "Registration deadline", verb.verb, false);
      Phrase rest = object;
      tidy(words_, rest);
      title.text = completed("Registration deadline" + (content(rest) ? " " + text_of(words_, rest) : std::string()),
                             false, background_);
      if (title.text.size() <= longest_title) return title;
    }
    const std::string lead = "Deadline to " + std::string(words_[verb.verb].lower) + " ";
    Title title = finish_clause(lead, object, false);
    title.head = "deadlin";
    return title;
  }
  std::string lead(words_[verb.verb].text);
  Title title = finish_clause(lead + " ", object, false);
  title.head = stem(main);
  return title;
}

}  // namespace datelined
