// Titles: the shapes of announcements ("X will V Y", "Y is scheduled for", "Submit Y by") as headlines.
#include "events/titles.hpp"

#include "events/phrases.hpp"
#include "events/title_subject.hpp"

#include <algorithm>
#include <array>

namespace datelined {
namespace {

using enum Role;
using Kind = Predicate::Kind;

/// Verbs that say nothing but that something happens: their subject is the title.
bool empty_verb(std::string_view verb) {
  static constexpr std::array<std::string_view, 12> verbs = {"held",   "take", "takes", "happen",    "happens", "occur",
                                                             "occurs", "be",   "come",  "scheduled", "is",      "are"};
  return std::find(verbs.begin(), verbs.end(), verb) != verbs.end();
}

bool inviting(std::string_view verb) {
  static constexpr std::array<std::string_view, 12> verbs = {"join",  "attend", "come",      "see",    "catch", "visit",
                                                             "enjoy", "meet",   "celebrate", "expect", "mark",  "save"};
  return std::find(verbs.begin(), verbs.end(), verb) != verbs.end();
}

class Writer {
 public:
  Writer(const TitleSource& source, Background& background)
      : source_(source), words_(source.sentence.words), background_(background) {}

  Title write() {
    const Predicate* verb = source_.governor.predicate;
    if (!verb || !verb->finite()) return noun_title_or_line();
    if (attributive_noun())
      if (Title title = noun_title(); !title.text.empty()) return title;
    switch (verb->kind) {
      case Kind::past:
      case Kind::perfect:
      case Kind::present:
      case Kind::progressive:
        if (Title title = noun_title(); !title.text.empty()) return title;
        break;
      case Kind::request:
        return request(*verb);
      case Kind::be:
        return copula(*verb);
      default:
        break;
    }
    return clause_title(*verb);
  }

 private:
  /// "Sunday's game", "the March 6 meeting", "his sentencing Dec. 2": the date belongs to the noun, not to the verb.
  bool attributive_noun() const {
    const Predicate& verb = *source_.governor.predicate;
    const std::size_t first = source_.first, next = source_.last;
    if (words_[next - 1].lower.ends_with("'s") && next < words_.size() && !words_[next].mark) return true;
    const bool led = words_[first].is(preposition);
    // "ahead of the semi-final on Friday", "after the vote on Monday"
    if (!source_.governor.right)
      for (std::size_t i = first; i-- > verb.end && first - i < 8;)
        if (words_[i].lower == "ahead" || words_[i].lower == "before" || words_[i].lower == "after")
          return std::any_of(words_.begin() + static_cast<std::ptrdiff_t>(i),
                             words_.begin() + static_cast<std::ptrdiff_t>(first),
                             [](const Word& word) { return word.is(event) && !word.timely; });
    if (!led && first > 0 && words_[first - 1].is(mask(determiner, possessive)))
      for (std::size_t i = next; i < words_.size() && i < next + 4 && !words_[i].mark; ++i)
        if (words_[i].is(event)) return true;
    if (led || first == 0 || source_.governor.right || verb.verb == Predicate::none) return false;
    const Word& before = words_[first - 1];
    return before.is(event) && !before.is(mask(present, past)) && first >= 2 &&
           words_[first - 2].is(mask(possessive)) && verb.kind != Kind::will && verb.kind != Kind::be_to;
  }

  Title finish(Phrase phrase, std::string_view lead, std::size_t head, bool named) {
    tidy(words_, phrase);
    while (phrase.size() > 1 && words_[phrase.front()].is(mask(particle, adverb, preposition)) &&
           !words_[phrase.front()].is(event) && !words_[phrase.front()].shouted)
      phrase.erase(phrase.begin());
    Title title;
    const std::size_t room = longest_title - std::min(lead.size(), longest_title / 2);
    if (text_of(words_, phrase).size() > room) drop_places(phrase);
    shorten(words_, phrase, room);
    tidy(words_, phrase);
    title.text = std::string(lead) + text_of(words_, phrase);
    title.words = phrase;
    for (const std::size_t i : phrase) named = named || background_.is_name(words_[i]);
    if (head < words_.size()) title.head = stem(words_[head].lower);
    capitalise(title.text);
    title.text = completed(std::move(title.text), named && content(phrase) + (lead.empty() ? 0 : 1) >= 2, background_);
    return title;
  }

  std::size_t content(const Phrase& phrase) const {
    return static_cast<std::size_t>(std::count_if(phrase.begin(), phrase.end(), [&](std::size_t i) {
      return !words_[i].mark && !words_[i].is(mask(determiner, possessive, preposition, conjunction, to, be, pronoun));
    }));
  }

