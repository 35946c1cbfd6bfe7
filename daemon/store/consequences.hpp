// Consequences: what one article makes of the events it touches, in memory until the end.
#pragma once

#include "events/history.hpp"
#include "events/likeness.hpp"
#include "store/store.hpp"

#include <optional>
#include <string>
#include <vector>

namespace datelined {

/// An event the article speaks of, or spoke of when it was read before, or whose claims it made change hands.
struct Touched {
  std::optional<Event> before;  ///< as stored; nothing: it is new
  Event now;
  bool spoken_of = false;  ///< by the article as it is now
};

/// On the store thread; every call may throw StoreError. `article` outlives it.
class Consequences {
 public:
  Consequences(Store& store, const Article& article, Instant now);

  /// Looks the article up; false if it is known with the same content.
  bool recognise();
  bool known() const { return known_; }      ///< read before, with the same content
  bool changed() const { return changed_; }  ///< read before, with other content
  ArticleId article() const { return id_; }  ///< of an article read before, or after `kept`

  /// What the article said when it was read before is taken back.
  void take_back_claims();
  void believe(EventMention mention);
  /// After all mentions. If the article comes after a later one, all it may bear on is told apart anew, in the order of
  /// publication.
  void regroup();
  /// Writes the article and what it touched, with revisions counted and the history continued.
  std::vector<Touched> kept();

 private:
  std::vector<Event> not_touched(std::vector<Event> events) const;
  Touched* spoken_to(const EventMention& mention, const std::vector<Event>& stored);
  Claim claim_of(EventMention mention) const;
  std::string new_uid(const EventMention& mention);
  void note_related(const Event& event, const Claim& claim);
  void note_attracted(const Touched& attracting, const Appearance& appearance, const Claim& claim);
  bool widen(std::vector<Event>& known, const std::vector<Event>& apart);
  void take(const std::vector<Event>& known, std::vector<Event> apart);
  void settle_revision(Touched& touched) const;
  void keep_step(const Touched& touched);

  Store& store_;
  const Article& article_;
  Instant now_;
  ArticleId id_;
  bool known_ = false, changed_ = false;
  std::vector<Touched> touched_;
  KnownTraits traits_;
  std::vector<Event> related_;  ///< not touched, but could be the same happenings
  bool late_ = false;           ///< something that was heard already is to be heard after this article
};

}  // namespace datelined
