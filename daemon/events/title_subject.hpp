// Title subject: whom the predicate speaks of, pronouns and "the release" replaced by what they stand for.
#pragma once

#include "events/background.hpp"
#include "events/phrases.hpp"

#include <cstddef>
#include <string>

namespace datelined {

struct TitleSubject {
  Phrase words;                        ///< of the sentence; empty if something stands for them
  std::string standing_for;            ///< in place of a pronoun or a definite noun
  bool speaker = false;                ///< we, I, you
  std::size_t noun = Predicate::none;  ///< the event noun that a definite subject names
};

/// The subject of `verb` in sentence `number` of the article.
TitleSubject title_subject(const std::vector<Word>& words, const std::vector<Predicate>& verbs, const Predicate& verb,
                           std::size_t number, Background& background);

}  // namespace datelined