  /// "in Barcelona, Spain" goes before anything else: the place has its own field.
  void drop_places(Phrase& phrase) const {
    for (std::size_t k = phrase.size(); k-- > 2;) {
      const Word& word = words_[phrase[k]];
      if (word.lower != "in" && word.lower != "at") continue;
      std::size_t end = k + 1;
      while (end < phrase.size() && (words_[phrase[end]].capital || words_[phrase[end]].mark == ',' ||
                                     words_[phrase[end]].lower == "the" || words_[phrase[end]].number))
        ++end;
      if (end > k + 1)
        phrase.erase(phrase.begin() + static_cast<std::ptrdiff_t>(k),
                     phrase.begin() + static_cast<std::ptrdiff_t>(end));
      return;
    }
  }

  std::size_t last_noun(const Phrase& phrase) const {
    std::size_t noun = words_.size();
    for (const std::size_t i : phrase)
      if (words_[i].is(event) && !words_[i].timely) noun = i;
    return noun;
  }

  Title noun_title_or_line() {
    Title title = noun_title();
    if (!title.text.empty()) return title;
    return title_of_line(source_.sentence, source_.first, source_.last, background_);
  }

  Title noun_title() {
    const std::optional<EventPhrase> found = event_phrase(words_, source_.first, source_.last);
    if (!found) return {};
    // "his sentencing": whose, if the sentence has a named subject
    const std::size_t begin = found->words.empty() ? 0 : found->words.front();
    const Predicate* verb = source_.governor.predicate;
    if (verb && begin < words_.size() && words_[begin].is(possessive) && !words_[begin].capital &&
        found->words.size() <= 4) {
      const TitleSubject subject = title_subject(words_, source_.verbs, *verb, source_.number, background_);
      const Phrase who = tidied(subject.words);
      const bool told = !who.empty() && who.size() <= 5 && background_.is_name(words_[who.back()]);
      const std::string name = told ? text_of(words_, who) : subject.standing_for;
      if (!name.empty() && name.size() < 40) {
        Phrase phrase = found->words;
        phrase.erase(phrase.begin());
        return finish(phrase, name + " ", found->noun, true);
      }
    }
    return finish(found->words, "", found->noun, false);
  }

  Phrase tidied(Phrase phrase) const {
    tidy(words_, phrase);
    return phrase;
  }

  /// "off" in "kicks off on Thursday": without it the verb says something else.
  std::size_t particle_behind(const Predicate& verb) const {
    static constexpr std::array<std::string_view, 13> known = {
        "off", "up", "out", "down", "together", "away", "back", "over", "around", "forward", "apart", "in", "on"};
    if (verb.end >= words_.size() || words_[verb.end].timely) return Predicate::none;
    if (std::find(known.begin(), known.end(), words_[verb.end].lower) == known.end()) return Predicate::none;
    const std::size_t next = verb.end + 1;
    const bool alone = next >= words_.size() || words_[next].mark || words_[next].timely ||
                       words_[next].is(mask(preposition, adverb, to, conjunction));
    return alone ? verb.end : Predicate::none;
  }

  std::string verb_text(const Predicate& verb) const {
    std::string text = bare_verb_text(verb);
    const std::size_t particle = particle_behind(verb);
    return particle == Predicate::none || text.empty() ? text : text + " " + std::string(words_[particle].text);
  }

