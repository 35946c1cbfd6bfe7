// Title writer: one clause as a headline; its parts by shape are in title_clauses.cpp, title_statements.cpp,
// title_ends.cpp.
#pragma once

#include "events/phrases.hpp"
#include "events/title_subject.hpp"
#include "events/titles.hpp"

#include <string>
#include <string_view>

namespace datelined {

class TitleWriter {
 public:
  TitleWriter(const TitleSource& source, Background& background)
      : source_(source), words_(source.sentence.words), background_(background) {}

  Title write();

 private:
  bool attributive_noun() const;
  Title noun_title_or_line();
  Title noun_title();
  std::size_t particle_behind(const Predicate& verb) const;
  std::string bare_verb_text(const Predicate& verb) const;
  std::string verb_text(const Predicate& verb) const;
  bool says_nothing(const Predicate& verb, const Phrase& object) const;
  Title scheduled_for(const Predicate& verb, const TitleSubject& who, Phrase object);
  Title due_somewhere(const Predicate& verb, const TitleSubject& who, const Phrase& object);
  Title planning(const Predicate& verb, const TitleSubject& who, const Phrase& object);
  std::string within_title(const Phrase& phrase) const;
  Phrase aim(const Predicate&, const Phrase& object) const;
  Phrase fitted_subject(Phrase phrase, std::size_t most) const;
  Title ending_title(const Predicate& verb, const TitleSubject& who, const Phrase& object);
  Title time_left(const Predicate& verb, const TitleSubject& who, const Phrase& object);
  bool words_there(const Predicate& verb) const;
  Title clause_title(const Predicate& verb);
  Title copula(const Predicate& verb);
  Title clause_title_be(const Predicate&, const TitleSubject& who, Phrase object);
  Title request(const Predicate& verb);
  Title finish(Phrase phrase, std::string_view lead, std::size_t head, bool named);
  Title finish_clause(const std::string& front, Phrase object, bool named);
  Title plain_title(std::string text, std::size_t noun);
  Title led(std::string lead, const Phrase& phrase, std::string head);
  std::size_t content(const Phrase& phrase) const;
  std::size_t last_noun(const Phrase& phrase) const;
  bool has_complement(const Phrase& object) const;
  Phrase tidied(Phrase phrase) const;
  void drop_places(Phrase& phrase) const;
  void drop_tail(Phrase& object) const;
  void tidy_object(Phrase& object) const;
  void trim_object(Phrase& object) const;

  const TitleSource& source_;
  const std::vector<Word>& words_;
  Background& background_;
};

}  // namespace datelined