  /// "be held" → nothing, "will open" → "to open", "opens" → "opens".
  std::string bare_verb_text(const Predicate& verb) const {
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

  Title clause_title(const Predicate& verb) {
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

  /// "is set for", "will be held": the subject alone is the title.
  bool says_nothing(const Predicate& verb, std::string_view main, const Phrase& object) const {
    if (verb.verb == Predicate::none) return true;
    if (!empty_verb(main) || (!verb.passive && main == "come")) return false;
    if (main.starts_with("take")) return !object.empty() && words_[object.front()].lower == "place";
    return !(main == "be" && verb.verb + 1 == verb.end && has_complement(object));
  }

  /// "Nguyen is scheduled for a pretrial hearing" → "Pretrial hearing for Nguyen".
  Title scheduled_for(const Predicate& verb, const TitleSubject& who, Phrase object) {
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
  Title planning(const Predicate& verb, const TitleSubject& who, const Phrase& object) {
    if (verb.verb != Predicate::none || verb.status == Predicate::none || !words_[verb.status].is(gerund)) return {};
    if (object.empty() || !words_[object.front()].is(mask(determiner, possessive)) || words_[object.front()].timely)
      return {};
    const std::string name = who.words.empty() ? who.standing_for : text_of(words_, tidied(who.words));
    if (name.empty()) return {};
    Title title = finish_clause(name + " " + std::string(words_[verb.status].text) + " ", object, true);
    if (const std::size_t noun = last_noun(object); noun < words_.size()) title.head = stem(words_[noun].lower);
    return title;
  }

  Title plain_title(std::string text, std::size_t noun) {
    Title title;
    title.text = std::move(text);
    if (noun < words_.size()) title.head = stem(words_[noun].lower);
    capitalise(title.text);
    title.text = completed(std::move(title.text), true, background_);
    return title;
  }

  Title led(std::string lead, const Phrase& phrase, std::string head) {
    Title title = finish_clause(std::move(lead), phrase, false);
    title.head = std::move(head);
    return title;
  }

  /// What a deadline is for: "accepting submissions until" → submissions.
  Phrase aim(const Predicate&, const Phrase& object) const {
    Phrase goal = object;
    tidy(words_, goal);
    if (goal.size() > 8) goal.clear();
    return goal;
  }

  std::string shortened_subject(Phrase phrase, const Predicate& verb) const {
    shorten(words_, phrase, 45);
    return text_of(words_, phrase) + " " + verb_text(verb) + " ";
  }

  /// Places in an overlong object go first, then what stands behind the first phrase.
  Title finish_clause(const std::string& front, Phrase object, bool named) {
    drop_tail(object);
    tidy_object(object);
    const std::size_t room = longest_title > front.size() + 10 ? longest_title - front.size() : 10;
    if (text_of(words_, object).size() > room) drop_places(object);
    shorten(words_, object, room);
    while (!object.empty() && words_[object.back()].mark && words_[object.back()].mark != '"') object.pop_back();
    Title title;
    title.text = front + text_of(words_, object);
    while (title.text.ends_with(' ')) title.text.pop_back();
    for (const std::size_t i : object) named = named || background_.is_name(words_[i]);
    title.words = object;
    capitalise(title.text);
    title.text = completed(std::move(title.text), named, background_);
    return title;
  }

  /// ", giving travellers four days", ", in a central bank circular": what follows the comma is told, not announced.
  void drop_tail(Phrase& object) const {
    for (std::size_t k = 1; k + 1 < object.size(); ++k) {
      if (words_[object[k]].mark != ',') continue;
      const Word& next = words_[object[k + 1]];
      if (next.timely || next.capital) continue;
      const Phrase kept(object.begin(), object.begin() + static_cast<std::ptrdiff_t>(k));
      if (content(kept) < 2 || !next.is(mask(gerund, preposition, participle, adverb, subordinator))) continue;
      object.resize(k);
      return;
    }
  }

  /// As tidy, but a leading "the" stays: "to open the fair".
  void tidy_object(Phrase& object) const {
    Phrase rest = object;
    tidy(words_, rest);
    if (rest.empty()) {
      object.clear();
      return;
    }
    const auto begin = std::find(object.begin(), object.end(), rest.front());
    if (begin != object.begin() && words_[*(begin - 1)].is(mask(determiner, possessive)) &&
        !words_[*(begin - 1)].timely)
      rest.insert(rest.begin(), *(begin - 1));
    object = std::move(rest);
  }

  bool has_complement(const Phrase& object) const {
    return std::any_of(object.begin(), object.end(), [&](std::size_t i) {
      return !words_[i].mark && !words_[i].timely && !words_[i].is(mask(preposition, determiner, adverb));
    });
  }

  void trim_object(Phrase& object) const {
    while (!object.empty() && words_[object.front()].is(particle) == false && words_[object.front()].is(adverb) &&
           !words_[object.front()].is(event))
      object.erase(object.begin());
  }

  bool words_there(const Predicate& verb) const { return verb.begin > 0 && words_[verb.begin - 1].lower == "there"; }

  Phrase with_of(Phrase subject) const { return subject; }

  /// "The deadline is 9 January", "9 January is the deadline for X", "The show is at the Hall on Friday".
  Title copula(const Predicate& verb) {
    const TitleSubject who = title_subject(words_, source_.verbs, verb, source_.number, background_);
    Phrase object = object_of(words_, source_.verbs, verb);
    if (words_there(verb)) return finish(object, "", last_noun(object), false);
    const bool open =
        std::any_of(object.begin(), object.end(), [&](std::size_t i) { return words_[i].lower == "open"; });
    if (open && (source_.deadline || source_.ends) && !who.words.empty()) {
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

  Title clause_title_be(const Predicate&, const TitleSubject& who, Phrase object) {
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

  Title request(const Predicate& verb) {
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

  const TitleSource& source_;
  const std::vector<Word>& words_;
  Background& background_;
};

}  // namespace

Title title_of(const TitleSource& source, Background& background) {
  if (background.vocabulary().titles() != TitleShape::headline) return sentence_title(source, background);
  return Writer(source, background).write(); }

}  // namespace datelined
